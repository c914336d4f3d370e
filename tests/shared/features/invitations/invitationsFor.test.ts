import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import content from '@content/invitations.json'
import feelings from '@content/feelings.json'
import type { CheckInAnswer } from '@shared/features/check-ins/checkIn'
import type { Feeling } from '@shared/features/check-ins/feelings'
import { type Invitation, type Invitations, nameOf } from '@shared/features/invitations/invitation'
import {
  type Circumstances,
  dayPartAt,
  invitationsFor,
  type Offer,
  offeredAfter,
} from '@shared/features/invitations/invitationsFor'

const rules = content as Invitations
const vocabulary = feelings as Feeling[]
const hardWords = vocabulary.filter(({ hard }) => hard).map(({ id }) => id)
const softWords = vocabulary.filter(({ hard }) => !hard).map(({ id }) => id)
const ids = rules.invitations.map(({ id }) => id)
const names = rules.invitations.flatMap(({ opens }) => nameOf(opens) ?? [])

const answer = (part: Partial<CheckInAnswer> = {}): CheckInAnswer => ({
  answer: 'felt',
  feelings: [],
  around: { with: [], where: [], doing: [] },
  note: '',
  ...part,
})
const plain: Circumstances = {
  ...{ checkIn: null, hour: 14, feelings: vocabulary, seed: 'a', last: null },
  ...{ away: new Set(), liked: new Set() },
}
const offers = (change: Partial<Circumstances>) => invitationsFor(rules, { ...plain, ...change })
const idsOf = (list: readonly Offer[]) => list.map(({ invitation }) => invitation.id)

const axis = fc.integer({ min: -8, max: 8 }).map((value) => value / 2)
const checkIns = (words: readonly string[]) =>
  fc.record(
    {
      answer: fc.constantFrom('felt' as const, 'dont-know' as const, 'nothing' as const),
      point: fc.record({ pleasantness: axis, energy: axis }),
      feelings: fc.array(
        fc.oneof(
          fc.constantFrom(...words).map((id) => ({ id })),
          fc.constantFrom('mist', 'constructor').map((own) => ({ own })),
        ),
        { maxLength: 4 },
      ),
    },
    { requiredKeys: [] },
  )
const sets = (of: readonly string[], maxLength: number) =>
  fc.uniqueArray(fc.constantFrom(...of), { maxLength }).map((list) => new Set(list))
const circumstances = (words: readonly string[]): fc.Arbitrary<Circumstances> =>
  fc.record({
    checkIn: fc.option(checkIns(words).map((part) => answer(part as Partial<CheckInAnswer>))),
    hour: fc.integer({ min: 0, max: 23 }),
    feelings: fc.constant(vocabulary),
    away: sets(ids, ids.length),
    liked: sets(names, 6),
    last: fc.option(fc.constantFrom(...ids)),
    seed: fc.string({ maxLength: 8 }),
  })
const anyWords = [...softWords, ...hardWords]
const hasHard = ({ checkIn }: Circumstances) =>
  (checkIn?.feelings ?? []).some((feeling) => 'id' in feeling && hardWords.includes(feeling.id))

describe('one thing that fits', () => {
  it('is always there, and there is always something else', () => {
    fc.assert(
      fc.property(circumstances(anyWords), (given) => {
        expect(invitationsFor(rules, { ...given, away: new Set() }).length).toBeGreaterThan(2)
      }),
    )
  })

  it('is never one that was put away, apart from Help now after a hard word', () => {
    fc.assert(
      fc.property(circumstances(anyWords), (given) => {
        for (const id of idsOf(invitationsFor(rules, given)).filter((one) => one !== 'help-now'))
          expect(given.away.has(id)).toBe(false)
      }),
    )
  })

  it('is never the same twice running while another fits', () => {
    fc.assert(
      fc.property(
        circumstances(softWords).filter((given) => !hasHard(given)),
        (given) => {
          const list = idsOf(invitationsFor(rules, given))
          if (list.length > 1) expect(list[0]).not.toBe(given.last)
        },
      ),
    )
  })

  it('is Help now after a hard word, whatever else was chosen, liked or put away', () => {
    fc.assert(
      fc.property(circumstances(anyWords), fc.constantFrom(...hardWords), (given, word) => {
        const checkIn = given.checkIn ?? answer()
        const list = invitationsFor(rules, {
          ...given,
          checkIn: { ...checkIn, feelings: [...checkIn.feelings, { id: word }] },
        })
        expect(list[0]).toMatchObject({ invitation: { opens: { kind: 'help-now' } }, because: { by: 'hard' } })
        expect(idsOf(list)).toEqual(rules.hard.filter((id) => id === 'help-now' || !given.away.has(id)))
      }),
    )
  })

  it('is Help now after a hard word only: nothing is guessed', () => {
    fc.assert(
      fc.property(circumstances(softWords), (given) => {
        expect(idsOf(invitationsFor(rules, given))).not.toContain('help-now')
      }),
    )
  })

  it('sends nobody elsewhere in the night', () => {
    fc.assert(
      fc.property(circumstances(softWords), fc.constantFrom(22, 23, 0, 1, 2, 3, 4, 5), (given, hour) => {
        for (const { invitation } of invitationsFor(rules, { ...given, hour }))
          expect(invitation.elsewhere).toBeUndefined()
      }),
    )
    const elsewhere = ({ invitation }: Offer) => invitation.elsewhere === true
    for (const hour of [6, 15, 21])
      expect(offers({ checkIn: answer({ answer: 'nothing' }), hour }).some(elsewhere)).toBe(true)
  })

  it('asks nothing of somebody with almost no energy, unless it is pleasant', () => {
    fc.assert(
      fc.property(
        circumstances(softWords),
        axis.filter((value) => value < 1),
        (given, pleasantness) => {
          const checkIn = { ...(given.checkIn ?? answer()), point: { pleasantness, energy: -3.5 } }
          for (const { invitation } of invitationsFor(rules, { ...given, checkIn }))
            expect(invitation.asks).toBe('nothing')
        },
      ),
    )
    const calm = offers({ checkIn: answer({ point: { pleasantness: 3, energy: -4 } }) })
    expect(calm.some(({ invitation }) => invitation.asks === 'little')).toBe(true)
  })

  it('is the same for the same input', () => {
    fc.assert(
      fc.property(circumstances(anyWords), (given) => {
        expect(invitationsFor(rules, given)).toEqual(invitationsFor(rules, structuredClone(given)))
      }),
    )
  })

  it('gives for each the rule that matched: the word was chosen, the part of the day is now, it stands on the list', () => {
    fc.assert(
      fc.property(circumstances(softWords), (given) => {
        for (const { invitation, because } of invitationsFor(rules, given)) {
          if (because.by === 'word') {
            expect(given.checkIn?.feelings).toContainEqual({ id: because.word })
            expect(invitation.when.some(({ words }) => words?.includes(because.word))).toBe(true)
          } else if (because.by === 'mood')
            expect(invitation.when.some(({ moods }) => moods?.includes(because.mood))).toBe(true)
          else if (because.by === 'part') expect(because.part).toBe(dayPartAt(given.hour))
          else expect([because.by, given.liked.has(nameOf(invitation.opens) ?? '')]).toEqual(['liked', true])
        }
      }),
    )
  })

  it('puts looking around before breathing where there is tension', () => {
    for (let seed = 0; seed < 40; seed += 1) {
      const list = idsOf(offers({ checkIn: answer({ point: { pleasantness: -3, energy: 3 } }), seed: String(seed) }))
      expect(list.indexOf('ground')).toBeLessThan(list.indexOf('slow'))
    }
  })

  it('goes by a chosen word before the place on the plane, and by the words where there is no place', () => {
    const sad = offers({ checkIn: answer({ feelings: [{ id: 'sad' }] }) })
    expect(sad[0]?.because).toEqual({ by: 'word', word: 'sad' })
    expect(sad.map(({ because }) => because)).toContainEqual({ by: 'mood', mood: 'unpleasant-low' })
    expect(offers({ checkIn: answer({ feelings: [{ own: 'mist' }] }) })[0]?.because).toEqual({
      by: 'mood',
      mood: 'any',
    })
  })

  it('brings what stands on the list of what helps sooner', () => {
    const checkIn = answer({ answer: 'nothing' })
    const place = (change: Partial<Circumstances>) => idsOf(offers({ checkIn, ...change })).indexOf('walk')
    const liked = new Set(['exercise:ex.walk'])
    expect(place({ liked })).toBe(0)
    expect(offers({ checkIn, liked })[0]?.because).toEqual({ by: 'liked' })
  })

  it('is another one for another check-in of the same kind', () => {
    const first = new Set(
      Array.from(
        { length: 30 },
        (_, seed) => idsOf(offers({ checkIn: answer({ answer: 'nothing' }), seed: `check-in ${String(seed)}` }))[0],
      ),
    )
    expect(first.size).toBeGreaterThan(3)
  })

  it('remembers what came after the check-ins before it', () => {
    const known = { feelings: vocabulary, away: new Set<string>(), liked: new Set<string>() }
    expect(offeredAfter(rules, [], known)).toBeNull()
    fc.assert(
      fc.property(fc.array(fc.nat(9999), { minLength: 2, maxLength: 6 }), (seeds) => {
        const checkIn = answer({ feelings: [{ id: 'tired' }] })
        const all = seeds.map((seed) => ({ checkIn, hour: 14, seed: String(seed) }))
        const last = offeredAfter(rules, all.slice(0, -1), known)
        expect(offeredAfter(rules, all, known)).not.toBe(last)
      }),
    )
  })

  it('is only what is left where almost everything was put away, and nothing where all was', () => {
    const but = (left: string[]) => new Set(ids.filter((id) => !left.includes(id)))
    const checkIn = answer({ feelings: [{ id: 'lonely' }] })
    expect(idsOf(offers({ checkIn, away: but(['words.alone']), last: 'words.alone' }))).toEqual(['words.alone'])
    expect(offers({ checkIn, away: but([]) })).toEqual([])
    const one: Invitation[] = []
    expect(invitationsFor({ hard: [], invitations: one }, plain)).toEqual([])
  })
})
