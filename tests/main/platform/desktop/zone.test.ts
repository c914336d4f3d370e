import { afterEach, describe, expect, it, vi } from 'vitest'
import { livedTime, LivedTimeSchema } from '@shared/kernel/time'
import * as v from 'valibot'
import { systemZone } from '@main/platform/desktop/zone'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

describe('the zone of this computer', () => {
  const AMSTERDAM = '/usr/share/zoneinfo/Europe/Amsterdam'
  const withEngine = (timeZone: string | undefined) => {
    const { resolvedOptions } = Intl.DateTimeFormat.prototype
    vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockImplementation(function (this: Intl.DateTimeFormat) {
      return { ...resolvedOptions.call(this), timeZone: timeZone as string }
    })
  }

  it.each([
    ['the link, also when it leads elsewhere than at the start', undefined, AMSTERDAM, 'UTC', 'Europe/Amsterdam'],
    ['the link where the environment names it', ':/etc/localtime', AMSTERDAM, undefined, 'Europe/Amsterdam'],
    ['the environment where it names another', 'Asia/Kolkata', AMSTERDAM, 'Asia/Kolkata', 'Asia/Kolkata'],
    ['what the engine knows where there is no link', undefined, '', 'Europe/Brussels', 'Europe/Brussels'],
    ['what the engine knows where the link leads to no zone', undefined, '/x/zoneinfo/Nowhere', 'UTC', 'UTC'],
  ])('is that of %s', (_what, given, link, engine, zone) => {
    withEngine(engine)
    expect(systemZone(given, link)).toBe(zone)
  })

  it.each([undefined, 'Etc/Unknown'])('is an offset where the engine says %s: something can be saved', (engine) => {
    withEngine(engine)
    vi.spyOn(Date.prototype, 'getTimezoneOffset').mockReturnValue(210)
    const zone = systemZone('Foo/Bar', '')
    expect(zone).toBe('-03:30')
    expect(v.is(LivedTimeSchema, livedTime(Date.parse('2026-11-23T12:00:00Z'), zone))).toBe(true)
  })
})
