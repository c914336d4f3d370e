import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ASKED_ONCE, FIRST_QUESTIONS, nextFirstQuestion, withAsked } from '@shared/features/settings/firstQuestions'
import { DEFAULT_SETTINGS, readSettings, THEMES } from '@shared/features/settings/settings'

const asked = fc.uniqueArray(fc.constantFrom(...ASKED_ONCE))
const known = fc.record({
  askedOnce: asked,
  theme: fc.constantFrom(...THEMES),
  vaultFolder: fc.constantFrom(null, '/stick'),
})

describe('the first questions', () => {
  it('come one at a time, each once, and come to an end', () => {
    fc.assert(
      fc.property(known, fc.boolean(), (settings, isSealed) => {
        const seen: string[] = []
        let { askedOnce } = settings
        for (;;) {
          const next = nextFirstQuestion({ ...settings, askedOnce }, isSealed)
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
    expect(nextFirstQuestion(DEFAULT_SETTINGS, false)).toBe('stays-here')
    expect(nextFirstQuestion({ ...DEFAULT_SETTINGS, askedOnce: ['stays-here'] }, false)).toBe('for-whom')
    expect(nextFirstQuestion({ ...DEFAULT_SETTINGS, askedOnce: ['stays-here', 'for-whom'] }, false)).toBe('light')
    expect(nextFirstQuestion({ ...DEFAULT_SETTINGS, askedOnce: [...FIRST_QUESTIONS] }, false)).toBeNull()
  })

  it('leave out what somebody decided already', () => {
    expect(nextFirstQuestion(DEFAULT_SETTINGS, true)).toBe('for-whom')
    expect(nextFirstQuestion({ ...DEFAULT_SETTINGS, vaultFolder: '/stick' }, false)).toBe('for-whom')
    const both = { ...DEFAULT_SETTINGS, askedOnce: ['stays-here' as const, 'for-whom' as const] }
    expect(nextFirstQuestion({ ...both, theme: 'contrast' }, false)).toBeNull()
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
