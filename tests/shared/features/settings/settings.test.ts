import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ChosenSettingsSchema,
  DEFAULT_SETTINGS,
  languageFor,
  readSettings,
  SettingsSchema,
} from '@shared/features/settings/settings'
import * as v from 'valibot'
import { daily } from '../../arbitraries'

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
    expect(DEFAULT_SETTINGS.rhythms).toEqual([])
  })

  it('keeps the rhythms that make sense when one does not', () => {
    const { settings, mended } = readSettings({
      rhythms: [daily('08:00'), { id: 'broken' }, { ...daily('09:00'), id: 'b' }],
    })
    expect(settings.rhythms.map(({ id }) => id)).toEqual(['daily', 'b'])
    expect(mended).toEqual(['rhythms'])
  })

  it('keeps the quiet hours that make sense when some do not', () => {
    const night = { from: '22:00', to: '07:00', weekdays: [1, 2] }
    expect(readSettings({ quiet: [night, { ...night, from: '25:00' }, null] }).settings.quiet).toEqual([night])
  })
})

describe('the settings of Luwte 0.1', () => {
  const former = { id: 'daily', on: true, times: ['08:00', '20:00'], weekdays: [1, 3] }

  it('are lifted: the rhythm and the pause go on', () => {
    const { settings, mended } = readSettings({
      rhythm: former,
      pausedUntil: '2026-11-23T20:00:00.000Z',
      theme: 'night',
    })
    expect(settings.rhythms).toEqual([
      {
        id: 'daily',
        on: true,
        kind: 'check-in',
        rule: { by: 'times', times: ['08:00', '20:00'], weekdays: [1, 3] },
        skip: [],
        lifetime: 120,
      },
    ])
    expect(settings.pause).toEqual({ until: '2026-11-23T20:00:00.000Z' })
    expect(settings.theme).toBe('night')
    expect(mended).toEqual([])
  })

  it('bring no rhythm where none was ever chosen', () => {
    const untouched = { id: 'daily', on: false, times: ['20:00'], weekdays: [1, 2, 3, 4, 5, 6, 7] }
    expect(readSettings({ rhythm: untouched, pausedUntil: null }).settings).toEqual(DEFAULT_SETTINGS)
  })

  it('do not undo what was chosen since', () => {
    const { settings } = readSettings({
      rhythm: former,
      rhythms: [],
      pause: null,
      pausedUntil: '2026-11-23T20:00:00.000Z',
    })
    expect(settings.rhythms).toEqual([])
    expect(settings.pause).toBeNull()
  })
})

describe('the language', () => {
  it.each([
    ['nl-NL', 'nl'],
    ['nl-BE', 'nl'],
    ['nl', 'nl'],
    ['en-GB', 'en'],
    ['de-DE', 'en'],
  ])('is guessed from %s', (locale, language) => {
    expect(languageFor({ language: null }, locale)).toBe(language)
  })

  it('is what the user chose', () => {
    expect(languageFor({ language: 'en' }, 'nl-NL')).toBe('en')
  })
})

describe('what a window may change', () => {
  it('is what was declared for it, and nothing that has a call of its own', () => {
    expect(Object.keys(ChosenSettingsSchema.entries)).toEqual([
      'language',
      'theme',
      'textSize',
      'chaptersOpenShort',
      'plainWriting',
      'country',
      'countryPart',
      'forWhom',
      'askedOnce',
      'quiet',
      'holdWhen',
      'momentsAsWindow',
      'appName',
      'shortcuts',
      'quickExit',
      'closingWithoutTray',
      'lockWhen',
    ])
    expect(v.is(ChosenSettingsSchema, { vaultFolder: '/elsewhere' })).toBe(false)
    expect(v.is(ChosenSettingsSchema, {})).toBe(true)
  })

  it.each([{ theme: undefined }, { theme: 'purple' }])('makes sense, or is refused: %o', (change) => {
    expect(v.is(ChosenSettingsSchema, change)).toBe(false)
  })
})
