import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { EntryTimeSchema, livedTimeOn, timeOfVersions, zoneOf } from '@shared/features/journal/entryTime'
import { makeId } from '@shared/kernel/ids'
import { clockTimeOf, dateOf, livedTime } from '@shared/kernel/time'

const zones = fc.constantFrom('Europe/Amsterdam', 'America/St_Johns', 'Pacific/Apia', 'Australia/Lord_Howe', '+05:30')
const instants = fc.integer({ min: Date.parse('1970-01-01'), max: Date.parse('2100-01-01') })
const random = new Uint8Array(10)

describe('the time of an entry', () => {
  it('is what was chosen on the clock of its zone, or a little later where the clock skipped that', () => {
    fc.assert(
      fc.property(instants, zones, (ms, zone) => {
        const lived = livedTime(ms, zone)
        const chosen = livedTimeOn(dateOf(lived), clockTimeOf(lived), zone) ?? ''
        expect([dateOf(chosen), clockTimeOf(chosen), zoneOf(chosen)]).toEqual([dateOf(lived), clockTimeOf(lived), zone])
        expect(v.is(EntryTimeSchema, chosen)).toBe(true)
      }),
    )
    expect(livedTimeOn('2026-03-29', '02:30', 'Europe/Amsterdam')).toBe('2026-03-29T03:30+02:00[Europe/Amsterdam]')
    expect(livedTimeOn('2026-10-25', '02:30', 'Europe/Amsterdam')).toBe('2026-10-25T02:30+02:00[Europe/Amsterdam]')
  })

  it.each([
    ['2026-02-30', '10:00'],
    ['', '10:00'],
    ['2026-02-03', ''],
    ['2026-02-03', '25:00'],
    ['20260-02-03', '10:00'],
  ])('is refused where there is no %s at %s', (date, time) => {
    expect(livedTimeOn(date, time, 'Europe/Amsterdam')).toBeNull()
  })

  it('is refused by the contract where no clock ever showed it', () => {
    expect(v.is(EntryTimeSchema, '2026-13-41T29:99+01:00[Europe/Amsterdam]')).toBe(false)
  })

  it('of several versions is one that somebody chose, whichever is shown first', () => {
    const made = Date.parse('2026-11-21T19:04:31.250Z')
    const id = makeId(made, random)
    const asMade = { id, at: livedTime(made, 'Europe/Amsterdam') }
    const chosen = { id, at: '2026-11-20T08:00+01:00[Europe/Amsterdam]' }
    expect(timeOfVersions([asMade])).toBe(asMade.at)
    expect(timeOfVersions([asMade, chosen])).toBe(chosen.at)
    expect(timeOfVersions([chosen, asMade])).toBe(chosen.at)
  })
})
