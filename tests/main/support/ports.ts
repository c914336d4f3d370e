import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { HoldReason } from '@shared/features/moments/quietHours'
import type { ShortcutName, Shortcuts } from '@shared/features/settings/shortcuts'
import { DamagedFile } from '@main/ports/faults'
import { LuwteError } from '@shared/kernel/errors'
import { JournalIndex } from '@shared/features/search/journalIndex'
import { nodeCipher } from '@main/platform/crypto/nodeCrypto'
import { openZipBytes } from '@main/platform/files/zipArchive'
import { type Archives, beginsAsArchive } from '@main/ports/archives'
import type {
  Argon2Cost,
  Clock,
  Dialogs,
  Files,
  KeyDeriver,
  SystemKeyring,
  LauncherKind,
  Launchers,
  LauncherWords,
  NotificationButton,
  NotificationWords,
  Notifier,
  Ports,
  HoldSources,
  ShortcutKeys,
  TextIndexes,
  TrayItem,
  TrayAction,
  TrayModel,
  TrayView,
  WindowBounds,
  WindowKind,
  Windows,
} from '@main/ports'

/** A clock that only goes when a test lets it. Timers fire in order while it goes; sleep makes them late, as in life. */
export class VirtualClock implements Clock {
  #timers: { at: number; callback: () => void }[] = []
  epochMs: number
  zoneName: string
  readonly zoneWatchers = new Set<() => void>()
  /** How many timers were set, to see that nothing ticks needlessly. */
  timersSet = 0

  constructor(start: string | number, zone = 'Europe/Amsterdam') {
    this.epochMs = typeof start === 'string' ? Date.parse(start) : start
    this.zoneName = zone
  }

  now = () => this.epochMs
  zone = () => this.zoneName

  after(milliseconds: number, callback: () => void) {
    const timer = { at: this.epochMs + milliseconds, callback }
    this.timersSet += 1
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer)
    }
  }

  get pendingTimers(): number {
    return this.#timers.length
  }

  /** Lets time pass; `settle` is awaited after each timer, so that what it began is done. */
  async pass(milliseconds: number, settle: () => Promise<unknown>): Promise<void> {
    const end = this.epochMs + milliseconds
    for (;;) {
      const next = this.#timers.filter((timer) => timer.at <= end).sort((one, other) => one.at - other.at)[0]
      if (!next) break
      this.epochMs = Math.max(this.epochMs, next.at)
      this.#fire(next)
      await settle()
    }
    this.epochMs = end
  }

  /** The computer sleeps, or somebody sets the clock: the time is another one at once, and no timer fired. */
  jump(milliseconds: number): void {
    this.epochMs += milliseconds
  }

  /** The computer is taken to another time zone, and says so. */
  travel(zone: string): void {
    this.zoneName = zone
    for (const tell of [...this.zoneWatchers]) tell()
  }

  #fire(timer: { callback: () => void }): void {
    this.#timers = this.#timers.filter((other) => other !== timer)
    timer.callback()
  }
}

export interface OwnIndexes extends TextIndexes {
  /** Those that have not ended. */
  running: Set<JournalIndex>
}

/** Indexes in this thread. Like messages to another one, answers come later, and what is handed over is a copy. */
export function ownIndexes(): OwnIndexes {
  const running = new Set<JournalIndex>()
  return {
    running,
    start() {
      const index = new JournalIndex()
      running.add(index)
      async function ask<Value>(answer: () => Value): Promise<Value> {
        await new Promise((resolve) => setImmediate(resolve))
        if (!running.has(index)) throw new LuwteError('unexpected', 'the index has ended')
        return structuredClone(answer())
      }
      return {
        build: (month, rows) => ask(() => index.build(month, structuredClone(rows))),
        load: (month, segment) => ask(() => index.load(month, segment.slice())),
        drop: (month) => ask(() => index.drop(month)),
        find: (question) => ask(() => index.find(question)),
        places: (query) => ask(() => index.places(query)),
        words: (question) => ask(() => index.words(question)),
        end: () => void running.delete(index),
      }
    },
  }
}

export interface MemoryFiles extends Files {
  contents: Map<string, Uint8Array>
  /** Folders that are watched now. */
  watched: Set<string>
  /** Another program changed these. */
  change(...paths: string[]): void
  /** Folders in which nothing can be flushed. */
  unflushable: Set<string>
  /** Folders that the system does not watch. */
  unwatchable: Set<string>
}

const stamps = new WeakMap<Uint8Array, string>()

function stampOf(bytes: Uint8Array | undefined): string | null {
  if (!bytes) return null
  const stamp = stamps.get(bytes) ?? randomBytes(8).toString('hex')
  stamps.set(bytes, stamp)
  return stamp
}

/** Files in memory. They keep the contract of tests/main/ports; a folder exists as long as a file is in it. */
export function memoryFiles(): MemoryFiles {
  const contents = new Map<string, Uint8Array>()
  const watchers = new Set<{ folders: readonly string[]; onChange: (paths: readonly string[]) => void }>()
  const within = (folder: string) => [...contents.keys()].filter((path) => path.startsWith(`${folder}/`))
  const isFolder = (path: string) => !contents.has(path) && within(path).length > 0
  const isTaken = (path: string) => contents.has(path) || isFolder(path)
  const refused = (code: 'unreadable' | 'not-writable', path: string) => Promise.reject(new LuwteError(code, path))
  const unflushable = new Set<string>()
  const unwatchable = new Set<string>()
  const toldUnflushable = new Set<(folder: string) => void>()
  return {
    contents,
    unflushable,
    onUnflushable: (listener) => noted(toldUnflushable, listener),
    get watched() {
      return new Set([...watchers].flatMap(({ folders }) => folders))
    },
    read: (path, atMost = Infinity) => {
      if (isFolder(path)) return refused('unreadable', path)
      if ((contents.get(path)?.length ?? 0) > atMost) return Promise.reject(new DamagedFile(`${path} is too large`))
      return Promise.resolve(contents.get(path)?.slice() ?? null)
    },
    writeDurably: (path, bytes) => {
      if (isFolder(path)) return refused('not-writable', path)
      contents.set(path, bytes.slice())
      const folder = path.slice(0, path.lastIndexOf('/'))
      if (unflushable.has(folder)) for (const tell of [...toldUnflushable]) tell(folder)
      return Promise.resolve()
    },
    async *readStream(path) {
      const bytes = await this.read(path)
      if (!bytes) throw new LuwteError('not-found', path)
      for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000)
    },
    async writeStream(path, chunks) {
      const parts: Uint8Array[] = []
      for await (const chunk of chunks) parts.push(chunk.slice())
      await this.writeDurably(path, new Uint8Array(Buffer.concat(parts)))
    },
    list: (folder) => {
      if (contents.has(folder)) return refused('unreadable', folder)
      const names = within(folder).map((path) => path.slice(folder.length + 1).split('/')[0] ?? '')
      return Promise.resolve([...new Set(names)].sort())
    },
    setAside: (path, asidePath) => {
      const bytes = contents.get(path)
      if (!bytes || isTaken(asidePath)) return refused('not-writable', path)
      contents.delete(path)
      contents.set(asidePath, bytes)
      return Promise.resolve()
    },
    remove: (path) => {
      if (isFolder(path)) return refused('not-writable', path)
      contents.delete(path)
      return Promise.resolve()
    },
    sweep: () => Promise.resolve(),
    link: (path, other) => {
      const bytes = contents.get(path)
      if (!bytes) return refused('unreadable', path)
      if (isTaken(other)) return refused('not-writable', other)
      contents.set(other, bytes)
      return Promise.resolve()
    },
    moveFolder: (folder, other) => {
      const paths = within(folder)
      if (paths.length === 0 || isTaken(other)) return refused('not-writable', other)
      for (const path of paths) {
        contents.set(other + path.slice(folder.length), contents.get(path) ?? new Uint8Array())
        contents.delete(path)
      }
      return Promise.resolve()
    },
    removeFolder: (folder) => {
      for (const path of within(folder)) contents.delete(path)
      return Promise.resolve()
    },
    targetOf: (path) => Promise.resolve(path),
    // A file in memory is replaced, never changed: the same bytes are the same file.
    stampOf: (path) => Promise.resolve(stampOf(contents.get(path))),
    kindOf: (path) => Promise.resolve(contents.has(path) ? 'file' : isFolder(path) ? 'folder' : null),
    unwatchable,
    watch: (folders, onChange, onUnwatchable) => {
      const watcher = { folders: folders.filter((folder) => !unwatchable.has(folder)), onChange }
      watchers.add(watcher)
      for (const folder of folders) if (unwatchable.has(folder)) onUnwatchable?.(folder)
      return () => void watchers.delete(watcher)
    },
    change: (...paths) => {
      for (const { folders, onChange } of [...watchers]) {
        const seen = paths.filter((path) => folders.includes(path.slice(0, path.lastIndexOf('/'))))
        if (seen.length > 0) onChange(seen)
      }
    },
  }
}

/** Zip files in memory, read as the real ones are. */
export const archivesIn = (files: Pick<MemoryFiles, 'contents'>): Archives => ({
  isArchive: async (path) => beginsAsArchive(files.contents.get(path) ?? new Uint8Array()),
  open: (path) => openZipBytes(files.contents.get(path) ?? new Uint8Array()),
})

/** In the place of Argon2id, which takes its time on purpose. */
export class FakeKeyDeriver implements KeyDeriver {
  /** What each call was to cost. */
  costs: Argon2Cost[] = []

  derive(secret: Uint8Array, salt: Uint8Array, cost: Argon2Cost) {
    this.costs.push(cost)
    const words = Buffer.concat([salt, Buffer.from(JSON.stringify([cost.memoryKiB, cost.passes]))])
    return Promise.resolve(new Uint8Array(createHmac('sha256', secret).update(words).digest()))
  }
}

export class FakeKeyring implements SystemKeyring {
  isThere = true
  /** By what was handed out for it. The session of the user ends: what was kept is gone. */
  kept = new Map<string, Uint8Array>()

  isAvailable = () => Promise.resolve(this.isThere)
  protect(bytes: Uint8Array) {
    if (!this.isThere) return Promise.reject(new LuwteError('not-allowed'))
    const token = randomBytes(16)
    this.kept.set(token.toString('hex'), bytes.slice())
    return Promise.resolve(new Uint8Array(token))
  }
  reveal(bytes: Uint8Array) {
    if (!this.isThere) return Promise.reject(new LuwteError('not-allowed'))
    const kept = this.kept.get(Buffer.from(bytes).toString('hex'))
    return kept ? Promise.resolve(kept.slice()) : Promise.reject(new LuwteError('unreadable'))
  }
  forget(bytes: Uint8Array) {
    this.kept.delete(Buffer.from(bytes).toString('hex'))
    return Promise.resolve()
  }
}

/** What is chosen in the boxes of the system; null closes them. */
export class FakeDialogs implements Dialogs {
  folder: string | null = null
  file: string | null = null
  newFile: string | null = null
  files: string[] = []
  asked: string[] = []

  chooseFile(title: string) {
    this.asked.push(title)
    return Promise.resolve(this.file)
  }

  chooseFolder(title: string) {
    this.asked.push(title)
    return Promise.resolve(this.folder)
  }
  chooseFiles(title: string) {
    this.asked.push(title)
    return Promise.resolve(this.files)
  }
  chooseNewFile(title: string, suggestedName: string, place?: 'elsewhere') {
    if (/[/\\]/.test(suggestedName)) return Promise.reject(new LuwteError('bad-input', 'a path'))
    this.asked.push(title, suggestedName, ...(place ? [place] : []))
    return Promise.resolve(this.newFile)
  }
}

/**
 * Each method `onX` of a stand-in calls this with the field by which a test plays X. Who listens is kept, to see that
 * nobody does at the end.
 */
function listen<Key extends string, Listener>(
  port: { listening: Set<unknown> } & Record<Key, Listener>,
  key: Key,
  listener: Listener,
): () => void {
  const nobody = port[key]
  port.listening.add(listener)
  Object.assign(port, { [key]: listener })
  return () => {
    port.listening.delete(listener)
    if (port[key] === listener) Object.assign(port, { [key]: nobody })
  }
}

export class FakeNotifier implements Notifier {
  readonly listening = new Set<unknown>()
  shown: string[] = []
  closed: string[] = []
  outcome: 'shown' | 'failed' = 'shown'
  texts: string[] = []
  readonly #clicks = new Set<(id: string) => void>()
  click = (id: string) => this.#clicks.forEach((listener) => listener(id))
  press: (id: string, button: NotificationButton) => void = () => undefined

  isAvailable = () => Promise.resolve(this.outcome === 'shown')
  show({ id, appName, title, body, buttons }: NotificationWords) {
    this.shown.push(id)
    this.texts.push(appName, title, body, ...buttons.map(({ label }) => label))
    return Promise.resolve(this.outcome)
  }
  close(id: string) {
    this.closed.push(id)
  }
  /** Moments and the desktop both listen. */
  onClick(listener: (id: string) => void) {
    this.listening.add(listener)
    this.#clicks.add(listener)
    return () => {
      this.listening.delete(listener)
      this.#clicks.delete(listener)
    }
  }
  onButton(listener: (id: string, button: NotificationButton) => void) {
    return listen(this, 'press', listener)
  }
}

/** A desktop on which somebody can be disturbed. */
export class FakeHoldSources implements HoldSources {
  reasons: HoldReason[] = []
  watchers = new Set<() => void>()

  sources = () => Promise.resolve({ locked: true, away: true, 'do-not-disturb': true, 'full-screen': false })
  ask = (reasons: readonly HoldReason[]) => Promise.resolve(this.reasons.filter((one) => reasons.includes(one)))
  watch(_reasons: readonly HoldReason[], onChange: () => void) {
    this.watchers.add(onChange)
    return () => void this.watchers.delete(onChange)
  }
  /** It is otherwise now, and whoever watches hears of it. */
  become(...reasons: HoldReason[]) {
    this.reasons = reasons
    for (const tell of this.watchers) tell()
  }
}

export class FakeLaunchers implements Launchers {
  on = new Map<LauncherKind, LauncherWords>()

  state = (kind: LauncherKind) => Promise.resolve(this.on.has(kind) ? ('on' as const) : ('off' as const))
  turnOn(kind: LauncherKind, words: LauncherWords) {
    this.on.set(kind, words)
    return Promise.resolve()
  }
  turnOff(kind: LauncherKind) {
    this.on.delete(kind)
    return Promise.resolve()
  }
  refresh(words: LauncherWords) {
    for (const kind of this.on.keys()) this.on.set(kind, words)
    return Promise.resolve()
  }
}

export class FakeShortcuts implements ShortcutKeys {
  readonly listening = new Set<unknown>()
  isAvailable = true
  wanted: Shortcuts | null = null
  taken: ShortcutName[] = []
  press: (name: ShortcutName) => void = () => undefined

  set(wanted: Shortcuts) {
    this.wanted = wanted
    return this.taken.filter((name) => wanted[name] !== null)
  }
  onPress(listener: (name: ShortcutName) => void) {
    return listen(this, 'press', listener)
  }
}

export class FakeTray implements TrayView {
  readonly listening = new Set<unknown>()
  model: TrayModel | null = null
  isThere = true
  pick: (action: TrayAction) => void = () => undefined
  setAvailable: (isAvailable: boolean) => void = () => undefined

  isAvailable = () => Promise.resolve(this.isThere)
  onAvailable(listener: (isAvailable: boolean) => void) {
    return listen(this, 'setAvailable', listener)
  }
  render(model: TrayModel) {
    this.model = model
  }
  onAction(listener: (action: TrayAction) => void) {
    return listen(this, 'pick', listener)
  }
  /** The user picks the item with this label. */
  pickLabel(label: string) {
    const actionsOf = (item: TrayItem): TrayAction[] => {
      if ('separator' in item) return []
      if ('items' in item) return item.items.flatMap(actionsOf)
      return item.label === label && item.action !== null ? [item.action] : []
    }
    for (const action of (this.model?.items ?? []).flatMap(actionsOf)) this.pick(action)
  }
  /** Everything that can be read in the menu, submenus included. */
  get labels(): string[] {
    const labelsOf = (item: TrayItem): string[] =>
      'separator' in item ? [] : [item.label, ...('items' in item ? item.items.flatMap(labelsOf) : [])]
    return (this.model?.items ?? []).flatMap(labelsOf)
  }
}

export class FakeWindows implements Windows {
  readonly listening = new Set<unknown>()
  opened: [WindowKind, string][] = []
  names: string[] = []
  closed: WindowKind[] = []
  heard: [string, unknown][] = []
  askClose: () => boolean = () => true

  /** Those that were opened without taking the front. */
  unasked: string[] = []
  noneLeft: () => void = () => undefined
  moveMain: (bounds: WindowBounds) => void = () => undefined
  /** Nobody looks at a window of Luwte any more. */
  blur: () => void = () => undefined
  /** Those that are open now. */
  openNow = new Set<WindowKind>()
  /** What the pages send on their way out when all are closed. */
  onWayOut: () => Promise<void> = () => Promise.resolve()

  open(kind: WindowKind, route: string, manner?: 'unasked') {
    this.opened.push([kind, route])
    this.openNow.add(kind)
    if (manner) this.unasked.push(route)
  }
  close(kind: WindowKind) {
    this.closed.push(kind)
    if (this.openNow.delete(kind) && this.openNow.size === 0) this.noneLeft()
  }
  /** The user closes the main window. */
  userCloses() {
    if (this.askClose()) this.close('main')
  }
  async closeAll() {
    const closing = [...this.openNow]
    this.openNow.clear()
    this.closed.push(...closing)
    if (closing.length > 0) await this.onWayOut()
  }
  isOpen(kind: WindowKind) {
    return this.openNow.has(kind)
  }
  onBlur(listener: () => void) {
    return listen(this, 'blur', listener)
  }
  broadcast(channel: string, payload: unknown) {
    this.heard.push([channel, payload])
  }
  onMainClose(decide: () => boolean) {
    return listen(this, 'askClose', decide)
  }
  onNone(listener: () => void) {
    this.listening.add(listener)
    const others = this.noneLeft
    this.noneLeft = () => {
      others()
      if (this.listening.has(listener)) listener()
    }
    return () => void this.listening.delete(listener)
  }
  setName(name: string) {
    this.names.push(name)
  }
  onMainBounds(listener: (bounds: WindowBounds) => void) {
    return listen(this, 'moveMain', listener)
  }
  setMainBounds() {
    return undefined
  }
}

export interface FakePorts extends Ports {
  clock: VirtualClock
  keyDeriver: FakeKeyDeriver
  keyring: FakeKeyring
  files: MemoryFiles
  textIndexes: OwnIndexes
  dialogs: FakeDialogs
  notifier: FakeNotifier
  tray: FakeTray
  windows: FakeWindows
  holdSources: FakeHoldSources
  launchers: FakeLaunchers
  shortcuts: FakeShortcuts
  /** What is answered to a question in a box of the system. */
  answer: number
  resume: () => void
  suspend: () => void
  lockScreen: () => void
  /** What is in the clipboard. */
  copied: string
  /** The user cancels the dialogs of printing. */
  isPrintCancelled: boolean
  /** How often sleep is delayed now. */
  sleepDelays: number
  /** Who still listens to the system, watches files, or waits for quiet. */
  countListeners(): number
  told: string[]
  warnings: string[]
}

function noted<Listener>(all: Set<Listener>, listener: Listener): () => void {
  all.add(listener)
  return () => void all.delete(listener)
}

/** Everything around the core, in memory and under the test's hand. */
export function fakePorts(start = '2026-11-23T06:30:00Z', zone = 'Europe/Amsterdam'): FakePorts {
  const told: string[] = []
  const warnings: string[] = []
  const heard = { resume: new Set<() => void>(), suspend: new Set<() => void>(), lockScreen: new Set<() => void>() }
  const clock = new VirtualClock(start, zone)
  const files = memoryFiles()
  const ports: FakePorts = {
    clock,
    zoneChanges: {
      watch: (onChange) => {
        clock.zoneWatchers.add(onChange)
        return () => void clock.zoneWatchers.delete(onChange)
      },
    },
    random: { bytes: (count) => new Uint8Array(randomBytes(count)) },
    digest: { sha256: (bytes) => createHash('sha256').update(bytes).digest('hex') },
    cipher: nodeCipher(),
    keyDeriver: new FakeKeyDeriver(),
    textIndexes: ownIndexes(),
    keyring: new FakeKeyring(),
    files,
    archives: archivesIn(files),
    dialogs: new FakeDialogs(),
    notifier: new FakeNotifier(),
    tray: new FakeTray(),
    windows: new FakeWindows(),
    holdSources: new FakeHoldSources(),
    launchers: new FakeLaunchers(),
    printing: {
      print: (route) => {
        told.push(`print ${route}`)
        return Promise.resolve(ports.isPrintCancelled ? 'cancelled' : 'printed')
      },
      savePdf: (route, name) => {
        told.push(`pdf ${route} ${name}`)
        return Promise.resolve(ports.isPrintCancelled ? 'cancelled' : 'saved')
      },
    },
    isPrintCancelled: false,
    shortcuts: new FakeShortcuts(),
    answer: 0,
    power: {
      onResume: (listener) => noted(heard.resume, listener),
      onSuspend: (listener) => noted(heard.suspend, listener),
      onScreenLock: (listener) => noted(heard.lockScreen, listener),
      delaySleep() {
        ports.sleepDelays += 1
        return () => void (ports.sleepDelays -= 1)
      },
    },
    sleepDelays: 0,
    resume: () => [...heard.resume].forEach((listener) => listener()),
    suspend: () => [...heard.suspend].forEach((listener) => listener()),
    lockScreen: () => [...heard.lockScreen].forEach((listener) => listener()),
    countListeners() {
      const { notifier, tray, windows, holdSources, shortcuts, files } = ports
      const sets = [notifier.listening, tray.listening, windows.listening, shortcuts.listening, clock.zoneWatchers]
      return [...sets, ...Object.values(heard), holdSources.watchers, files.watched].reduce(
        (count, { size }) => count + size,
        0,
      )
    },
    system: {
      platform: 'linux',
      version: '0.0.0-test',
      builtAt: 0,
      locale: () => 'nl-NL',
      formatsCountry: () => 'NL',
      machineId: () => Promise.resolve('a computer'),
      computerName: () => 'laptop',
    },
    clipboard: {
      async writeText(text) {
        ports.copied = text
        told.push(`copied ${text}`)
      },
      async writeSecret(text) {
        ports.copied = text
        told.push('copied a secret')
      },
      async remove(text) {
        if (ports.copied === text) ports.copied = ''
      },
    },
    copied: '',
    shell: {
      showFolder: (path) => Promise.resolve(void told.push(`folder ${path}`)),
      openInBrowser: (url) => Promise.resolve(void told.push(`browser ${url}`)),
    },
    appearance: { setTheme: (theme) => void told.push(`theme ${theme}`) },
    messageBox: {
      ask: ({ text }) => {
        told.push(text)
        return Promise.resolve(ports.answer)
      },
    },
    lifecycle: { quit: () => void told.push('quit') },
    log: { warn: (message) => void warnings.push(message) },
    paths: { userData: '/data', vault: '/data/vault', backups: '/data/backups' },
    told,
    warnings,
  }
  return ports
}
