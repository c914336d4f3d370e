import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import guided from '@content/conversations.json'
import { type Form, FORMS } from '@shared/features/conversations/conversation'
import type { ConversationTexts } from '@shared/features/conversations/texts'
import { AnswersSchema } from '@shared/features/worksheets/answers'
import { comingBack, dayNamed } from '@shared/features/conversations/comingBack'
import { pageSections } from '@shared/features/worksheets/page'
import {
  type Answers,
  fittingLines,
  hasLine,
  keptAnswers,
  keysOf,
  openSteps,
  type Step,
  stepsAsked,
  withAnswer,
  withLineToggled,
} from '@shared/features/worksheets/steps'
import dutch from '@content/nl/conversations.json'

const steps = guided as Record<Form | 'after', Step[]>
const choices = (step: Step) => ('choices' in step ? step.choices : [])

/** Any answers to a form, also such as nobody could give. */
const answersTo = (form: Form): fc.Arbitrary<Answers> =>
  fc
    .tuple(
      ...steps[form].flatMap((step) =>
        keysOf(step).map((key) =>
          fc
            .record({
              chosen: fc.subarray([...choices(step)]),
              words: fc.oneof(fc.constant(''), fc.string({ maxLength: 20 })),
            })
            .map((answer) => [key, answer] as const),
        ),
      ),
    )
    .map((all) => all.reduce<Answers>((answers, [key, answer]) => withAnswer(answers, key, answer), {}))

const form = fc.constantFrom(...FORMS)
const given = form.chain((one) => fc.tuple(fc.constant(one), answersTo(one)))

describe('the safety gate', () => {
  test('stands before everything about a partner: nothing behind it opens but by being safe', () => {
    fc.assert(
      fc.property(given, ([of, answers]) => {
        const asked = stepsAsked(steps[of], answers)
        const gate = asked.findIndex(({ kind }) => kind === 'gate')
        const isPartner = answers.who?.chosen.includes('partner') === true
        expect(gate >= 0).toBe(isPartner)
        if (!isPartner) return void expect(openSteps(asked, answers)).toBe(asked.length)
        const isSafe = answers.gate?.chosen.includes('safe') === true
        expect(openSteps(asked, answers)).toBe(isSafe ? asked.length : gate + 1)
        // Only who it is about is asked before it.
        expect(asked.slice(0, gate).map(({ id }) => id)).toEqual(['who'])
      }),
    )
  })
})

describe('what lies on disk', () => {
  test('never says that somebody fears their partner, nor that a life is in danger; all the rest is there', () => {
    fc.assert(
      fc.property(given, ([of, answers]) => {
        const kept = keptAnswers(steps[of], answers)
        expect(kept.danger).toBeUndefined()
        expect(kept.gate === undefined || kept.gate.chosen.includes('safe')).toBe(true)
        const { danger: _danger, gate: _gate, ...others } = answers
        const { gate: _kept, ...rest } = kept
        expect(rest).toEqual(others)
        expect(v.is(AnswersSchema, kept)).toBe(true)
      }),
    )
  })
})

describe('a line to borrow', () => {
  const line = fc.string({ minLength: 1, maxLength: 20 }).map((one) => `«${one.trim()}»`)

  test('goes in and out again, and takes nothing else along', () => {
    fc.assert(
      fc.property(fc.string(), line, (typed, said) => {
        fc.pre(!typed.includes('«'))
        const there = withLineToggled(typed, said)
        expect(hasLine(there, said)).toBe(true)
        expect(there.startsWith(typed.trim() === '' ? said : typed.trimEnd())).toBe(true)
        expect(withLineToggled(there, said).trim()).toBe(typed.trim())
      }),
    )
  })

  test('those that fit what was chosen come first, those of another situation not at all, and without a choice all', () => {
    const field = { id: '', lines: [{ id: 'a', for: ['quiet'] }, { id: 'b' }, { id: 'c', for: ['hurt'] }] }
    const chosen = (...ids: string[]): Answers => ({ why: { chosen: ids, words: '' } })
    const ids = (answers: Answers) => fittingLines(field, answers).map(({ id }) => id)
    expect(ids({})).toEqual(['b', 'a', 'c'].sort())
    expect(ids(chosen('hurt'))).toEqual(['c', 'b'])
    expect(ids(chosen('quiet', 'hurt'))).toEqual(['a', 'c', 'b'])
  })
})

describe('the page', () => {
  const texts = (dutch as unknown as ConversationTexts).steps
  const day = (date: string) => `op ${date}`

  test('holds every word that is not for its writer alone, in the order of the questions; the card is a part of it', () => {
    fc.assert(
      fc.property(given, ([of, answers]) => {
        const page = pageSections(steps[of], texts, answers, day)
        const shown = page.flatMap(({ lines }) => lines.map(({ text }) => text))
        for (const step of steps[of])
          for (const key of keysOf(step)) {
            const words = answers[key]?.words.trim()
            if (words && !step.private) expect(shown).toContain(words)
          }
        const order = steps[of].map(({ id }) => id)
        const places = page.map(({ step }) => order.indexOf(step))
        expect(places).toEqual(places.toSorted((one, other) => one - other))
        const card = pageSections(steps[of], texts, answers, day, 'card')
        for (const section of card) expect(page).toContainEqual(section)
      }),
    )
  })

  test('says nothing of danger, of the gate, of oneself and of why', () => {
    const answers: Answers = {
      danger: { chosen: ['yes'], words: '' },
      gate: { chosen: ['afraid'], words: '' },
      me: { chosen: ['angry'], words: '' },
      why: { chosen: ['hurt'], words: 'om zondag' },
      again: { chosen: [], words: '', on: '2026-12-06' },
    }
    expect(pageSections(steps.talk, texts, answers, day).map(({ step, lines }) => [step, lines[0]?.text])).toEqual([
      ['again', 'op 2026-12-06'],
    ])
  })
})

describe('what somebody meant to come back to', () => {
  const planned = (on: string | undefined, after: Answers = {}) => ({
    answers: { again: { chosen: [], words: '', on }, ...after } as Answers,
  })

  test('is brought up on its day and two days more, not before and not later', () => {
    const day = Temporal.PlainDate.from('2026-12-06')
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), (days) => {
        const today = day.add({ days }).toString()
        expect(comingBack([planned(day.toString())], today).length).toBe(days >= 0 && days <= 2 ? 1 : 0)
      }),
    )
  })

  test('is over once it was looked back on, unless a next contact has a day of its own', () => {
    const how = { 'after-how': { chosen: ['tired'], words: '' } }
    const next = { 'after-next': { chosen: [], words: 'een kaart', on: '2026-12-09' } }
    expect(dayNamed(planned(undefined).answers)).toBeNull()
    expect(dayNamed(planned('2026-12-06').answers)).toBe('2026-12-06')
    expect(dayNamed(planned('2026-12-06', how).answers)).toBeNull()
    expect(dayNamed(planned('2026-12-06', { ...how, ...next }).answers)).toBe('2026-12-09')
  })
})
