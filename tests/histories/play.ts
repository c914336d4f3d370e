import type { Pause } from '@shared/features/moments/pause'
import type { Rhythm } from '@shared/features/moments/rhythm'
import type { History, Step } from './history'
import { type Core, type Luwte, startLuwte } from './luwte'
import { isOnDisk, Judge, scheduleIn } from './judge'
import type { PropertyName } from './properties'
import { SETTINGS, type Shown } from './seen'
import { World } from './world'

/** How long after the end of a history it is watched whether what is next really comes. */
const MAX_WAIT_DAYS = 10

export interface Played {
  judge: Judge
  world: World
  /** How many steps were taken. */
  steps: number
}

/**
 * Plays a history, and judges after every step.
 * @param only the one property that is looked at; all of them without it.
 */
export async function play(core: Core, history: History, only?: PropertyName): Promise<Played> {
  const judge = new Judge(core, only)
  const world = new World(history, (shown, where) => judge.shown(shown, where))
  world.disk.set(SETTINGS, JSON.stringify({ rhythms: history.rhythms, quiet: history.quiet }))
  const player = new Player(core, world, judge)
  let steps = 0
  try {
    await player.begin()
    for (const step of history.steps) {
      world.diary.push(JSON.stringify(step))
      steps += 1
      await player.take(step)
    }
    await player.seeWhatIsNext()
  } catch (fault) {
    if (fault !== judge.broken) throw fault
  } finally {
    world.life.isOver = true
  }
  return { judge, world, steps }
}

class Player {
  readonly #core: Core
  readonly #world: World
  readonly #judge: Judge
  /** Calls that nobody has answered yet. */
  #underWay = 0
  #luwte: Luwte | null = null

  constructor(core: Core, world: World, judge: Judge) {
    this.#core = core
    this.#world = world
    this.#judge = judge
  }

  get #running(): Luwte {
    if (!this.#luwte) throw new Error('Luwte was not begun')
    return this.#luwte
  }

  /** Everything that was begun is done: in memory it takes no longer than the promises it is made of. */
  readonly #settle = async (): Promise<void> => {
    await new Promise<void>((resolve) => setImmediate(resolve))
    if (this.#judge.broken) throw this.#judge.broken
  }

  async begin(): Promise<void> {
    this.#underWay = 0
    this.#judge.timeMoved()
    this.#luwte = await startLuwte(this.#core, this.#world)
    await this.#settle()
  }

  async take(step: Step): Promise<void> {
    await this.#do(step)
    await this.#settle()
    if (this.#world.life.isOver) await this.begin()
    this.#judge.afterStep(this.#running, this.#world, await this.#isIdle())
  }

  /** Nothing stands in the way any more: does the next moment come, in its minute? */
  async seeWhatIsNext(): Promise<void> {
    const { clock } = this.#world
    Object.assign(this.#world, { isDiskFull: false, diskSlowMs: 0, answersAfterMs: 0, crashAt: null, manner: 'shows' })
    this.#world.diary.push('(nothing stands in the way any more)')
    this.#world.setPresent([], true)
    // Long enough for what was asked before to be answered, and for a disk to be tried again.
    await clock.pass(3, 0, this.#settle)
    // The reference knows what is on disk.
    if (!isOnDisk(this.#running.memory, this.#world)) return
    const [next] = scheduleIn(this.#world, MAX_WAIT_DAYS)
    if (!next) return
    const ahead = (next.due - clock.now()) / 60_000
    if (ahead > 1) clock.jump(ahead - 1)
    await clock.pass(Math.min(ahead, 1) + 1.1, 0, this.#settle)
    this.#judge.came(next, this.#world)
  }

  /** Is anything still being written, asked or answered? */
  async #isIdle(): Promise<boolean> {
    let isFree = false
    void this.#running.reminders.runExclusive(async () => void (isFree = true))
    await this.#settle()
    return isFree && this.#underWay === 0
  }

  /** As people and desktops do it: nobody waits for the one before, and a refusal is no matter here. */
  #begin(work: Promise<unknown>): void {
    const { life } = this.#world
    this.#underWay += 1
    const done = () => {
      if (life === this.#world.life) this.#underWay -= 1
    }
    work.then(done, done)
  }

  #change(change: (rhythms: Rhythm[]) => Rhythm[]): void {
    this.#begin(this.#running.settings.change(({ rhythms }) => ({ rhythms: change(rhythms) })))
  }

  #timeMoved(): void {
    this.#judge.timeMoved()
    this.#world.timeMoved()
  }

  #pause(pause: Pause | null): void {
    this.#begin(this.#running.settings.change({ pause }))
  }

  async #do(step: Step): Promise<void> {
    const world = this.#world
    const { clock } = world
    const luwte = this.#running
    const newest = world.shown.at(-1)
    switch (step.do) {
      case 'pass':
        return clock.pass(step.minutes, step.timersLate, this.#settle)
      case 'sleep':
        return this.#sleep(step.minutes, step.isTold)
      case 'sleep-to-next': {
        const { due } = luwte.reminders.next
        return this.#sleep(due === null ? 60 : Math.max(0, (due - clock.now()) / 60_000 + step.past), step.isTold)
      }
      case 'set-clock':
        clock.jump(step.minutes)
        return this.#timeMoved()
      case 'travel':
        clock.zoneName = step.zone
        return this.#timeMoved()
      case 'pause':
        return this.#pause({
          until: step.minutes === null ? null : new Date(clock.now() + step.minutes * 60_000).toISOString(),
        })
      case 'go-on':
        return this.#pause(null)
      case 'quiet':
        return this.#begin(luwte.settings.change({ quiet: step.quiet }))
      case 'hold-when':
        return this.#begin(luwte.settings.change({ holdWhen: step.reasons }))
      case 'disturb':
        world.answersAfterMs = step.answersAfterMs
        return world.setPresent(step.reasons, step.isTold)
      case 'rhythm':
        return this.#change((all) => [...all.filter(({ id }) => id !== step.rhythm.id), step.rhythm])
      case 'switch':
        return this.#change((all) => all.map((one) => (one.id === step.rhythm ? { ...one, on: !one.on } : one)))
      case 'remove':
        return this.#change((all) => all.filter(({ id }) => id !== step.rhythm))
      case 'askLess':
        return this.#begin(luwte.answers.askLess(step.rhythm, step.answer))
      case 'answer':
        return this.#begin(luwte.answers.answered(step.kind, step.isFromMoment ? newest?.id : undefined))
      case 'later':
      case 'snooze':
      case 'not-today':
        return newest && this.#begin(this.#say(step, newest))
      case 'restart': {
        // The last of the old life is written before the new one reads.
        const { crashes } = world.tally
        luwte.reminders.dispose()
        await clock.pass(2, 0, this.#settle)
        // A life that crashed on its way down did not end in order: what it left is out of anybody's reach.
        if (world.tally.crashes === crashes) this.#judge.left(world)
        return this.begin()
      }
      case 'crash':
        world.crashAt = step.at
        return
      case 'notifier':
        world.manner = step.manner
        return
      case 'disk':
        world.isDiskFull = step.isFull
        world.diskSlowMs = step.slowMs
        return
    }
  }

  #say(step: Extract<Step, { do: 'later' | 'snooze' | 'not-today' }>, { id }: Shown): Promise<unknown> {
    const { answers } = this.#running
    if (step.do === 'later') return answers.later(id)
    return step.do === 'snooze' ? answers.snooze(id, step.snooze) : answers.notToday(id)
  }

  async #sleep(minutes: number, isTold: boolean): Promise<void> {
    this.#world.clock.jump(minutes)
    // Not every system tells that it woke up; timers then come in their time, by the clock they run on.
    if (isTold) this.#running.resume()
    else await this.#world.clock.pass(1, 0, this.#settle)
  }
}
