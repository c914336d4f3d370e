import { snoozesAt } from '@shared/domain/snooze'
import { epochOf } from '@shared/domain/time'
import type { CallName } from '@shared/ipc/contract'
import type { Reply } from '@shared/ipc/errors'
import { broadcastTo } from './ipc/broadcast'
import { createGate, type Sender } from './ipc/gate'
import { createHandlers } from './ipc/handlers'
import type { Ports } from './ports'
import { BookmarkService } from './services/bookmarks'
import { CheckInService } from './services/checkIns'
import { Closing } from './services/closing'
import { Commands } from './services/commands'
import { PresenceOnDesktop } from './services/desktopPresence'
import { DraftService } from './services/drafts'
import { EntryService } from './services/entries'
import type { Launch } from './services/launch'
import { MomentAnswers } from './services/momentAnswers'
import { MomentMemory } from './services/momentMemory'
import { notificationWords } from './services/momentDoors'
import { Notices } from './services/notices'
import { PersonalService } from './services/personal'
import { PhraseService } from './services/phrases'
import { PlanService } from './services/plan'
import { Reminders } from './services/reminders'
import { RhythmService } from './services/rhythms'
import { SettingsService } from './services/settings'
import { trayModel } from './services/trayModel'
import { Document } from './storage/document'
import { Vault } from './storage/vault'

export interface LuwteApp {
  /** What a window asks; never rejects. */
  handle(name: CallName, input: unknown, sender: Sender): Promise<Reply<unknown>>
  /** Luwte was started once more, or the system asks for its window. */
  launchedAgain(launch: Launch): void
  /** Resolves when every call that was made has been answered: what a window sent on its way out is on disk. */
  close(): Promise<void>
}

/** How many days of check-ins Today and the tray look back over for the last one. */
const LAST_CHECK_IN_DAYS = 7

/** Puts the house together from its ports. The same wiring runs in tests, without Electron. */
export async function createApp(ports: Ports, launch: Launch, origins: readonly string[]): Promise<LuwteApp> {
  const { clock, files, windows, desktop, tray, notifier, shortcuts, log, paths } = ports
  const broadcast = broadcastTo(windows)
  const notices = new Notices((list) => broadcast('notices.changed', list))
  const onNotice = notices.add.bind(notices)

  const documentAt = (name: string) => new Document<object>({ files, clock }, paths.userData, name)
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

  const vault = await Vault.open({ ...ports, machineId: () => desktop.machineId(), onNotice })
  const checkIns = new CheckInService(vault, clock)
  const memory = new MomentMemory(documentAt('moments.json'), clock)
  const reminders = new Reminders({
    ...ports,
    settings,
    memory,
    wording: (kind, asksToThin) => notificationWords(settings, kind, asksToThin),
    onCannotShow(occurrence, kind) {
      log.warn('a moment could not be shown as a notification')
      if (settings.current.momentsAsWindow) commands.openUnasked(occurrence, kind)
    },
    onChange: (next) => {
      renderTray()
      broadcast('moments.changed', next)
    },
  })
  const moments = new MomentAnswers({ ...ports, memory, reminders, settings })
  const rhythms = new RhythmService({ clock, vault, settings })
  const services = {
    settings,
    notices,
    checkIns,
    reminders,
    moments,
    rhythms,
    presence,
    entries: new EntryService(vault, clock),
    drafts: new DraftService(documentAt('drafts.json'), clock),
    personal: new PersonalService({ vault, clock }),
    bookmarks: new BookmarkService({ vault, clock }),
    phrases: new PhraseService({ vault, clock }),
    plan: new PlanService({ vault, clock, settings }),
  }

  let hasTray = await tray.isAvailable()
  let lastCheckIn: number | null = null

  function renderTray(): void {
    const { appName, pause } = settings.current
    const now = clock.now()
    tray.render(
      trayModel({
        language: settings.language,
        appName,
        now,
        zone: clock.zone(),
        next: reminders.next,
        pause,
        snoozes: snoozesAt(now, reminders.plan).map(({ snooze }) => snooze),
        lastCheckIn,
      }),
    )
  }

  /** Never rejects: what the tray says of it is worth neither a start nor the answer to a check-in that was saved. */
  async function rememberLastCheckIn(): Promise<void> {
    try {
      const [last] = await checkIns.recent(LAST_CHECK_IN_DAYS)
      lastCheckIn = last ? epochOf(last.at) : null
    } catch (fault) {
      log.warn(`the last check-in could not be told: ${String(fault)}`)
    }
    renderTray()
  }

  const underWay = new Set<Promise<unknown>>()

  /** Closing waits for it. */
  function waitedFor<Value>(work: Promise<Value>): Promise<Value> {
    const end = work.then(
      () => undefined,
      () => undefined,
    )
    underWay.add(end)
    void end.then(() => underWay.delete(end))
    return work
  }

  /** What no window asked for: there is nobody to answer to when it cannot be done. */
  function quietly(work: Promise<unknown>): Promise<void> {
    return waitedFor(
      work.then(
        () => undefined,
        (fault: unknown) => log.warn(String(fault)),
      ),
    )
  }

  const commands = new Commands({ ...ports, ...services, quietly })
  const closing = new Closing({ ...ports, settings, reminders, hasTray: () => hasTray, quietly })

  settings.onChange((changed) => {
    desktop.setTheme(themeOf(changed.theme))
    presence.apply()
    broadcast('settings.changed', { settings: changed, language: settings.language, country: settings.country })
    renderTray()
  })
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
  windows.onNone(() => closing.leaveIfUseless())

  const handlers = createHandlers({
    ports,
    services,
    broadcast,
    commands,
    onCheckIn: rememberLastCheckIn,
  })
  const gate = createGate(handlers, { origins, log })

  presence.apply()
  await reminders.start()
  if (!isMainWanted) commands.launch(launch)
  await rememberLastCheckIn()

  return {
    handle(name, input, sender) {
      const answering = gate(name, input, sender)
      // A dialog of the system may stand there for ever, and what is put on paper is on disk already.
      return name.startsWith('printing.') ? answering : waitedFor(answering)
    },
    launchedAgain: (again) => commands.launch(again),
    async close() {
      reminders.dispose()
      // What is answered may have begun something else.
      while (underWay.size > 0) await Promise.all(underWay)
    },
  }
}

const themeOf = (theme: string) => (theme === 'day' ? 'light' : theme === 'night' ? 'dark' : 'system')
