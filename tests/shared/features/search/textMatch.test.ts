import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { excerptAround, piecesOf } from '@shared/features/search/excerpts'
import { folded, wordsOf } from '@shared/features/search/folding'
import { queryOf, rankWithMistakesFor } from '@shared/features/search/query'
import { finderOf, finderOfWords, holdsAll, rankOfText } from '@shared/features/search/textMatch'
import { anyQuery, anyText, slowlyRanked } from './reference'

const rank = (typed: string, text: string, withMistakes = false) => rankOfText(queryOf(typed), withMistakes)(text)
const marked = (typed: string, text: string) =>
  piecesOf(text, finderOf(queryOf(typed)))
    .map((piece) => (piece.isFound ? `[${piece.text}]` : piece.text))
    .join('')

describe('a text', () => {
  test.each([
    ['raam sti', 'Het was stil bij het raam', 3],
    ['raam tuin', 'Het was stil bij het raam', 0],
    ['een', 'Eén ding', 3],
    ['driet', 'verdriet', 2],
    ['driet', 'verdriet, driet', 3],
    ['leven', 'stil-leven', 3],
    ['feest', 'Op het verjaardagsfeest', 2],
    ['druk', 'de werkdruk', 2],
    ['ee', 'de zee', 0],
    ['muren', 'tegen de muur', 3],
    ['werken', 'Hard gewerkt.', 3],
    ['cry', 'I cried', 3],
    ['strasse', 'in der Straße', 3],
    ['lodz', 'w Łódź', 3],
    ['悲しい', '今日は悲しい日でした', 3],
    ['เศร้า', 'วันนี้ฉันเศร้ามาก', 3],
    ['سلام', 'قال سَلَام لي', 3],
    ['😀', 'Fijn😀!', 3],
    ['"stil huis"', 'In het stille huis', 0],
    ['"stil huis"', 'Een stil, huis', 3],
    ['"stil hui', 'Een stil huis', 3],
    ['"stil hui"', 'Een stil huis', 0],
    ['"feest"', 'verjaardagsfeest', 0],
    ['„bij het raam” stil', 'stil bij het raam', 3],
    ['"日でした"', '今日は悲しい日でした', 3],
  ])('for %s, %s has the rank %s', (typed, text, is) => {
    expect(rank(typed, text)).toBe(is)
  })

  test('fits as one finds it word by word', () => {
    fc.assert(
      fc.property(anyQuery, anyText, fc.boolean(), (typed, text, withMistakes) => {
        expect(rank(typed, text, withMistakes)).toBe(slowlyRanked(typed, text, withMistakes))
      }),
      { numRuns: 2000 },
    )
  })

  test('fits what was taken from it', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(12), (text, from, length) => {
        const words = wordsOf(text)
        const some = words.slice(from % (words.length + 1)).slice(0, 1 + length)
        expect(rank(some.join(' '), text)).toBe(3)
        expect(rank(`"${some.join(' ')}"`, text)).toBe(3)
      }),
    )
  })

  test('in a list of what can be chosen is found by parts and forms of words too', () => {
    expect(holdsAll(wordsOf('Op het verjaardagsfeest'), ['feest', 'verj'])).toBe(true)
    expect(holdsAll(wordsOf('Op het verjaardagsfeest'), ['feest', 'tuin'])).toBe(false)
  })
})

describe('what was found is marked', () => {
  test.each([
    ['verdr', 'Verdriet? Ja: ’t verdriet.', '[Verdriet]? Ja: ’t [verdriet].'],
    ['feest', 'een Verjaardagsfeestje', 'een Verjaardags[feest]je'],
    ['een', 'E\u0301e\u0301n ding', '[E\u0301e\u0301n] ding'],
    ['ss', 'Straße', 'Straße'],
    ['rasse', 'Straße!', 'St[raße]!'],
    ['悲しい', '今日は悲しい日', '今日は[悲しい]日'],
    ['"bij het raam"', 'bij de deur, bij het raam', 'bij de deur, [bij het raam]'],
    ['vuurtorn', 'De vuurtoren', 'De [vuurtoren]'],
    ['vuurtoren', 'De vuurtoren, de vuurtorn', 'De [vuurtoren], de vuurtorn'],
    ['feest', 'verjaardags\u00adfe\u00adest', 'verjaardags\u00ad[fe\u00adest]'],
  ])('%s in %s', (typed, text, expected) => {
    expect(marked(typed, text)).toBe(expected)
  })

  test('wholly, and nothing else', () => {
    fc.assert(
      fc.property(anyQuery, anyText, (typed, text) => {
        const query = queryOf(typed)
        const pieces = piecesOf(text, finderOf(query))
        expect(pieces.map((piece) => piece.text).join('')).toBe(text)
        const found = pieces.filter((piece) => piece.isFound).map((piece) => piece.text)
        const all = [...query.words, ...query.phrases.flatMap(({ words }) => words)]
        const holds = (piece: string, wanted: string) =>
          folded(piece).includes(wanted) || wordsOf(piece).some((word) => rankWithMistakesFor(wanted)(word) > 0)
        if (rank(typed, text, true) > 0)
          for (const wanted of all) expect(found.some((piece) => holds(piece, wanted))).toBe(true)
        for (const piece of found) expect(all.some((wanted) => holds(piece, wanted))).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})

/** Half of a character. */
const HALF = /[\ud800-\udfff]/gu

describe('an excerpt', () => {
  const text = `${'Eerst een lange inleiding. '.repeat(10)}Daarna kwam het verdriet. ${'En nog veel meer. '.repeat(10)}`
  const around = (typed: string, from: string, length: number) => excerptAround(from, finderOf(queryOf(typed)), length)

  test('stands around what was found, cut between words', () => {
    const excerpt = around('verdr', text, 80)
    expect(excerpt).toMatch(/^… (inleiding\. )?Daarna kwam het verdriet\. .* …$/)
    expect(excerpt.length).toBeLessThanOrEqual(84)
  })

  test('is the beginning where nothing was found, and holds the word where there is no space before it', () => {
    expect(around('niets', '  Een   korte\nregel ', 80)).toBe('Een korte regel')
    expect(around('raam', `${'x'.repeat(60)}-${'y-'.repeat(30)}raam`, 40)).toContain('raam')
  })

  test('prefers the word itself to a part of another one', () => {
    expect(around('druk', `indrukwekkend ${'en nog wat '.repeat(30)}veel druk`, 60)).toContain('veel druk')
  })

  test('cuts no character in two', () => {
    fc.assert(
      fc.property(anyText, anyQuery, fc.integer({ min: 4, max: 30 }), (some, typed, length) => {
        const whole = some.replaceAll(HALF, '')
        expect(around(typed, whole.repeat(4), length)).not.toMatch(HALF)
      }),
    )
  })
})

test('a text in pieces is the same text, with the words that were found apart', () => {
  const text = 'Verdriet? Ja: ’t verdriet, en meer.'
  const pieces = piecesOf(
    text,
    finderOfWords((word) => word === 'verdriet'),
  )
  expect(pieces.map((piece) => piece.text).join('')).toBe(text)
  expect(pieces.filter((piece) => piece.isFound).map((piece) => piece.text)).toEqual(['Verdriet', 'verdriet'])
})
