import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { folded, foldedWithPlaces, wordsOf } from '@shared/features/search/folding'
import { anyText, slowlyFolded, slowlyWords } from './reference'

describe('words', () => {
  test('are compared without case and accents', () => {
    expect(folded('Geïrriteerd, CAFÉ')).toBe('geirriteerd, cafe')
    expect(wordsOf('Eén zin: ‘stil, maar niet léég’.')).toEqual(['een', 'zin', 'stil', 'maar', 'niet', 'leeg'])
    expect(wordsOf(' … ')).toEqual([])
  })

  test.each([
    ['Straße', 'strasse'],
    ['STRASSE', 'strasse'],
    ['Łódź', 'lodz'],
    ['smørre', 'smorre'],
    ['ısık', 'isik'],
    ['İstanbul', 'istanbul'],
    ['ﬁets', 'fiets'],
    ['ver\u00adjaardag', 'verjaardag'],
    ['zero\u200bwidth', 'zerowidth'],
    ['cafe\u0301', 'cafe'],
    ['سَلَام', 'سلام'],
    ['قـلب', 'قلب'],
    ['שָׁלוֹם', 'שלום'],
    ['ĳs', 'ijs'],
    ['ΣΊΣΥΦΟΣ', 'σισυφοσ'],
    ['❤️', '❤'],
  ])('%s is %s', (written, plain) => {
    expect(folded(written)).toBe(plain)
  })

  test('of scripts with and without spaces are apart, and emoji are words', () => {
    expect(wordsOf('今日はcoffeeを飲んだ。')).toEqual(['今日は', 'coffee', 'を飲んだ'.normalize('NFKD')])
    expect(wordsOf('ฉันเศร้า')).toHaveLength(1)
    expect(wordsOf('fijn😀!')).toEqual(['fijn', '😀'])
    expect(wordsOf('ｶﾞｯｺｳ')).toEqual(wordsOf('ガッコウ'))
  })

  test('are what one finds sign by sign, in any language', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(folded(text)).toBe(slowlyFolded(text))
        expect(wordsOf(text)).toEqual(slowlyWords(text))
        expect(folded(folded(text))).toBe(folded(text))
      }),
      { numRuns: 1000 },
    )
  })

  test('know where they came from', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { text: plain, from, to } = foldedWithPlaces(text)
        expect(plain).toBe(folded(text))
        for (let at = 0; at < plain.length; at += 1) {
          expect(from[at]).toBeLessThan(to[at] ?? 0)
          expect(folded(text.slice(from[at], to[at]))).toContain(plain[at])
          if (at > 0) expect(from[at]).toBeGreaterThanOrEqual(from[at - 1] ?? 0)
        }
      }),
      { numRuns: 1000 },
    )
  })
})
