import type { History } from './history'
import { atTimes, morning, rhythm, toNext, wait, WEEKDAYS } from './morning'
import type { PropertyName } from './properties'

/** A mistake that somebody could make: a few words of the source are others. */
export interface Mutation {
  name: string
  /** The promise that is broken by it. */
  breaks: PropertyName
  file: string
  /** What stands there, exactly once, and what stands there instead. */
  changes: readonly (readonly [string, string])[]
  /** A history that finds it. Without one, chance finds it soon. */
  by?: History
}

const moments = 'src/shared/features/moments/momentSchedule.ts'
const occurrences = 'src/shared/features/moments/occurrences.ts'
const thinning = 'src/shared/features/moments/backoff.ts'
const reminders = 'src/main/features/moments/momentScheduler.ts'
const shown = 'src/main/features/moments/shownMoments.ts'
const memory = 'src/main/features/moments/momentLog.ts'

export const MUTATIONS: readonly Mutation[] = [
  {
    name: 'the log is not asked',
    breaks: 'comes at most once, and once more for each "later"',
    file: moments,
    changes: [['!Object.hasOwn(log, id) && !isOvertaken', '!isOvertaken']],
  },
  {
    name: 'a clock that stands a year ahead makes everything forgotten',
    breaks: 'comes at most once, and once more for each "later"',
    file: memory,
    changes: [['REMEMBER_AT_LEAST = 200', 'REMEMBER_AT_LEAST = 0']],
    by: morning([
      wait(31),
      { do: 'set-clock', minutes: 525_600 },
      wait(2),
      { do: 'set-clock', minutes: -525_600 },
      wait(2),
    ]),
  },
  {
    name: 'what came due in a pause comes after it',
    breaks: 'is silent while paused',
    file: moments,
    changes: [['Math.max(now - lifetimeMs(rhythm), earliest)', 'now - lifetimeMs(rhythm)']],
    by: morning([wait(25), { do: 'pause', minutes: 60 }, wait(62)]),
  },
  {
    name: 'nobody looks again after writing',
    breaks: 'is silent while paused',
    file: reminders,
    changes: [["decisionNow.do !== 'show' || decisionNow.occurrence.id !== occurrence", 'decisionNow === null']],
    by: morning([
      { do: 'disk', isFull: false, slowMs: 3000 },
      wait(30),
      { do: 'disk', isFull: false, slowMs: 0 },
      { do: 'pause', minutes: 60 },
      wait(1),
    ]),
  },
  {
    name: 'a pause said and ended while it is written down is forgotten',
    breaks: 'is silent while paused',
    file: reminders,
    changes: [[' || wasMissed', '']],
    by: morning([
      { do: 'disk', isFull: false, slowMs: 3000 },
      wait(30),
      { do: 'disk', isFull: false, slowMs: 0 },
      { do: 'pause', minutes: 60 },
      wait(0.02),
      { do: 'go-on' },
      wait(1),
    ]),
  },
  {
    name: 'a pause said and ended while an earlier one is dealt with is forgotten',
    breaks: 'is silent while paused',
    file: 'src/main/features/moments/changedChoices.ts',
    changes: [['this.#changes = this.#changes.filter((one) => !handled.includes(one))', 'this.#changes = []']],
    by: morning(
      [
        wait(29),
        { do: 'pause', minutes: 60 },
        wait(1 + 56 / 60),
        { do: 'disk', isFull: false, slowMs: 3000 },
        { do: 'go-on' },
        wait(3.6 / 60),
        { do: 'disk', isFull: false, slowMs: 0 },
        { do: 'pause', minutes: 60 },
        wait(1.2 / 60),
        { do: 'go-on' },
        wait(1),
      ],
      [atTimes('first', '08:00'), atTimes('second', '08:01')],
    ),
  },
  {
    name: 'the plan knows no quiet hours',
    breaks: 'is silent in quiet hours',
    file: moments,
    changes: [
      [
        '!isOvertaken(id, log, SHOWN_STATES) && !isQuiet(due, plan.quiet, plan.zone)',
        '!isOvertaken(id, log, SHOWN_STATES)',
      ],
      ['if (quietEnd !== null)', 'if (quietEnd === 0)'],
    ],
  },
  {
    name: '"later" knows no quiet hours',
    breaks: 'is silent in quiet hours',
    file: moments,
    changes: [
      [
        '!isOvertaken(id, log, SHOWN_OR_ANSWERED) && !isQuiet(due, plan.quiet, plan.zone)',
        '!isOvertaken(id, log, SHOWN_OR_ANSWERED)',
      ],
    ],
    by: morning([
      wait(31),
      { do: 'snooze', snooze: 'half-hour' },
      { do: 'quiet', quiet: [{ from: '08:20', to: '08:45', weekdays: WEEKDAYS }] },
      wait(60),
    ]),
  },
  {
    name: 'whoever is disturbed is disturbed',
    breaks: 'is silent while somebody is disturbed',
    file: reminders,
    changes: [['!isDue || this.#heldBy.length > 0 ||', '!isDue ||']],
  },
  {
    name: 'the reasons of before are good enough',
    breaks: 'is silent while somebody is disturbed',
    file: reminders,
    changes: [['|| !isAnswered ||', '||']],
    by: morning([
      { do: 'disturb', reasons: [], isTold: false, answersAfterMs: 90_000 },
      { do: 'hold-when', reasons: ['locked'] },
      wait(30),
      { do: 'hold-when', reasons: ['away'] },
      wait(3),
    ]),
  },
  {
    name: 'what came due as well is not let go',
    breaks: 'brings at most one on return',
    file: moments,
    changes: [['instead: others.map(({ id }) => id)', 'instead: []']],
  },
  {
    name: 'what was put off and had gone by when a pause was ended comes after all',
    breaks: 'is silent while paused',
    file: moments,
    changes: [[', ...again.map(({ id }) => id)]', ']']],
    by: morning([
      wait(31),
      { do: 'snooze', snooze: 'ten-minutes' },
      { do: 'pause', minutes: 60 },
      wait(40),
      { do: 'go-on' },
      wait(2),
    ]),
  },
  {
    name: 'what a waiting one held up comes right after the one that took its place',
    breaks: 'brings at most one on return',
    file: reminders,
    changes: [
      [
        'await this.shown.pass(this.shown.all)\n    const before = memory.log\n    const decision = decide(clock.now(), this.plan, before)',
        'const before = memory.log\n    const decision = decide(clock.now(), this.plan, before)\n    await this.shown.pass(this.shown.all)',
      ],
    ],
    by: morning(
      [wait(31), { do: 'snooze', snooze: 'hour' }, toNext, toNext, wait(2)],
      [
        rhythm('first', { by: 'times', times: ['08:00', '09:00'], weekdays: WEEKDAYS }, 720),
        atTimes('second', '12:00'),
      ],
    ),
  },
  {
    name: 'the one that waits stays when the next one comes',
    breaks: 'lets at most one wait',
    file: reminders,
    changes: [['await this.shown.pass(this.shown.all)\n    const before', 'const before']],
  },
  {
    name: 'lifetimes count for nothing',
    breaks: 'comes at its time, or within its lifetime',
    file: moments,
    changes: [['Math.max(now - lifetimeMs(rhythm), earliest)', 'Math.max(now - 86_400_000, earliest)']],
  },
  {
    name: 'two minutes early is good enough',
    breaks: 'comes at its time, or within its lifetime',
    file: moments,
    changes: [['occurrences(rhythm, from, now + 1, plan.zone)', 'occurrences(rhythm, from, now + 120_000, plan.zone)']],
  },
  {
    name: 'skipped dates are not skipped',
    breaks: 'keeps to its rule',
    file: occurrences,
    changes: [['if (skip.includes(date)) return []', '']],
  },
  {
    name: 'draws keep no gap',
    breaks: 'keeps its gap',
    file: occurrences,
    changes: [
      ['minute + index * rule.gap', 'minute + index'],
      ['after.due - due >= gapMs', 'after.due - due >= 1'],
    ],
    by: morning(
      Array.from({ length: 6 }, () => toNext),
      [
        rhythm('first', {
          by: 'unforeseen',
          count: 6,
          from: '08:00',
          to: '20:00',
          gap: 60,
          weekdays: WEEKDAYS,
          seed: 'a',
        }),
      ],
    ),
  },
  {
    name: 'an older one comes after a newer one',
    breaks: 'comes in order',
    file: moments,
    changes: [['!isOvertaken(id, log, SHOWN_STATES) && ', '']],
    by: morning(
      [{ do: 'sleep', minutes: 45, isTold: true }, { do: 'set-clock', minutes: -60 }, wait(30)],
      [rhythm('first', { by: 'times', times: ['07:40', '08:00'], weekdays: WEEKDAYS }, 30)],
    ),
  },
  {
    name: 'it is shown before it is written down',
    breaks: 'is written down before it is shown',
    file: reminders,
    changes: [
      ['await memory.keep({\n      states: { ...allInState', 'void memory.keep({\n      states: { ...allInState'],
    ],
  },
  {
    name: 'what is settled stays on the desktop',
    breaks: 'takes its notification back',
    file: shown,
    changes: [['for (const id of ids) this.#deps.notifier.close(id)', '']],
  },
  {
    name: 'the end leaves what has outlived itself',
    breaks: 'takes its notification back',
    file: shown,
    changes: [['for (const id of this.all) this.#deps', 'for (const id of this.waiting) this.#deps']],
    by: morning([wait(31), { do: 'set-clock', minutes: -365 * 1440 }, { do: 'restart' }]),
  },
  {
    name: 'the end does not keep what is being written from showing',
    breaks: 'takes its notification back',
    file: reminders,
    changes: [['    if (this.#isDisposed) return\n    // Decided once more', '    // Decided once more']],
    by: morning([{ do: 'disk', isFull: false, slowMs: 3000 }, wait(30), { do: 'restart' }]),
  },
  {
    name: 'a month is thirty times 24 hours',
    breaks: 'plans what the settings and the log say',
    file: occurrences,
    changes: [['due: instantOf(day, minutes, zone)', 'due: instantOf(day - 30, minutes, zone) + 30 * DAY_MS']],
  },
  {
    name: 'what overtook another is announced all the same',
    breaks: 'plans what the settings and the log say',
    file: moments,
    changes: [['!isOvertaken(id, log, SHOWN_STATES) && ', '']],
  },
  {
    name: 'a timer is believed, however far ahead',
    breaks: 'comes when nothing is in the way',
    file: reminders,
    changes: [['Math.min(Math.max(aheadMs, 1), LOOK_EVERY_MS)', 'Math.max(aheadMs, 1)']],
  },
  {
    name: 'after a full disk nobody tries again',
    breaks: 'comes when nothing is in the way',
    file: reminders,
    changes: [['this.#planLook(LOOK_EVERY_MS)\n    }', '}']],
    by: morning([{ do: 'disk', isFull: true, slowMs: 0 }, wait(31)]),
  },
  {
    name: 'with nothing in sight nobody looks any more',
    breaks: 'comes when nothing is in the way',
    file: reminders,
    changes: [["else if (decision.reason === 'not-yet')", 'else if (this.shown.waiting.length > 0)']],
    by: morning(
      [{ do: 'set-clock', minutes: 525_600 }, { do: 'restart' }, { do: 'set-clock', minutes: -525_600 }],
      [rhythm('first', { by: 'date', date: '2026-11-23', time: '08:00' })],
    ),
  },
  {
    name: 'it is asked every three',
    breaks: 'asks once whether to come more rarely, after three',
    file: thinning,
    changes: [['UNANSWERED_BEFORE_ASKING && backoff.question === undefined', 'UNANSWERED_BEFORE_ASKING']],
  },
  {
    name: 'it is asked after two',
    breaks: 'asks once whether to come more rarely, after three',
    file: thinning,
    changes: [['UNANSWERED_BEFORE_ASKING = 3', 'UNANSWERED_BEFORE_ASKING = 2']],
  },
  {
    name: 'the words of a notification are kept with the moments',
    breaks: 'keeps nothing but times, switches and ids',
    file: memory,
    changes: [['{ format: 1,', "{ format: 1, said: 'Een klein moment, als je wilt.',"]],
  },
  {
    name: 'a timer is not cancelled for the next one',
    breaks: 'has one timer at most',
    file: reminders,
    changes: [
      [
        'if (this.#isDisposed) return\n    this.#cancelTimer?.()\n    this.#cancelTimer = null',
        'if (this.#isDisposed) return',
      ],
      ['#planLook(aheadMs: number): void {\n    this.#cancelTimer?.()', '#planLook(aheadMs: number): void {'],
    ],
  },
]
