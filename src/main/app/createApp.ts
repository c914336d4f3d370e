import { type CallName, callOf } from '@shared/ipc/contract'
import type { Call } from '@shared/kernel/contractSlice'
import type { Reply } from '@shared/kernel/errors'
import { broadcastTo } from '../ipc/broadcast'
import { createGate, type Sender } from '../ipc/gate'
import { createHandlers } from '../ipc/handlers'
import type { Ports } from '../ports'
import { BookmarkService } from '../features/guides/bookmarkService'
import { CheckInService } from '../features/check-ins/checkInService'
import { DraftInbox } from '../vault/crypto/draftInbox'
import { sealedObject } from '../vault/crypto/sealedObject'
import { WindowClosing } from '../desktop/windowClosing'
import { Commands } from '../desktop/commands'
import { PresenceOnDesktop } from '../desktop/desktopPresence'
import { DraftService } from '../features/drafts/draftService'
import { EntryService } from '../features/journal/entryService'
import type { Launch } from '../desktop/launchArguments'
import { closableFiles } from '../features/data/erase/closableFiles'
import { MomentAnswers } from '../features/moments/momentAnswers'
import { MomentLogStore } from '../features/moments/momentLog'
import { notificationWords } from '../features/moments/momentNotification'
import { Notices } from '../kernel/notices'
import { PersonalService } from '../features/check-ins/personalService'
import { PhraseService } from '../features/phrases/phraseService'
import { PlanService } from '../features/plan/planService'
import { SearchService } from '../features/search/searchService'
import { MomentScheduler } from '../features/moments/momentScheduler'
import { RhythmService } from '../features/moments/rhythmService'
import { SettingsService } from '../features/settings/settingsService'
import { TrayPresenter } from '../desktop/trayPresenter'
import { PendingTasks } from '../kernel/pendingTasks'
import { JsonDocument } from '../vault/jsonDocument'
import { Vault } from '../vault/vault'
import { wireVault } from './vaultWiring'

export interface LuwteApp {
  /** What a window asks; never rejects. */
  handle(name: CallName, input: unknown, sender: Sender): Promise<Reply<unknown>>
  /** Luwte was started once more, or the system asks for its window. */
  launchedAgain(launch: Launch): void
  /** Resolves when every call that was made has been answered: what a window sent on its way out is on disk. */
  close(): Promise<void>
}

/** Puts the house together from its ports. The same wiring runs in tests, without Electron. */
export async function createApp(given: Ports, launch: Launch, origins: readonly string[]): Promise<LuwteApp> {
  const closable = closableFiles(given.files)
  const ports: Ports = { ...given, files: closable.files }
  const { clock, files, windows, desktop, tray, notifier, shortcuts, log, paths } = ports
  const underWay = new PendingTasks(log)
  const { quietly } = underWay
  const broadcast = broadcastTo(windows)
  const notices = new Notices((list) => broadcast('notices.changed', list))
  const onNotice = notices.add.bind(notices)

  const documentAt = (name: string) => new JsonDocument<object>({ files, clock }, paths.userData, name)
  const settings = await SettingsService.open({
    document: documentAt('settings.json'),
    systemLocale: desktop.systemLocale(),
    onNotice,
  })

  const presence = new PresenceOnDesktop({ ports, log, settings, hasTray: () => hasTray })
  presence.takeName()
  desktop.setTheme(themeOf(settings.current.theme))
  if (settings.current.mainWindow) windows.setMainBounds(settings.current.mainWindow)
  // The window is made while the vault is still being read; what it asks waits until the core stands.
  const isMainWanted = !launch.hidden && launch.open === null && launch.pause === undefined
  if (isMainWanted) windows.open('main', '/today')

  const vault = await Vault.open({
    ...ports,
    paths: { userData: paths.userData, vault: settings.current.vaultFolder ?? paths.vault },
    machineId: () => desktop.machineId(),
    onNotice,
    onPassed: notices.withdraw.bind(notices),
  })
  const checkIns = new CheckInService(vault, clock)
  const memory = new MomentLogStore(documentAt('moments.json'), clock)
  const reminders = new MomentScheduler({
    ...ports,
    settings,
    memory,
    wording: (kind, asksToThin) => notificationWords(settings, kind, asksToThin),
    onCannotShow(occurrence, kind) {
      log.warn('a moment could not be shown as a notification')
      if (settings.current.momentsAsWindow) commands.openUnasked(occurrence, kind)
    },
    onChange: (next) => {
      trayFace.render()
      broadcast('moments.changed', next)
    },
  })
  const trayFace = new TrayPresenter({ ...ports, vault, checkIns, settings, reminders: () => reminders })
  const moments = new MomentAnswers({ ...ports, memory, reminders, settings })
  const rhythms = new RhythmService({ clock, vault, settings })
  const drafts = new DraftService({
    document: new JsonDocument<object>(ports, paths.userData, 'drafts.json', sealedObject(vault.sealing, 'drafts')),
    box: new DraftInbox(documentAt('drafts-locked.json'), ports.cipher, vault.sealing),
    clock,
    isLocked: () => vault.lock === 'locked',
  })
  const rooms = wireVault({
    ports,
    vault,
    settings,
    drafts,
    notices,
    broadcast,
    quietly,
    answered: underWay.answered,
    onLockState: () => trayFace.renew(),
    stopWriting() {
      notices.end()
      return closable.stopWriting()
    },
  })
  const services = {
    ...rooms.services,
    settings,
    notices,
    checkIns,
    reminders,
    moments,
    rhythms,
    presence,
    entries: new EntryService(vault, clock),
    drafts,
    personal: new PersonalService({ vault, clock }),
    bookmarks: new BookmarkService({ vault, clock, drafts }),
    phrases: new PhraseService({ vault, clock }),
    plan: new PlanService({ vault, clock, settings }),
    search: new SearchService(vault),
  }

  let hasTray = await tray.isAvailable()
  const commands = new Commands({ ...ports, ...services, quietly })
  const closing = new WindowClosing({ ...ports, settings, reminders, hasTray: () => hasTray, quietly })

  settings.onChange((changed) => {
    desktop.setTheme(themeOf(changed.theme))
    presence.apply()
    rooms.services.locking.chosenAnew()
    broadcast('settings.changed', { settings: changed, language: settings.language, country: settings.country })
    trayFace.render()
  })
  let zone = clock.zone()
  function lookAtZone(): void {
    if (clock.zone() === zone) return
    zone = clock.zone()
    broadcast('zone.changed', { zone })
    trayFace.render()
    void reminders.look()
  }
  const stopZone = ports.zoneChanges.watch(lookAtZone)
  ports.power.onResume(lookAtZone)
  tray.onAction((action) => commands.tray[action]())
  tray.onAvailable((isThere) => {
    hasTray = isThere
    broadcast('desktop.changed', undefined)
  })
  notifier.onClick((occurrence) => void quietly(commands.openMoment(occurrence)))
  notifier.onButton((occurrence, button) => {
    void quietly(button === 'later' ? moments.later(occurrence) : moments.notToday(occurrence))
  })
  shortcuts.onPress((name) => commands.keys[name]())
  windows.onMainClose(() => closing.mayCloseMain())
  windows.onMainBounds((bounds) => void quietly(settings.change({ mainWindow: bounds })))
  windows.onNone(() => {
    rooms.services.locking.windowsClosed()
    closing.leaveIfUseless()
  })

  const handlers = createHandlers({
    ports,
    services,
    broadcast,
    commands,
    onCheckIn: () => trayFace.renew(),
  })
  const gate = createGate(handlers, { origins, log, isLocked: () => vault.lock === 'locked' })

  presence.apply()
  await reminders.start()
  if (!isMainWanted) commands.launch(launch)
  await rooms.begin()
  await trayFace.renew()

  return {
    handle(name, input, sender) {
      const answering = gate(name, input, sender)
      void answering.then((reply) => {
        if (!reply.ok && reply.error.code === 'locked') rooms.foundLocked()
      })
      return isDialog(name) ? answering : underWay.call(answering)
    },
    launchedAgain: (again) => commands.launch(again),
    async close() {
      stopZone()
      reminders.dispose()
      await rooms.close()
      await underWay.ended()
    },
  }
}

const themeOf = (theme: string) => (theme === 'day' ? 'light' : theme === 'night' ? 'dark' : 'system')

/** What is not in the contract is refused at once. */
const isDialog = (name: CallName): boolean => (callOf(name) as Call | undefined)?.asksInDialog === true
