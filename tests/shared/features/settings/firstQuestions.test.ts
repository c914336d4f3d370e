import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ASKED_ONCE,
  FIRST_QUESTIONS,
  isLanguageInDoubt,
  nextFirstQuestion,
  withAsked,
} from '@shared/features/settings/firstQuestions'
import { DEFAULT_SETTINGS, readSettings, THEMES } from '@shared/features/settings/settings'

const asked = fc.uniqueArray(fc.constantFrom(...ASKED_ONCE))
const known = fc.record({
  askedOnce: asked,
  theme: fc.constantFrom(...THEMES),
  vaultFolder: fc.constantFrom(null, '/stick'),
})

const around = (isSealed = false, isLanguageInDoubt = false, isCountryInDoubt = false) => ({
  isSealed,
  isLanguageInDoubt,
  isCountryInDoubt,
})

describe('the first questions', () => {
  it('come one at a time, each once, and come to an end', () => {
    fc.assert(
      fc.property(known, fc.boolean(), fc.boolean(), fc.boolean(), (settings, ...doubts) => {
        const seen: string[] = []
        let { askedOnce } = settings
        for (;;) {
          const next = nextFirstQuestion({ ...settings, askedOnce }, around(...doubts))
          if (next === null) break
          expect(askedOnce).not.toContain(next)
          seen.push(next)
          askedOnce = withAsked(askedOnce, next)
        }
        expect(seen).toEqual(FIRST_QUESTIONS.filter((one) => seen.includes(one)))
      }),
      { seed: 7 },
    )
  })

  it('are all asked on a first start, in this order', () => {
    expect(nextFirstQuestion(DEFAULT_SETTINGS, around())).toBe('stays-here')
    expect(nextFirstQuestion({ ...DEFAULT_SETTINGS, askedOnce: ['stays-here'] }, around())).toBe('for-whom')
    expect(nextFirstQuestion({ ...DEFAULT_SETTINGS, askedOnce: ['stays-here', 'for-whom'] }, around())).toBe('light')
    expect(nextFirstQuestion({ ...DEFAULT_SETTINGS, askedOnce: [...FIRST_QUESTIONS] }, around())).toBeNull()
  })

  it('ask for the language first and for the country last, each only where it is in doubt', () => {
    expect(nextFirstQuestion(DEFAULT_SETTINGS, around(false, true))).toBe('language')
    const others = { ...DEFAULT_SETTINGS, askedOnce: ['stays-here', 'for-whom', 'light'] as const }
    expect(nextFirstQuestion(others, around(false, false, true))).toBe('country')
    expect(nextFirstQuestion(others, around(false, true, true))).toBe('language')
    expect(nextFirstQuestion(others, around())).toBeNull()
  })

  it.each([
    [null, 'nl-NL', 'NL', false],
    [null, 'nl', 'XX', false],
    [null, 'en-GB', 'GB', false],
    [null, 'en-US', 'NL', true],
    [null, 'en', 'BE', true],
    [null, 'de-DE', 'DE', true],
    [null, 'C', 'XX', true],
    ['en', 'de-DE', 'DE', false],
  ] as const)(
    'the language is in doubt where another one may be read: %s, %s in %s',
    (chosen, locale, country, isIt) => {
      expect(isLanguageInDoubt(chosen, locale, country)).toBe(isIt)
    },
  )

  it('leave out what somebody decided already', () => {
    expect(nextFirstQuestion(DEFAULT_SETTINGS, around(true))).toBe('for-whom')
    expect(nextFirstQuestion({ ...DEFAULT_SETTINGS, vaultFolder: '/stick' }, around())).toBe('for-whom')
    const both = { ...DEFAULT_SETTINGS, askedOnce: ['stays-here' as const, 'for-whom' as const] }
    expect(nextFirstQuestion({ ...both, theme: 'contrast' }, around())).toBeNull()
  })
})

describe('what was asked', () => {
  it('is never there twice', () => {
    fc.assert(
      fc.property(asked, asked, (before, more) => {
        const after = withAsked(before, ...more)
        expect(new Set(after).size).toBe(after.length)
        expect(after).toEqual(expect.arrayContaining([...before, ...more]))
      }),
      { seed: 8 },
    )
  })

  it('stays where a name is not known, as of a later version', () => {
    expect(readSettings({ askedOnce: ['light', 'of-later'] }).settings.askedOnce).toEqual(['light'])
    expect(readSettings({ forWhom: 'of-later' }).settings.forWhom).toBeNull()
  })
})
