import type { CallName } from '@shared/ipc/contract'
import type { SettingsChange } from '@shared/domain/settings'
import { epochOf } from '@shared/domain/time'
import type { Reply } from '@shared/ipc/errors'
import { broadcastTo } from './ipc/broadcast'
import { createGate, type Sender } from './ipc/gate'
import { createHandlers } from './ipc/handlers'
import type { Ports, TrayAction } from './ports'
import { CheckInService } from './services/checkIns'
import { desktopWords } from './services/desktopWords'
import { DraftService } from './services/drafts'
import { EntryService } from './services/entries'
import type { Launch } from './services/launch'
import { Notices } from './services/notices'
import { PersonalService } from './services/personal'
import { Reminders } from './services/reminders'
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
  const { clock, files, windows, desktop, tray, notifier, power, log, paths } = ports
  const broadcast = broadcastTo(windows)
  const notices = new Notices((list) => broadcast('notices.changed', list))
  const onNotice = notices.add.bind(notices)

  const documentAt = (name: string) => new Document<object>({ files, clock }, paths.userData, name)
  const settings = await SettingsService.open({
    document: documentAt('settings.json'),
    systemLocale: desktop.systemLocale(),
    onNotice,
  })

  const openMain = (route: string) => windows.open('main', route)
  desktop.setTheme(themeOf(settings.current.theme))
  if (settings.current.mainWindow) windows.setMainBounds(settings.current.mainWindow)
  // The window is made while the vault is still being read; what it asks waits until the core stands.
  const isMainWanted = !launch.hidden && !launch.checkIn
  if (isMainWanted) openMain('/today')

  const vault = await Vault.open({ ...ports, machineId: () => desktop.machineId(), onNotice })
  const checkIns = new CheckInService(vault, clock)
  const reminders = new Reminders({
    clock,
    log,
    notifier,
    power,
    settings,
    document: documentAt('moments.json'),
    wording: () => desktopWords[settings.language].notification,
    onChange: (next) => {
      renderTray()
      broadcast('moments.changed', next)
    },
  })
  const services = {
    settings,
    notices,
    checkIns,
    reminders,
    entries: new EntryService(vault, clock),
    drafts: new DraftService(documentAt('drafts.json'), clock),
    personal: new PersonalService(vault),
  }

  let hasTray = await tray.isAvailable()
  let lastCheckIn: number | null = null

  function renderTray(): void {
    const { pausedUntil } = settings.current
    tray.render(
      trayModel({
        language: settings.language,
        now: clock.now(),
        zone: clock.zone(),
        next: reminders.next,
        pausedUntil: pausedUntil === null ? null : Date.parse(pausedUntil),
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

  /** A change that Luwte makes by itself: there is nobody to answer to when it cannot be written. */
  function changeQuietly(change: SettingsChange): Promise<void> {
    return waitedFor(
      settings.change(change).then(
        () => undefined,
        (fault: unknown) => log.warn(`settings: ${String(fault)}`),
      ),
    )
  }

  const openCheckIn = (occurrence: string | null) =>
    windows.open('check-in', occurrence === null ? '/check-in' : `/check-in/${occurrence}`)

  const actions: Record<TrayAction, () => void> = {
    'check-in': () => openCheckIn(reminders.next.waiting),
    write: () => openMain('/journal/write/new'),
    'help-now': () => openMain('/help-now'),
    open: () => openMain('/today'),
    resume: () => void changeQuietly({ pausedUntil: null }),
    quit: () => desktop.quit(),
  }

  /** Closing puts Luwte away in the tray; where there is no tray the window is made small, and that is said once. */
  function mayCloseMain(): boolean {
    if (hasTray) return true
    // One box, however often the window is asked to close meanwhile.
    telling ??= tellNoTray().finally(() => (telling = null))
    void telling.then(() => windows.minimize('main'))
    return false
  }

  let isToldNoTray = settings.current.toldNoTray
  let telling: Promise<void> | null = null

  async function tellNoTray(): Promise<void> {
    if (isToldNoTray) return
    await desktop.tell(desktopWords[settings.language].noTray)
    // Also where it cannot be written down, once is enough for as long as Luwte runs.
    isToldNoTray = true
    await changeQuietly({ toldNoTray: true })
  }

  function show({ hidden, checkIn }: Launch): void {
    if (checkIn) openCheckIn(reminders.next.waiting)
    else if (!hidden || !hasTray) openMain('/today')
  }

  settings.onChange((changed) => {
    desktop.setTheme(themeOf(changed.theme))
    broadcast('settings.changed', { settings: changed, language: settings.language, country: settings.country })
    renderTray()
  })
  tray.onAction((action) => actions[action]())
  tray.onAvailable((isThere) => (hasTray = isThere))
  notifier.onClick(openCheckIn)
  windows.onMainClose(mayCloseMain)
  windows.onMainBounds((bounds) => void changeQuietly({ mainWindow: bounds }))

  const handlers = createHandlers({
    ports,
    services,
    broadcast,
    hasTray: () => hasTray,
    openMain,
    onCheckIn: rememberLastCheckIn,
  })
  const gate = createGate(handlers, { origins, log })

  if (!isMainWanted) show(launch)
  await reminders.start()
  await rememberLastCheckIn()

  return {
    handle(name, input, sender) {
      return waitedFor(gate(name, input, sender))
    },
    launchedAgain: ({ checkIn }) => show({ checkIn, hidden: false }),
    async close() {
      reminders.dispose()
      // What is answered may have begun something else.
      while (underWay.size > 0) await Promise.all(underWay)
    },
  }
}

const themeOf = (theme: string) => (theme === 'day' ? 'light' : theme === 'night' ? 'dark' : 'system')
