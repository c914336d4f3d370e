import { describe, expect, test } from 'vitest'
import { checkScene } from '@shared/features/rehearsal/check/checkScene'
import { lineOf } from '@shared/features/rehearsal/check/problem'
import type { Choice } from '@shared/features/rehearsal/scene'
import { FIXTURE_PHRASES, sceneFixture } from '../../../support/sceneFixture'

type Fixture = ReturnType<typeof sceneFixture>

/** What is said of a fixture after something in it was broken. */
function said(breakIt: (fixture: Fixture) => void = () => undefined, danger = false): string[] {
  const fixture = sceneFixture({ danger })
  breakIt(fixture)
  return checkScene(fixture, new Set(FIXTURE_PHRASES)).map(lineOf)
}

const turn = ({ graph }: Fixture, id: string) => {
  const found = graph.turns[id]
  if (!found) throw new Error(`No turn ${id}`)
  return found
}
const choice = (fixture: Fixture, id: string): Choice => {
  const found = Object.values(fixture.graph.turns)
    .flatMap(({ choices }) => choices)
    .find((one) => one.id === id)
  if (!found) throw new Error(`No choice ${id}`)
  return found
}
const allChoices = ({ graph }: Fixture) => Object.values(graph.turns).flatMap(({ choices }) => choices)

test('a scene that keeps every rule has nothing said of it, with danger and without', () => {
  expect(said()).toEqual([])
  expect(said(() => undefined, true)).toEqual([])
})

describe('the graph', () => {
  test('a target that is not there is named with its turn and its choice', () => {
    expect(said((one) => (choice(one, 't3.half.b').to = [{ turn: 't4.opn' }]))).toEqual([
      'fixture · t3.half · choice t3.half.b leads to t4.opn, which is no turn and no end',
    ])
  })

  test('a turn that is gone is missed by each choice that leads to it', () => {
    const lines = said((one) => delete one.graph.turns['t8.open'])
    expect(lines).toContain('fixture · t7.open · choice t7.open.a leads to t8.open, which is no turn and no end')
    expect(lines).toContain('fixture · t7.half · choice t7.half.b leads to t8.open, which is no turn and no end')
    expect(lines).toContain('fixture · t8.open.says · has a text in nl, in “says”, but is not in the graph')
  })

  test('a beginning that is no turn', () => {
    expect(said((one) => (one.graph.start = 't0'))).toEqual(['fixture · start · is t0, which is no turn'])
  })

  test('a circle is written out', () => {
    const lines = said((one) => (choice(one, 't5.half.a').to = [{ turn: 't3.half' }]))
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(/^fixture · (\S+) · goes round: \1 → .*t3\.half.* → \1$/)
  })

  test('a dead end: a turn without choices, or with two', () => {
    expect(said((one) => (turn(one, 't5.open').choices = []))).toContain('fixture · t5.open · has 0 choices and not 3')
    expect(said((one) => turn(one, 't5.open').choices.pop())).toContain('fixture · t5.open · has 2 choices and not 3')
    expect(said((one) => (choice(one, 't5.open.a').to = []))[0]).toMatch(
      /^fixture · turns\.t5\.open\.choices\.\d\.to · /,
    )
  })

  test('the last line and the last way have no condition, those before them have one', () => {
    expect(said((one) => turn(one, 't4.half').says.pop())).toContain(
      'fixture · t4.half · the last of “says” has a “when”: nothing may be left then',
    )
    expect(said((one) => turn(one, 't4.half').says.reverse())).toEqual([
      'fixture · t4.half · “says” has one without “when” before others',
      'fixture · t4.half · the last of “says” has a “when”: nothing may be left then',
    ])
    expect(said((one) => (choice(one, 't4.half.a').to[0] = { turn: 't5.half', when: { trustAtLeast: 0 } }))).toEqual([
      'fixture · t4.half · the last of “to” of t4.half.a has a “when”: nothing may be left then',
    ])
  })

  test('an id that comes twice', () => {
    const lines = said((one) => (turn(one, 't5.open').says[0] = { id: 't4.open.says' }))
    expect(lines).toContain('fixture · t4.open.says · “says” has this id more than once')
    expect(said((one) => (choice(one, 't5.open.a').id = 't4.open.a'))).toContain(
      'fixture · t4.open.a · “choices” has this id more than once',
    )
  })

  test('an id that is not that of the file', () => {
    expect(said((one) => (one.graph.id = 'scene.other'))).toEqual([
      'fixture · id · is scene.other; a file of this name has scene.fixture',
    ])
  })

  test.each([
    ['an effect beyond two', { trust: 3 }, 'trust'],
    ['half an effect', { pressure: 0.5 }, 'pressure'],
    ['a way to act that is not known', { as: 'shout' }, 'as'],
    ['a misspelt name', { preassure: 1 }, 'preassure'],
    ['an empty condition', { to: [{ turn: 't2', when: {} }] }, 'to.0.when'],
  ])('%s', (_name, change, place) => {
    expect(said((one) => Object.assign(choice(one, 't1.a'), change))[0]).toMatch(
      new RegExp(`^fixture · turns\\.t1\\.choices\\.0\\.${place} · `),
    )
  })
})

describe('its paths, over all that the other may feel', () => {
  test('a turn and an end that no path comes to', () => {
    const lines = said((one) => {
      for (const { to } of allChoices(one)) for (const way of to) if (way.turn === 't8.shut') way.turn = 't8.half'
    })
    expect(lines).toContain('fixture · t8.shut · no path comes to this turn')
    expect(said((one) => (one.graph.ends['end.more'] = { phrases: ['help.presence.listen'] }))).toContain(
      'fixture · end.more · no path comes to this end',
    )
  })

  test('a line for which nobody ever has the trust', () => {
    expect(said((one) => (turn(one, 't4.half').says[0] = { id: 't4.half.tense', when: { trustAtLeast: 9 } }))).toEqual([
      'fixture · t4.half · no path shows “says” t4.half.tense',
    ])
  })

  test('a way that never fits is only looked at once more', () => {
    const lines = said((one) => choice(one, 't4.half.a').to.unshift({ turn: 't5.open', when: { trustAtLeast: 9 } }))
    expect(lines).toEqual([
      'fixture · t4.half · (look) choice t4.half.a never leads to t5.open: no path fits its “when”',
    ])
  })

  test('a path that is too short is given by its choices', () => {
    const lines = said((one) => (choice(one, 't7.open.c').to = [{ turn: 'end.half' }]))
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(
      /^fixture · end\.half · a path of 7 turns ends here, 8 to 14 are wanted: t1\.\w, t2\.\w, .*, t7\.open\.c$/,
    )
  })

  test('a path that is too long', () => {
    const lines = said((one) => {
      const more = Array.from({ length: 7 }, (_one, index) => `x${String(index)}`)
      for (const [index, id] of more.entries())
        one.graph.turns[id] = {
          says: [{ id: `${id}.says` }],
          choices: ['a', 'b', 'c'].map((name) => ({
            id: `${id}.${name}`,
            as: 'stay',
            trust: 0,
            pressure: 0,
            to: [{ turn: more[index + 1] ?? 'end.half' }],
          })),
        }
      choice(one, 't8.half.a').to = [{ turn: 'x0' }]
    })
    expect(lines.filter((line) => line.includes('a path of 15 turns ends here'))).toHaveLength(1)
  })

  test('fewer than three ends', () => {
    const lines = said((one) => {
      for (const { to } of allChoices(one)) for (const way of to) if (way.turn === 'end.shut') way.turn = 'end.half'
    })
    expect(lines).toEqual([
      'fixture · end.shut · no path comes to this end',
      'fixture · paths come to 2 ends; at least 3 are wanted',
    ])
  })

  test('silence that is nowhere handled well, or once', () => {
    const cost = (one: Fixture, spared: string[]) => {
      for (const each of allChoices(one)) if (each.as === 'stay' && !spared.includes(each.id)) each.pressure = 1
    }
    expect(said((one) => cost(one, []))).toContain('fixture · nowhere a “stay” with trust ≥ 0 and pressure ≤ 0')
    expect(said((one) => cost(one, ['t5.half.a']))).toContain(
      'fixture · t5.half · (look) the only turn with a “stay” that costs no trust',
    )
  })

  test('a line that the two opposite paths share after the third turn, by its id or by its words', () => {
    const lines = said((one) => {
      choice(one, 't4.open.b').to = [{ turn: 't5.half' }]
      choice(one, 't4.shut.c').to = [{ turn: 't5.half' }]
    })
    expect(lines).toContain('fixture · t5.half · the gentlest and the most pressing path both show t5.half.says')
    const words = said(
      ({ texts }) => (texts.en.says['t5.open.says'] = texts.en.says['t5.shut.says']?.toUpperCase() ?? ''),
    )
    expect(words).toEqual([
      'fixture · t5.shut · the gentlest path shows t5.open.says and the most pressing t5.shut.says, which are the same words',
    ])
  })

  test('the third turn itself may be shared', () => {
    const lines = said((one) => {
      choice(one, 't2.b').to = [{ turn: 't3.half' }]
      choice(one, 't2.c').to = [{ turn: 't3.half' }]
    })
    expect(lines.filter((line) => line.includes('both show'))).toEqual([])
  })

  test('with danger, a path on which nobody asks', () => {
    const lines = said((one) => delete choice(one, 't7.shut.a').asks, true)
    expect(lines).toHaveLength(2)
    for (const line of lines) expect(line).toMatch(/a path ends here on which nobody asks: .*t7\.shut\.a/)
  })

  test('asking where there is no danger', () => {
    expect(said((one) => (choice(one, 't7.shut.a').asks = true))).toEqual([
      'fixture · t7.shut · choice t7.shut.a asks, in a scene without danger',
    ])
  })
})

describe('its words', () => {
  test('a text that is missing in one language, or that belongs to nothing', () => {
    expect(said(({ texts }) => delete texts.en.says['t5.open.says'])).toEqual([
      'fixture · t5.open.says · has no text in en, in “says”',
    ])
    expect(said(({ texts }) => (texts.nl.ends['end.other'] = { title: 'Iets', text: 'Iets.' }))).toEqual([
      'fixture · end.other · has a text in nl, in “ends”, but is not in the graph',
    ])
    expect(said(({ texts }) => delete texts.nl.choices['t1.a'])).toEqual([
      'fixture · t1.a · has no text in nl, in “choices”',
    ])
  })

  test('an end without words, or without a phrase that is there', () => {
    expect(said(({ texts }) => Object.assign(texts.en.ends['end.open'] ?? {}, { text: ' ' }))).toEqual([
      'fixture · ends.end.open.text · is empty (en)',
    ])
    expect(said(({ graph }) => (graph.ends['end.open'] = { phrases: ['help.nowhere'] }))).toEqual([
      'fixture · end.open · names the phrase help.nowhere, which is not there',
    ])
    expect(said(({ graph }) => (graph.ends['end.open'] = { phrases: [] }))).toHaveLength(1)
  })

  test('one sentence for two choices, or two choices with one line', () => {
    const lines = said(({ texts }) => {
      const { 't1.a': one, 't5.open.b': other } = texts.nl.choices
      if (one && other) other.then = one.then.toUpperCase()
    })
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatch(/^fixture · t1\.a · has the same “then” as another choice in nl: /)
    expect(
      said(({ texts }) => Object.assign(texts.en.choices['t1.b'] ?? {}, { line: texts.en.choices['t1.c']?.line })),
    ).toEqual(['fixture · t1 · has two choices with the same line in en: t1 c in en'])
  })

  test('quotes where nothing is said, none where something is, and straight ones', () => {
    expect(said(({ texts }) => Object.assign(texts.nl.choices['t1.a'] ?? {}, { line: '“Ik blijf.”' }))).toEqual([
      'fixture · t1.a · is “stay”, but has quotes in nl',
    ])
    expect(said(({ texts }) => Object.assign(texts.nl.choices['t1.b'] ?? {}, { line: 'Ik blijf.' }))).toEqual([
      'fixture · t1.b · is “say”, but has no “…” in nl',
    ])
    expect(said(({ texts }) => (texts.en.setting = "It's late."))).toEqual([
      'fixture · setting · has a straight quotation mark or apostrophe in en',
    ])
  })

  test('a long speech is only looked at once more; what the other does is not counted', () => {
    const words = (count: number) => Array.from({ length: count }, (_one, index) => `w${String(index)}`).join(' ')
    expect(said(({ texts }) => (texts.nl.says['t1.says'] = `“${words(21)}.”`))).toEqual([
      'fixture · t1.says · (look) says 21 words in nl; 20 are enough',
    ])
    expect(said(({ texts }) => (texts.nl.says['t1.says'] = `${words(30)}. “${words(20)}.”`))).toEqual([])
  })
})
