import type { Core, Luwte } from './luwte'
import { instantOf, isQuietAt, nominalOf, type Planned, rhythmIdOf, schedule } from './model'
import { BrokenPromise, type PropertyName } from './properties'
import { dayOfShown, gapBroken, overtakenBy, wordsIn } from './rules'
import type { Shown } from './seen'
import type { World } from './world'

const DAY_MS = 86_400_000
/** After each step it is enough to look some days ahead, … */
const SIGHT_DAYS = 4
/** … and at so many moments. */
const MAX_NEXT = 3

const at = (epochMs: number) => new Date(epochMs).toISOString()
const said = (planned: readonly Planned[]) => planned.map(({ id, due }) => `${id} at ${at(due)}`).join(', ')

interface Fate {
  passed: number
  wasAsked: boolean
  isSettled: boolean
}

/** Watches a history, and keeps the first promise that is broken. */
export class Judge {
  /** How often each promise was looked at. */
  readonly looked = new Map<PropertyName, number>()
  broken: BrokenPromise | null = null
  readonly #core: Core
  readonly #only: PropertyName | undefined
  readonly #fates = new Map<string, Fate>()
  /** Since when moments have to come one after another: the last that was shown. */
  #last: Shown | null = null
  #noted = 0

  constructor(core: Core, only: PropertyName | undefined) {
    this.#core = core
    this.#only = only
  }

  /** A life begins, or the time on the wall is moved: what was due before is another matter now. */
  timeMoved(): void {
    this.#last = null
  }

  shown(shown: Shown, world: World): void {
    this.#note(world)
    const { id, settings, asked, again, zone } = shown
    const due = again ?? instantOf(nominalOf(id), zone)
    const rhythm = settings.rhythms.find((one) => one.id === rhythmIdOf(id))
    const times = world.shown.filter((one) => one.id === id).length
    const { pause, quiet } = settings
    this.#check('comes at most once, and once more for each "later"', () =>
      times <= 1 + (world.laters.get(id) ?? 0) ? null : `${id} was shown ${String(times)} times`,
    )
    this.#check('is silent while paused', () =>
      world.wasPaused(due) || (pause && (pause.until === null || Date.parse(pause.until) > Math.min(due, shown.at)))
        ? `${id} came in a pause, or was due in one`
        : null,
    )
    this.#check('is silent in quiet hours', () =>
      isQuietAt(shown.at, quiet, zone) || isQuietAt(due, quiet, zone)
        ? `${id} came in quiet hours, or was due in them`
        : null,
    )
    this.#check('is silent while somebody is disturbed', () =>
      asked.heldBy.length > 0 || asked.settings.holdWhen.some((reason) => !asked.reasons.includes(reason))
        ? `${id} came though asking had said: ${asked.heldBy.join(', ')}`
        : null,
    )
    this.#check('brings at most one on return', () =>
      this.#last && due < this.#last.asked.at
        ? `${id} was due ${at(due)}, before ${this.#last.id} was chosen at ${at(this.#last.asked.at)}`
        : null,
    )
    this.#check('lets at most one wait', () => (world.up.size <= 1 ? null : [...world.up].join(' and ')))
    this.#check('comes at its time, or within its lifetime', () =>
      due <= shown.at && shown.at - due <= (rhythm?.lifetime ?? 0) * 60_000
        ? null
        : `${id} was due ${at(due)} and came ${at(shown.at)}`,
    )
    this.#check('keeps to its rule', () => {
      if (!rhythm?.on) return `${id} came though its rhythm is off`
      return again !== null || dayOfShown(shown) !== null ? null : `${id} is no time of ${JSON.stringify(rhythm)}`
    })
    this.#check('keeps its gap', () => gapBroken(shown, world.shown))
    this.#check('comes in order', () => overtakenBy(shown, world.shown))
    this.#check('is written down before it is shown', () =>
      shown.log[id]?.state === 'shown' ? null : `${id} stands on disk as ${String(shown.log[id]?.state)}`,
    )
    if (shown.askLessAbout)
      this.#check('asks once whether to come more rarely, after three', () => this.#asksTooMuch(rhythmIdOf(id)))
    this.#last = shown
  }

  /** @param isIdle nothing is being written, asked or answered. */
  afterStep({ reminders, memory }: Luwte, world: World, isIdle: boolean): void {
    this.#note(world)
    this.#check('has one timer at most', () => (world.timers <= 1 ? null : `${String(world.timers)} wait`))
    this.#check('keeps nothing but times, switches and ids', () => wordsIn(world.disk))
    if (!isIdle || !isOnDisk(memory, world)) return
    this.#check('takes its notification back', () => {
      const left = [...world.up].find((id) => memory.log[id]?.state !== 'shown')
      return left === undefined ? null : `${left} still stands, though it is ${String(memory.log[left]?.state)}`
    })
    this.#check('plans what the settings and the log say', () => {
      const now = world.clock.now()
      const planned = this.#core
        .nextMoments(now, reminders.plan, memory.log, MAX_NEXT)
        .filter(({ due }) => due < now + SIGHT_DAYS * DAY_MS)
      const expected = scheduleIn(world, SIGHT_DAYS).slice(0, MAX_NEXT)
      return said(planned) === said(expected)
        ? null
        : `planned is ${said(planned) || 'nothing'}; it should be ${said(expected) || 'nothing'}`
    })
  }

  /** Luwte was left, in order. */
  left(world: World): void {
    this.#check('takes its notification back', () =>
      world.up.size === 0 ? null : `${[...world.up].join()} stays behind after the end`,
    )
  }

  /** The minute of the next moment is over, and nothing was in the way. */
  came({ id, due }: Planned, world: World): void {
    this.#check('comes when nothing is in the way', () =>
      world.shown.some((one) => one.at >= due && one.at <= due + 61_000)
        ? null
        : `${id} was due ${at(due)}, now it is ${at(world.clock.now())}`,
    )
  }

  #asksTooMuch(rhythm: string): string | null {
    const fate = this.#fateOf(rhythm)
    const { passed, wasAsked, isSettled } = fate
    fate.wasAsked = true
    if (isSettled) return `${rhythm} asks though that was answered`
    if (wasAsked) return `${rhythm} asks once more`
    return passed >= 3 ? null : `${rhythm} asks after ${String(passed)} that passed`
  }

  /** Takes over what became of the moments since it was last asked for. */
  #note(world: World): void {
    for (const { rhythm, what } of world.became.slice(this.#noted)) {
      const fate = this.#fateOf(rhythm)
      if (what === 'passed') fate.passed += 1
      else if (what === 'settled') fate.isSettled = true
      else Object.assign(fate, { passed: 0, wasAsked: false })
    }
    this.#noted = world.became.length
  }

  #fateOf(rhythm: string): Fate {
    const fate = this.#fates.get(rhythm) ?? { passed: 0, wasAsked: false, isSettled: false }
    this.#fates.set(rhythm, fate)
    return fate
  }

  #check(property: PropertyName, fault: () => string | null): void {
    if (this.broken || (this.#only !== undefined && this.#only !== property)) return
    this.looked.set(property, (this.looked.get(property) ?? 0) + 1)
    const told = fault()
    // Not thrown here: the code that is judged might catch it.
    if (told !== null) this.broken = new BrokenPromise(property, told)
  }
}

/** What was answered while the disk was full counts, and is not on disk yet. */
export const isOnDisk = ({ log }: Luwte['memory'], world: World): boolean =>
  JSON.stringify(log) === JSON.stringify(world.log)

/** The moments of so many days to come, by the reference and from what is on disk. */
export const scheduleIn = (world: World, days: number): Planned[] =>
  schedule(world.clock.now(), world.settings, world.log, world.clock.zone(), days)
