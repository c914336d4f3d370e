import { type CallName, callOf } from '@shared/ipc/contract'
import { instant } from '@shared/kernel/time'
import type { Call } from '@shared/kernel/contractSlice'
import type { Reply } from '@shared/kernel/errors'
import { createDesktopFeature } from '../desktop/feature'
import type { Launch } from '../desktop/launchArguments'
import { createCheckInsFeature } from '../features/check-ins/feature'
import { createConversationsFeature } from '../features/conversations/feature'
import { createWorksheetsFeature } from '../features/worksheets/feature'
import { createBackupsFeature } from '../features/data/backups/feature'
import { closableFiles } from '../features/data/erase/closableFiles'
import { createDataFeature } from '../features/data/feature'
import { createDraftsFeature } from '../features/drafts/feature'
import { createGuidesFeature } from '../features/guides/feature'
import { createHelpNowFeature } from '../features/help-now/feature'
import { createHelperLoadFeature } from '../features/helper-load/feature'
import { createInvitationsFeature } from '../features/invitations/feature'
import { createJournalFeature } from '../features/journal/feature'
import { createLookingBackFeature } from '../features/looking-back/feature'
import { createMomentsFeature } from '../features/moments/feature'
import { createPeopleFeature } from '../features/people/feature'
import { createPhrasesFeature } from '../features/phrases/feature'
import { createPlanFeature } from '../features/plan/feature'
import { createSearchFeature } from '../features/search/feature'
import { createSectionLockFeature } from '../features/section-lock/feature'
import { createSettingsFeature, reportSettings } from '../features/settings/feature'
import { SettingsService } from '../features/settings/settingsService'
import { surroundingsNow } from '../features/settings/surroundings'
import { createVaultAccessFeature } from '../features/vault-access/feature'
import { createWhatHelpsFeature } from '../features/what-helps/feature'
import { broadcastEvents } from '../ipc/broadcast'
import { createGate, type Sender } from '../ipc/gate'
import { DisposableStore } from '../kernel/disposables'
import { EventBus } from '../kernel/eventBus'
import type { Feature } from '../kernel/feature'
import { JobRunner } from '../kernel/jobRunner'
import { Notices } from '../kernel/notices'
import { PendingTasks } from '../kernel/pendingTasks'
import type { Ports, ShownPicture } from '../ports'
import { JsonDocument } from '../vault/jsonDocument'
import { Vault } from '../vault/vault'
import { createAppFeature } from './feature'
import { prepareWindows, startsWithMainWindow } from './firstWindow'
import { mergeHandlers } from './mergeHandlers'
import { withLimits } from './portLimits'
import { UserDataLease } from './userDataLease'

/** The whole core while it runs. */
export interface LuwteApp {
  /** What a window asks; never rejects. */
  handle(name: CallName, input: unknown, sender: Sender): Promise<Reply<unknown>>
  /** A picture of an entry, for a page to show; null: there is none, or it cannot be read now. */
  picture(blob: string): Promise<ShownPicture | null>
  /** Luwte was started once more, or the system asks for its window. */
  launchedAgain(launch: Launch): void
  /** Resolves when every call that was made has been answered: what a window sent on its way out is on disk. */
  close(): Promise<void>
}

/**
 * Puts the main process together from its ports. The same wiring runs in tests, without Electron.
 * @param onAnswering calls can be made from now on, though not everything has started: a window needs `app.state` for its
 * first frame. All other calls wait for the rest. Throws StartRefused: see UserDataLease.
 */
export async function createApp(
  given: Ports,
  launch: Launch,
  origins: readonly string[],
  onAnswering: (answering: Pick<LuwteApp, 'handle' | 'picture'>) => void = () => undefined,
): Promise<LuwteApp> {
  const closable = closableFiles(given.files)
  const ports = withLimits({ ...given, files: closable.files })
  const { log, paths, system, windows } = ports

  // What is added first ends last.
  const ends = new DisposableStore()
  const tasks = new PendingTasks(log)
  const events = new EventBus()
  const notices = new Notices((list) => events.emit('notices.changed', list))
  const jobs = new JobRunner((progress) => events.emit('job.changed', progress))
  const onNotice = notices.add.bind(notices)
  ends.add(broadcastEvents(events, windows))

  const settings = await SettingsService.open({
    document: new JsonDocument<object>(ports, paths.userData, 'settings.json'),
    surroundings: () => surroundingsNow(ports),
    onNotice,
  })
  ends.add(reportSettings(settings, events))
  tasks.inBackground(settings.endJourney())

  if (ports.clock.now() < system.builtAt) onNotice({ code: 'clock-behind', at: instant(ports.clock.now()) })
  const lease = new UserDataLease(ports, (host) => notices.add({ code: 'other-host', host }))
  await lease.take(settings.language)
  const renewLease = () => void lease.renew()
  ends.add(() => lease.dispose(), ports.power.onResume(renewLease), events.on('moments.changed', renewLease))

  prepareWindows(ports, settings)
  // The window is made while the vault is still being read, if not earlier.
  const isMainWanted = startsWithMainWindow(launch)
  if (isMainWanted && !windows.isOpen('main')) windows.open('main', '/today')

  const vault = await Vault.open({
    ...ports,
    paths: { userData: paths.userData, vault: settings.current.vaultFolder ?? paths.vault },
    machineId: () => system.machineId(),
    onNotice,
    onPassed: notices.withdraw.bind(notices),
  })
  ends.add(
    () => vault.close(),
    () => tasks.ended(),
    () => jobs.ended(),
  )

  /** The feature ends with the app, before those that were made earlier. */
  function added<Made extends Feature<never>>(feature: Made): Made {
    ends.add(() => feature.dispose())
    return feature
  }
  const { inBackground } = tasks
  const context = { ...ports, ports, vault, settings, notices, events, jobs, tasks, inBackground }
  const drafts = added(createDraftsFeature(context))
  const backups = createBackupsFeature(context)
  const vaultAccess = added(createVaultAccessFeature({ ...context, ...drafts.services, ...backups.services }))
  const { access, autoLock } = vaultAccess.services
  const data = added(
    createDataFeature({
      ...{ ...context, ...drafts.services, backups, access, autoLock },
      stopWriting() {
        notices.close()
        return closable.stopWriting()
      },
    }),
  )
  const moments = added(createMomentsFeature(context))
  const { answers, scheduler } = moments.services
  const checkIns = added(createCheckInsFeature({ ...context, moments: answers }))
  const search = added(createSearchFeature(context))
  const journal = added(createJournalFeature({ ...context, ...drafts.services, ...search.services, moments: answers }))
  const guides = added(createGuidesFeature({ ...context, ...drafts.services }))
  const people = added(createPeopleFeature({ ...context, rhythms: moments.services.rhythms }))
  const phrases = added(createPhrasesFeature(context))
  const plan = added(createPlanFeature(context))
  const conversations = added(createConversationsFeature(context))
  const worksheets = added(createWorksheetsFeature(context))
  const helperLoad = added(createHelperLoadFeature(context))
  const invitations = added(createInvitationsFeature(context))
  const whatHelps = added(createWhatHelpsFeature(context))
  const sectionLock = added(createSectionLockFeature({ ...context, ...drafts.services }))
  const lookingBack = added(createLookingBackFeature(context))
  const helpNow = added(createHelpNowFeature(context))
  const settingsFeature = added(createSettingsFeature(context))
  const app = added(createAppFeature({ ...context, moments: moments.services }))
  const desktop = added(createDesktopFeature({ ...context, ...checkIns.services, moments: moments.services, autoLock }))
  const { commands, tray } = desktop.services

  const gate = createGate(
    mergeHandlers(
      app.handlers,
      desktop.handlers,
      settingsFeature.handlers,
      vaultAccess.handlers,
      data.handlers,
      drafts.handlers,
      moments.handlers,
      checkIns.handlers,
      journal.handlers,
      guides.handlers,
      people.handlers,
      phrases.handlers,
      plan.handlers,
      conversations.handlers,
      worksheets.handlers,
      helperLoad.handlers,
      invitations.handlers,
      whatHelps.handlers,
      search.handlers,
      sectionLock.handlers,
      lookingBack.handlers,
      helpNow.handlers,
    ),
    { origins, log, isLocked: () => vault.lock === 'locked' },
  )

  async function start(): Promise<void> {
    await desktop.services.start()
    await scheduler.start()
    if (!isMainWanted) commands.launch(launch)
    await vaultAccess.services.start()
    await backups.services.start()
    await tray.update()
  }

  const started = start()
  const luwte: LuwteApp = {
    handle(name, input, sender) {
      renewLease()
      const answering = name === 'app.state' ? gate(name, input, sender) : started.then(() => gate(name, input, sender))
      void answering.then((reply) => {
        if (!reply.ok && reply.error.code === 'locked') vaultAccess.services.checkLock()
      })
      return asksInDialog(name) ? answering : tasks.trackCall(answering)
    },
    picture: (blob) => journal.services.pictures.show(blob),
    launchedAgain: (again) => commands.launch(again),
    close: () => ends.dispose(),
  }
  // The keyring may still open a locked vault: a window must not begin with a lock screen for a moment.
  if (vault.lock === 'locked') await started
  onAnswering(luwte)
  await started
  return luwte
}

/** Also for a name that is not in the contract, which the gate refuses. */
const asksInDialog = (name: CallName): boolean => (callOf(name) as Call | undefined)?.asksInDialog === true
