import type { HoldReason } from '@shared/features/moments/quietHours'
import type { MomentLog, MomentState } from '@shared/features/moments/momentSchedule'
import { isPaused } from '@shared/features/moments/pause'
import { DEFAULT_SETTINGS, type Settings } from '@shared/features/settings/settings'
import { LuwteError } from '@shared/kernel/errors'
import type { Clock, Files, NotificationWords, Notifier, HoldSources } from '@main/ports'
import { HistoryClock } from './clock'
import type { CrashPoint, History, NotifierManner } from './history'
import { rhythmIdOf } from './model'
import { type Asked, Life, MOMENTS, momentsIn, type Shown } from './seen'

/** Everything around Luwte in one history: time, disk, desktop, and what can go wrong with them. */
export class World {
  readonly clock: HistoryClock
  readonly disk = new Map<string, string>()
  readonly shown: Shown[] = []
  /** The notifications that stand on the desktop. */
  readonly up = new Set<string>()
  /** How often "later" was kept on disk, by moment. */
  readonly laters = new Map<string, number>()
  /** What became of the moments of each rhythm, as far as it is on disk. */
  readonly became: { rhythm: string; what: 'passed' | 'answered' | 'settled' }[] = []
  /** How many timers of this life wait. */
  timers = 0
  readonly tally = { held: 0, passed: 0, later: 0, dropped: 0, answered: 0, crashes: 0 }
  readonly diary: string[] = []
  settings: Settings = DEFAULT_SETTINGS
  isDiskFull = false
  diskSlowMs = 0
  present: readonly HoldReason[] = []
  answersAfterMs = 0
  manner: NotifierManner = 'shows'
  crashAt: CrashPoint | null = null
  asked: Asked | null = null
  life = new Life()
  readonly #onShow: (shown: Shown, world: World) => void
  #pauses: { from: number; to: number }[] = []
  /** When the settings became what they are. */
  #lookedAt = 0
  #onHoldChange = new Set<() => void>()
  #again = new Map<string, number>()

  constructor(history: History, onShow: (shown: Shown, world: World) => void) {
    this.clock = new HistoryClock(Date.parse(history.start), history.zone)
    this.#onShow = onShow
  }

  get log(): MomentLog {
    return momentsIn(this.disk.get(MOMENTS)).occurrences
  }

  /** The settings are others now. */
  change(settings: Settings): void {
    const now = this.clock.now()
    if (this.#isPaused) this.#pauses.push({ from: this.#lookedAt, to: now })
    this.settings = settings
    this.#lookedAt = now
  }

  /** Was a pause then that somebody ended since? Pauses from before the time on the wall was moved are not known. */
  wasPaused(epochMs: number): boolean {
    return this.#pauses.some(({ from, to }) => from <= epochMs && epochMs < to)
  }

  timeMoved(): void {
    this.#pauses = []
    this.#lookedAt = this.clock.now()
  }

  get #isPaused(): boolean {
    return isPaused(this.settings.pause, this.clock.now())
  }

  tell(line: string): void {
    this.diary.push(`      ${new Date(this.clock.now()).toISOString()} ${line}`)
  }

  /** A new life begins. What a crash left on the desktop is out of anybody's reach. */
  begin(): Life {
    this.life.isOver = true
    this.life = new Life()
    this.crashAt = null
    this.timers = 0
    this.up.clear()
    this.#onHoldChange.clear()
    return this.life
  }

  setPresent(reasons: readonly HoldReason[], isTold: boolean): void {
    this.present = reasons
    if (isTold) for (const listener of [...this.#onHoldChange]) listener()
  }

  /** The dead hear no timer. */
  clockFor(life: Life): Clock {
    const { clock } = this
    const after = (milliseconds: number, callback: () => void) => {
      let isWaiting = true
      const end = () => {
        if (isWaiting && !life.isOver) this.timers -= 1
        isWaiting = false
      }
      this.timers += 1
      const cancel = clock.after(milliseconds, () => {
        end()
        if (!life.isOver) callback()
      })
      return () => {
        end()
        cancel()
      }
    }
    return { now: clock.now, zone: clock.zone, after }
  }

  filesFor(life: Life): Files {
    const bytesOf = (text: string | undefined) => (text === undefined ? null : new TextEncoder().encode(text))
    return {
      read: (path) => Promise.resolve(bytesOf(this.disk.get(path))),
      readStream: () => {
        throw new Error('nothing is streamed here')
      },
      writeStream: () => Promise.reject(new Error('nothing is streamed here')),
      list: () => Promise.resolve([]),
      setAside: () => Promise.reject(new Error('nothing is ever damaged here')),
      remove: () => Promise.resolve(),
      sweep: () => Promise.resolve(),
      link: () => Promise.reject(new Error('nothing is backed up here')),
      moveFolder: () => Promise.reject(new Error('nothing moves here')),
      removeFolder: () => Promise.resolve(),
      kindOf: (path) => Promise.resolve(this.disk.has(path) ? 'file' : null),
      targetOf: (path) => Promise.resolve(path),
      stampOf: (path) => Promise.resolve(this.disk.get(path) ?? null),
      onUnflushable: () => () => undefined,
      watch: () => () => undefined,
      writeDurably: async (path, bytes) => {
        await this.#wait(this.diskSlowMs)
        await this.#mayCrash('before-write', life)
        if (this.isDiskFull) {
          this.tell(`disk full: ${path}`)
          throw new LuwteError('disk-full', 'no space')
        }
        this.#write(path, new TextDecoder().decode(bytes))
        await this.#mayCrash('after-write', life)
      },
    }
  }

  notifierFor(life: Life): Pick<Notifier, 'show' | 'close'> {
    return {
      show: async (words) => {
        await this.#mayCrash('before-show', life)
        this.#show(words)
        await this.#mayCrash('after-show', life)
        if (this.manner === 'never-answers') return Life.silence
        if (this.manner === 'rejects') throw new Error('the bus is gone')
        return this.manner === 'fails' ? 'failed' : 'shown'
      },
      close: (id) => {
        if (!life.isOver) this.up.delete(id)
      },
    }
  }

  holdSourcesFor(life: Life): Pick<HoldSources, 'ask' | 'watch'> {
    return {
      ask: async (reasons) => {
        await this.#wait(this.answersAfterMs)
        if (life.isOver) return Life.silence
        const heldBy = reasons.filter((reason) => this.present.includes(reason))
        this.asked = { at: this.clock.now(), zone: this.clock.zone(), settings: this.settings, reasons, heldBy }
        if (heldBy.length > 0) this.tally.held += 1
        return heldBy
      },
      watch: (_reasons, onChange) => {
        this.#onHoldChange.add(onChange)
        return () => void this.#onHoldChange.delete(onChange)
      },
    }
  }

  #show({ id, body }: NotificationWords): void {
    const { clock, settings, log, asked } = this
    this.tell(`on the desktop: ${id}${body === 'askLess' ? ', asks to come more rarely' : ''}`)
    if (this.manner === 'shows' || this.manner === 'never-answers') this.up.add(id)
    if (!asked) throw new Error('nobody asked whether it may be shown')
    const again = this.#again.get(id) ?? null
    this.#again.delete(id)
    const zone = clock.zone()
    const shown: Shown = { id, at: clock.now(), zone, askLessAbout: body === 'askLess', settings, log, asked, again }
    this.shown.push(shown)
    this.#onShow(shown, this)
  }

  #write(path: string, text: string): void {
    const before = this.disk.get(path)
    this.disk.set(path, text)
    if (path !== MOMENTS) return
    for (const [rhythm, { question }] of Object.entries(momentsIn(text).rhythms))
      if (question === 'settled') this.became.push({ rhythm, what: 'settled' })
    const log = momentsIn(before).occurrences
    for (const [id, state] of Object.entries(momentsIn(text).occurrences))
      if (JSON.stringify(state) !== JSON.stringify(log[id])) this.#noteState(id, state)
  }

  #noteState(id: string, { state, again }: MomentState): void {
    this.tell(`${state} ${id}${again === undefined ? '' : `, again at ${again}`}`)
    if (state !== 'shown') this.tally[state] += 1
    if (state === 'passed' || state === 'answered') this.became.push({ rhythm: rhythmIdOf(id), what: state })
    if (state !== 'later' || again === undefined) return
    this.laters.set(id, (this.laters.get(id) ?? 0) + 1)
    this.#again.set(id, Date.parse(again))
  }

  async #wait(milliseconds: number): Promise<void> {
    if (milliseconds > 0) await new Promise<void>((done) => void this.clock.after(milliseconds, done))
  }

  async #mayCrash(point: CrashPoint, life: Life): Promise<void> {
    if (this.crashAt === point && !life.isOver) {
      this.tell(`crashed ${point}`)
      this.tally.crashes += 1
      life.isOver = true
    }
    if (life.isOver) await Life.silence
  }
}
