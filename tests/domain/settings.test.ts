import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countryFor, DEFAULT_SETTINGS, languageFor, readSettings, SettingsSchema } from '@shared/domain/settings'
import * as v from 'valibot'

describe('readSettings', () => {
  it('makes whole settings of anything', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom(...Object.keys(DEFAULT_SETTINGS)), fc.jsonValue())),
        (stored) => {
          expect(v.is(SettingsSchema, readSettings(stored).settings)).toBe(true)
        },
      ),
      { seed: 21 },
    )
  })

  it('mends one field and leaves the others', () => {
    const { settings, mended } = readSettings({ theme: 'purple', textSize: 125, language: 'en' })
    expect(settings).toEqual({ ...DEFAULT_SETTINGS, textSize: 125, language: 'en' })
    expect(mended).toEqual(['theme'])
  })

  it('calls nothing mended that was not there', () => {
    expect(readSettings(null)).toEqual({ settings: DEFAULT_SETTINGS, mended: [] })
  })

  it('keeps moments off until they are chosen', () => {
    expect(DEFAULT_SETTINGS.rhythm.on).toBe(false)
  })
})

describe('language and country', () => {
  it.each([
    ['nl-NL', 'nl', 'NL'],
    ['nl-BE', 'nl', 'BE'],
    ['nl', 'nl', 'NL'],
    ['en-GB', 'en', 'GB'],
    ['en-US', 'en', 'US'],
    ['en-IE', 'en', 'IE'],
    ['en', 'en', 'XX'],
    ['de-DE', 'en', 'XX'],
  ])('are guessed from %s', (locale, language, country) => {
    expect(languageFor({ language: null }, locale)).toBe(language)
    expect(countryFor({ country: null }, locale)).toBe(country)
  })

  it('are what the user chose', () => {
    expect(languageFor({ language: 'en' }, 'nl-NL')).toBe('en')
    expect(countryFor({ country: 'IE' }, 'nl-NL')).toBe('IE')
  })
})
