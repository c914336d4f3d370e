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
