import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tagKey, tagPlaces, tagsIn } from '@shared/features/journal/tags'

describe('tags in a text', () => {
  it.each([
    ['Vandaag #werk en #slaap.', ['werk', 'slaap']],
    ['#werk #Werk #WERK', ['werk']],
    ['(#mijn-zus), "#één_ding"! #2026jaar', ['mijn-zus', 'één_ding', '2026jaar']],
    ['#שלום #مرحبا #日本語 #žluťoučký #हिन्दी', ['שלום', 'مرحبا', '日本語', 'žluťoučký', 'हिन्दी']],
    ['# Kop\n## Kop twee\n#\n# ', []],
    ['a#b c#d e_#f', []],
    ['#1 #2026 #-x #', []],
    ['https://example.org/#deel en www.voorbeeld.nl/a#b en [hier](pagina#deel)', []],
    ['&#39; &#x27; kleur: #fff000x is wel een woord', ['fff000x']],
    ['##dubbel #een#twee', []],
    ['#eind- en #eind_', ['eind']],
    [`#${'a'.repeat(61)}`, []],
  ])('%j', (text, tags) => {
    expect(tagsIn(text)).toEqual(tags)
  })

  it('are found again where their places say, whatever stands around them', () => {
    const words = fc.constantFrom('werk', 'slaap', 'één', 'зима', '日記', 'a-b')
    const between = fc.constantFrom(' ', '\n', ', ', ' (', ' — ', ' 😀 ', '. ')
    fc.assert(
      fc.property(fc.array(fc.tuple(words, between), { maxLength: 20 }), (parts) => {
        const text = parts.map(([word, after]) => `#${word}${after}`).join('')
        expect(tagPlaces(text).map(({ tag }) => tag)).toEqual(parts.map(([word]) => word))
        for (const { tag, from, to } of tagPlaces(text)) expect(text.slice(from, to)).toBe(`#${tag}`)
      }),
    )
  })

  it('are few, whatever is typed: each once, and part of the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'#aé1 -_/.\n:אb') }), (text) => {
        const tags = tagsIn(text)
        expect(new Set(tags.map(tagKey)).size).toBe(tags.length)
        for (const tag of tags) expect(text).toContain(`#${tag}`)
      }),
    )
  })
})
