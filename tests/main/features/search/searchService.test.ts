import { beforeEach, describe, expect, it } from 'vitest'
import { House } from '../../support/house'

let house: House

beforeEach(async () => {
  house = new House()
  await house.begin()
})

describe('finding what is in the journal', () => {
  const write = (text: string) => house.call('entries.save', { id: null, seen: null, text })
  const find = async (query: string, most = 8) =>
    (await house.call('search.records', { query, most })).map(({ excerpt }) => excerpt)

  it('takes beginnings of words, in any order, with or without accents and capitals', async () => {
    await write('Vandaag met Zoë naar de zee.')
    await write('Niets bijzonders.')
    expect(await find('zee zoe')).toEqual(['Vandaag met Zoë naar de zee.'])
    expect(await find('ZEE')).toHaveLength(1)
    expect(await find('ee')).toEqual([])
    expect(await find('   ')).toEqual([])
  })

  it('finds a check-in by its note and by words of one’s own, as itself', async () => {
    const around = { with: [], where: [{ own: 'de trap' }], doing: [] }
    const feelings = [{ id: 'tired' }, { own: 'mistig' }]
    const told = await house.call('checkIns.answer', { answer: 'felt', feelings, around, note: 'De bus kwam niet.' })
    house.ports.clock.jump(60_000)
    await write('Mistig was het, en de bus reed.')
    const kinds = async (query: string) =>
      (await house.call('search.records', { query, most: 8 })).map(({ kind }) => kind)
    expect(await kinds('bus')).toEqual(['entry', 'check-in'])
    expect(await kinds('mistig bus')).toEqual(['entry', 'check-in'])
    expect(await kinds('trap')).toEqual(['check-in'])
    expect(await kinds('tired')).toEqual([])
    await house.call('checkIns.remove', { id: told.id })
    expect(await kinds('trap')).toEqual([])
  })

  it('finds what was lived on days, with and without words; a night belongs to the day before', async () => {
    for (const at of ['2026-10-30T22:00', '2026-11-01T02:00', '2026-11-01T03:30', '2026-11-02T12:00']) {
      house.ports.clock.epochMs = Date.parse(`${at}:00+01:00`)
      await write(`regen om ${at}`)
    }
    house.ports.clock.epochMs = Date.parse('2026-11-01T09:00:00+01:00')
    const around = { with: [], where: [], doing: [] }
    await house.call('checkIns.answer', { answer: 'nothing', feelings: [], around, note: '' })
    const on = async (from: string, to: string, query = '') =>
      (await house.call('search.records', { query, days: { from, to }, most: 8 })).map(({ excerpt }) => excerpt)
    expect(await on('2026-10-31', '2026-10-31')).toEqual(['regen om 2026-11-01T03:30', 'regen om 2026-11-01T02:00'])
    expect(await on('2026-11-01', '2026-11-01')).toEqual([''])
    expect(await on('2026-11-01', '2026-11-01', 'regen')).toEqual([])
    expect(await on('2026-10-01', '2026-11-02', 'regen')).toHaveLength(4)
    expect(await on('2025-01-01', '2025-12-31')).toEqual([])
  })

  it('allows a typing mistake in a long word, in the query or in what was written, only where nothing fits exactly', async () => {
    await write('Naar de vuurtorn gelopen.')
    expect(await find('vuurtoren')).toEqual(['Naar de vuurtorn gelopen.'])
    expect(await find('vurtorn gelopen')).toEqual(['Naar de vuurtorn gelopen.'])
    expect(await find('vuurtoren geslapen')).toEqual([])
    expect(await find('naat')).toEqual([])
    await write('Bij de vuurtoren.')
    expect(await find('vuurtoren')).toEqual(['Bij de vuurtoren.'])
  })

  it('takes parts and forms of words, below words and their beginnings, and phrases in quotes', async () => {
    await write('Feest bij de buren.')
    house.ports.clock.jump(60_000)
    await write('Haar verjaardagsfeest, en hard gewerkt.')
    expect(await find('feest')).toEqual(['Feest bij de buren.', 'Haar verjaardagsfeest, en hard gewerkt.'])
    expect(await find('werken')).toEqual(['Haar verjaardagsfeest, en hard gewerkt.'])
    expect(await find('"bij de" feest')).toEqual(['Feest bij de buren.'])
    expect(await find('"de bij"')).toEqual([])
  })

  it('shows the place where it is', async () => {
    await write(`${'een lange aanloop '.repeat(60)}en dan de vuurtoren aan het eind`)
    const [excerpt = ''] = await find('vuurtoren')
    expect(excerpt).toContain('vuurtoren')
    expect(excerpt.length).toBeLessThan(250)
  })

  it('shows the newest first, and no more than were asked for, none from the bin', async () => {
    for (const day of ['10-01', '11-01', '11-20']) {
      house.ports.clock.epochMs = Date.parse(`2026-${day}T12:00:00Z`)
      await write(`regen op ${day}`)
    }
    expect(await find('regen', 2)).toEqual(['regen op 11-20', 'regen op 11-01'])
    const [newest] = await house.call('search.records', { query: 'regen', most: 1 })
    await house.call('entries.remove', { id: newest?.id ?? '' })
    expect(await find('regen')).toEqual(['regen op 11-01', 'regen op 10-01'])
  })
})
