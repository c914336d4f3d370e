import { beforeEach, describe, expect, it } from 'vitest'
import type { CheckInAnswer } from '@shared/features/check-ins/checkIn'
import { dayOf } from '@shared/kernel/time'
import { checkIn, HOUR, House } from '../../support/house'

const DAY = 24 * HOUR
const tired: CheckInAnswer = {
  ...checkIn,
  answer: 'felt',
  point: { pleasantness: -1, energy: -3 },
  feelings: [{ id: 'tired' }],
  around: { with: [{ own: '=Ben' }], where: [], doing: [] },
  note: 'Een lange dag.',
}
const DECADES = { from: '1900-01-01', to: '2100-12-31' }

let house: House
beforeEach(async () => {
  house = new House()
  await house.begin()
})
const today = async () => {
  const [first] = (await house.call('lookingBack.passages', DECADES)).checkIns
  return dayOf(first?.at ?? '')
}
const yearIn = (date: string) => Number(date.slice(0, 4))

describe('looking back', () => {
  it('has the days of a year, and the years with something in them', async () => {
    await house.call('checkIns.answer', tired)
    await house.call('checkIns.answer', { ...tired, point: { pleasantness: 3, energy: -3 } })
    const day = await today()
    const { years, days } = await house.call('lookingBack.year', { year: yearIn(day) })
    expect(years).toEqual([yearIn(day)])
    expect(days).toEqual([{ date: day, count: 2, kind: 'pleasant-low', mean: { pleasantness: 1, energy: -3 } }])
    expect((await house.call('lookingBack.year', { year: yearIn(day) - 1 })).days).toEqual([])
  })

  it('counts a range, and follows what is changed, put in the bin and taken out again', async () => {
    const { id, seen } = await house.call('checkIns.answer', tired)
    await house.call('checkIns.answer', checkIn)
    expect(await house.call('lookingBack.range', DECADES)).toMatchObject({
      checkIns: 2,
      days: 1,
      kinds: { 'unpleasant-low': 1, nothing: 1 },
      feelings: [{ key: 'id:tired', total: 1 }],
      around: [{ group: 'with', key: 'own:=Ben', total: 1, feelings: [{ key: 'id:tired', count: 1 }] }],
    })
    await house.call('checkIns.change', { id, seen, answer: { ...tired, feelings: [{ own: 'mist' }] } })
    expect((await house.call('lookingBack.range', DECADES)).feelings).toMatchObject([{ key: 'own:mist', total: 1 }])
    await house.call('checkIns.remove', { id })
    expect(await house.call('lookingBack.range', DECADES)).toMatchObject({ checkIns: 1, feelings: [], around: [] })
    await house.call('checkIns.restore', { id })
    expect((await house.call('lookingBack.range', DECADES)).checkIns).toBe(2)
  })

  it('gives what was told and written on a day in the order in which it was lived, without what is in the bin', async () => {
    const { id } = await house.call('checkIns.answer', tired)
    house.ports.clock.epochMs += HOUR
    const entry = await house.call('entries.save', { id: null, seen: null, text: 'Het was\nstil.' })
    const gone = await house.call('entries.save', { id: null, seen: null, text: 'weg' })
    await house.call('entries.remove', { id: gone.id })
    house.ports.clock.epochMs += 3 * DAY
    await house.call('checkIns.answer', checkIn)
    const day = dayOf(entry.at)
    const passages = await house.call('lookingBack.passages', { from: day, to: day })
    expect(passages).toMatchObject({ checkIns: [{ id }], entries: [{ id: entry.id, excerpt: 'Het was stil.' }] })
    expect(passages.isCut).toBe(false)
  })

  it('finds an entry on the day that it was lived, whichever month its file is of', async () => {
    const at = '1987-05-03T10:15+02:00[Europe/Amsterdam]'
    const { id } = await house.call('entries.save', { id: null, seen: null, text: 'toen', at })
    expect(await house.call('lookingBack.passages', { from: '1987-05-03', to: '1987-05-03' })).toMatchObject({
      entries: [{ id }],
    })
    expect((await house.call('lookingBack.year', { year: 1987 })).years).toEqual([1987])
  })

  it('gives the newest of more than fit', async () => {
    for (let count = 0; count < 205; count += 1) {
      house.ports.clock.epochMs += HOUR / 60
      await house.call('checkIns.answer', { ...checkIn, note: String(count) })
    }
    const { checkIns, isCut } = await house.call('lookingBack.passages', DECADES)
    expect(isCut).toBe(true)
    expect(checkIns.map(({ note }) => note)).toEqual(Array.from({ length: 200 }, (_, index) => String(index + 5)))
  })

  it('gives all of a year for a booklet, whole, and of no longer range', async () => {
    const { id, at } = await house.call('checkIns.answer', tired)
    house.ports.clock.epochMs += HOUR
    const entry = await house.call('entries.save', { id: null, seen: null, text: 'Het was\nstil.' })
    const year = dayOf(at).slice(0, 4)
    const range = { from: `${year}-01-01`, to: `${year}-12-31` }
    expect(await house.call('lookingBack.booklet', range)).toMatchObject([
      { id },
      { id: entry.id, text: 'Het was\nstil.' },
    ])
    await expect(house.call('lookingBack.booklet', DECADES)).rejects.toThrow('bad-input')
  })

  it('is worth a link from seven check-ins on', async () => {
    for (let count = 0; count < 6; count += 1) await house.call('checkIns.answer', checkIn)
    expect(await house.call('lookingBack.isWorthwhile')).toBe(false)
    await house.call('checkIns.answer', checkIn)
    expect(await house.call('lookingBack.isWorthwhile')).toBe(true)
  })

  it('reads what was chosen for a page, but nothing that is in the bin or gone', async () => {
    const { id } = await house.call('checkIns.answer', tired)
    house.ports.clock.epochMs += HOUR
    const entry = await house.call('entries.save', { id: null, seen: null, text: 'lang' })
    const none = '019aa000-0000-7000-8000-000000000000'
    const read = () => house.call('lookingBack.read', { ids: [entry.id, none, id] })
    expect(await read()).toMatchObject([
      { id, note: 'Een lange dag.' },
      { id: entry.id, text: 'lang' },
    ])
    await house.call('checkIns.remove', { id })
    expect(await read()).toMatchObject([{ id: entry.id }])
  })
})

describe('saving a chart', () => {
  const table = {
    title: 'Waar?',
    name: 'Woorden',
    content: {
      as: 'table' as const,
      rows: [
        ['Woord', 'Samen'],
        ['=Ben', 3],
      ],
    },
  }
  const written = async (path: string) => Buffer.from((await house.ports.files.read(path)) ?? []).toString()

  it('writes the table where somebody chose, and no word becomes a formula', async () => {
    house.ports.dialogs.newFile = '/home/Woorden.csv'
    expect(await house.call('lookingBack.saveChart', table)).toBe('saved')
    expect(house.ports.dialogs.asked).toEqual(['Waar?', 'Woorden.csv'])
    expect(await written('/home/Woorden.csv')).toBe("\uFEFFWoord,Samen\r\n'=Ben,3\r\n")
  })

  it('writes a picture as it is', async () => {
    house.ports.dialogs.newFile = '/home/Dagen.png'
    const content = { as: 'image' as const, type: 'png' as const, bytes: new Uint8Array([137, 80, 78, 71]) }
    expect(await house.call('lookingBack.saveChart', { ...table, name: 'Dagen', content })).toBe('saved')
    expect(house.ports.dialogs.asked).toContain('Dagen.png')
    expect([...((await house.ports.files.read('/home/Dagen.png')) ?? [])]).toEqual([137, 80, 78, 71])
  })

  it('writes nothing when somebody cancels', async () => {
    house.ports.dialogs.newFile = null
    expect(await house.call('lookingBack.saveChart', table)).toBe('cancelled')
  })
})
