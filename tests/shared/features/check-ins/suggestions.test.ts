import { describe, expect, it } from 'vitest'
import exercises from '@content/exercises.json'
import feelings from '@content/feelings.json'
import prompts from '@content/prompts.json'
import type { CheckInAnswer } from '@shared/features/check-ins/checkIn'
import { type Offer, offersFor } from '@shared/features/check-ins/suggestions'

const hardWords = feelings.filter((feeling) => 'hard' in feeling && feeling.hard).map(({ id }) => id)
const isHard = (id: string) => hardWords.includes(id)
const answer = (part: Partial<CheckInAnswer>): CheckInAnswer => ({
  answer: 'felt',
  feelings: [],
  around: { with: [], where: [], doing: [] },
  note: '',
  ...part,
})
const offers = (given: CheckInAnswer | null, hour = 14): readonly Offer[] => offersFor(given, { hour, isHard })
const everyAnswer: (CheckInAnswer | null)[] = [
  null,
  answer({ answer: 'dont-know' }),
  answer({ answer: 'nothing' }),
  ...[-4, -2, 0, 2, 4].flatMap((pleasantness) =>
    [-4, -2, 0, 2, 4].map((energy) => answer({ point: { pleasantness, energy } })),
  ),
  ...hardWords.map((id) => answer({ feelings: [{ id }] })),
]

describe('one thing that fits', () => {
  it('is always there, and there is always something else', () => {
    for (const given of everyAnswer)
      for (const hour of [2, 9, 15, 23]) expect(offers(given, hour).length).toBeGreaterThan(2)
  })

  it('is something that exists', () => {
    const ids = [...exercises.map(({ id }) => id), ...prompts.map(({ id }) => id)]
    for (const given of everyAnswer)
      for (const offer of offers(given)) if ('id' in offer) expect(ids).toContain(offer.id)
  })

  it.each(hardWords)('is Help now first after "%s", and never a task or something cheerful', (id) => {
    const list = offers(answer({ feelings: [{ id: 'calm' }, { id }], point: { pleasantness: 3, energy: 3 } }))
    expect(list[0]).toEqual({ kind: 'help-now' })
    expect(list).toEqual(offers(answer({ feelings: [{ id }] })))
    for (const offer of list)
      if ('id' in offer) expect(['ex.ground', 'care.one-message', 'care.rest']).toContain(offer.id)
  })

  it('shows Help now for a hard word only: nothing is guessed', () => {
    for (const given of everyAnswer)
      if (!given?.feelings.some((feeling) => 'id' in feeling && isHard(feeling.id)))
        expect(offers(given)).not.toContainEqual({ kind: 'help-now' })
  })

  it('puts grounding before breathing where there is tension', () => {
    const ids = offers(answer({ point: { pleasantness: -3, energy: 3 } })).map((offer) =>
      'id' in offer ? offer.id : '',
    )
    expect(ids.indexOf('ex.ground')).toBeLessThan(ids.indexOf('ex.slow'))
  })

  it('asks nobody to stand up or to write to somebody in the night, apart from the fixed list after a hard word', () => {
    const elsewhere = ['ex.walk', 'ex.hands', 'care.water', 'care.less', 'care.one-message']
    for (const given of everyAnswer.filter((one) => !one?.feelings.some((feeling) => 'id' in feeling)))
      for (const hour of [22, 23, 0, 5])
        for (const offer of offers(given, hour)) if ('id' in offer) expect(elsewhere).not.toContain(offer.id)
    for (const hour of [6, 15, 21])
      expect(offers(answer({ answer: 'nothing' }), hour)).toContainEqual({ kind: 'exercise', id: 'ex.walk' })
  })

  it('is the same fixed list after a hard word, by day and by night', () => {
    for (const id of hardWords)
      expect(offers(answer({ feelings: [{ id }] }), 2)).toEqual(offers(answer({ feelings: [{ id }] }), 14))
  })

  it('never puts forward a prompt that asks for a landing', () => {
    const heavy = prompts.filter(({ landing }) => landing).map(({ id }) => id)
    for (const given of everyAnswer)
      for (const offer of offers(given)) if ('id' in offer) expect(heavy).not.toContain(offer.id)
  })
})
