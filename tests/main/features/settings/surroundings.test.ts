import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { guessWhereabouts } from '@shared/features/settings/country'
import { countriesOfZone } from '@main/features/settings/surroundings'
import { formatsOfDesktop } from '@main/platform/desktop/formats'
import { OUTPUT, readDatabase, written, zoneCountries } from '../../../../scripts/zone-countries.mjs'

const SYSTEM = '/usr/share/zoneinfo'

describe('the countries of a zone', () => {
  it.each([
    ['Europe/Amsterdam', ['NL']],
    ['Europe/Brussels', ['BE']],
    ['Europe/London', ['GB']],
    // The names that engines still use.
    ['Europe/Belfast', ['GB']],
    ['America/Montreal', ['CA']],
    ['US/Eastern', ['US']],
    ['Asia/Calcutta', ['IN']],
    // No place.
    ['UTC', []],
    ['Etc/UTC', []],
    ['CET', []],
    ['EST', []],
    ['-03:00', []],
    ['Mars/Olympus', []],
  ])('%s', (zone, countries) => {
    expect(countriesOfZone(zone)).toEqual(expect.arrayContaining(countries))
    if (countries.length === 0) expect(countriesOfZone(zone)).toEqual([])
  })

  it('are known for every zone of the engine that is a place', () => {
    const unknown = Intl.supportedValuesOf('timeZone').filter(
      (zone) => zone.includes('/') && !zone.startsWith('Etc/') && countriesOfZone(zone).length === 0,
    )
    expect(unknown).toEqual([])
  })

  it('never bring an American number to a clock in Europe alone', () => {
    for (const zone of Intl.supportedValuesOf('timeZone').filter((one) => one.startsWith('Europe/')))
      for (const formats of ['US', 'CA', 'NL', null])
        expect(
          guessWhereabouts({ zoneCountries: countriesOfZone(zone), formats, locale: 'en-US' }).country,
          `${zone} ${formats ?? ''}`,
        ).not.toMatch(/US|CA/)
  })
})

describe('the formats of a Linux desktop', () => {
  it.each([
    [{ LANG: 'en_US.UTF-8', LC_TIME: 'nl_NL.UTF-8' }, 'NL'],
    [{ LANG: 'en_US.UTF-8', LC_TIME: '' }, 'US'],
    [{ LANG: 'en_US.UTF-8', LC_TIME: 'nl_NL', LC_ALL: 'de_AT@euro' }, 'AT'],
    [{ LANG: 'C.UTF-8' }, null],
    [{ LANG: 'en' }, null],
    [{}, null],
  ])('%o: %s', (env, country) => {
    expect(formatsOfDesktop(env)).toBe(country)
  })
})

describe('the table of zones', () => {
  const tables = {
    'zone.tab': '#\nNL\t+5222+00454\tEurope/Amsterdam\nBE\t+5050+00420\tEurope/Brussels\nGB\t+51\tEurope/London\n',
    'zone1970.tab': '#\nBE,LU,NL\t+5050+00420\tEurope/Brussels\nGB,GG,IM,JE\t+51\tEurope/London\tnote\n',
    'tzdata.zi':
      '# version 2030a\nL Europe/Brussels Europe/Amsterdam\nL Europe/Brussels CET\nL Etc/UTC Etc/Zulu\nL Europe/London Europe/Belfast\n',
  }

  it('takes the country that is named for a zone, and all that share its clocks for another name', () => {
    expect(zoneCountries(tables)).toEqual({
      version: '2030a',
      countries: {
        BE: ['Europe/Brussels'],
        GB: ['Europe/Belfast', 'Europe/London'],
        GG: ['Europe/Belfast'],
        IM: ['Europe/Belfast'],
        JE: ['Europe/Belfast'],
        NL: ['Europe/Amsterdam'],
      },
    })
  })

  it('is what the script makes of the zone database of its version', () => {
    const kept = readFileSync(OUTPUT, 'utf8')
    const { version } = JSON.parse(kept) as { version: string }
    expect(version).toMatch(/^20\d\d[a-z]$/)
    // A computer with another version has another table; then only the shape can be looked at.
    const isSame =
      existsSync(`${SYSTEM}/tzdata.zi`) &&
      readFileSync(`${SYSTEM}/tzdata.zi`, 'utf8').includes(`# version ${version}\n`)
    expect(kept).toBe(isSame ? written(zoneCountries(readDatabase(SYSTEM))) : written(JSON.parse(kept) as never))
  })
})
