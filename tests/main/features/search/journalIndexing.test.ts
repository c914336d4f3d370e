import * as fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { eventChannel } from '@shared/ipc/client'
import type { TextIndex } from '@main/ports'
import { slowlyRanked } from '../../../shared/features/search/reference'
import { checkIn, House, settle } from '../../support/house'
import type { FakePorts } from '../../support/ports'
import { allDone, carry, twoHouses } from '../../support/twoHouses'

const PASSPHRASE = 'een stil huis aan zee'
const DAYS = ['2026-09-10', '2026-10-10', '2026-11-10']

let house: House

beforeEach(async () => {
  house = new House()
  await house.begin()
})

const write = (text: string, day = '2026-11-10', to = house) => {
  to.ports.clock.epochMs = Date.parse(`${day}T12:00:00Z`)
  return to.call('entries.save', { id: null, seen: null, text })
}
const find = async (query: string, most = 8, at = house) =>
  (await at.call('search.records', { query, most })).map(({ excerpt }) => excerpt)

const isKept = (path: string) => path.startsWith('/data/cache/search/')
const kept = ({ ports }: House = house): string[] => [...ports.files.contents.keys()].filter(isKept).sort()
const words = ({ ports }: House = house): string =>
  [...ports.files.contents]
    .filter(([path]) => path.startsWith('/data/cache/'))
    .map(([, bytes]) => Buffer.from(bytes).toString('latin1'))
    .join('\n')

/** Luwte started once more on the same disk. */
async function again(): Promise<void> {
  const { ports } = house
  await house.app.close()
  house = new House(ports)
  await house.begin()
}

/** How often each of these was asked of the indexes from now on. */
function counted(ports: FakePorts): Record<'build' | 'load', number> {
  const count = { build: 0, load: 0 }
  const start = ports.textIndexes.start.bind(ports.textIndexes)
  ports.textIndexes.start = () => {
    const index = start()
    const noted =
      <Name extends 'build' | 'load'>(name: Name) =>
      (...args: never[]) => {
        count[name] += 1
        return (index[name] as (...given: never[]) => never)(...args)
      }
    return { ...index, build: noted('build'), load: noted('load') } as TextIndex
  }
  return count
}

async function seal(): Promise<void> {
  const { code, ask } = await house.call('vault.newCode')
  const groups = code.split('-')
  await house.call('vault.seal', { passphrase: PASSPHRASE, groups: [groups[ask[0]] ?? '', groups[ask[1]] ?? ''] })
}

describe('the index of the journal', () => {
  it('is kept by the month: started anew, only months that changed are built again', async () => {
    for (const day of DAYS) await write(`vuurtoren op ${day}`, day)
    expect(await find('vuurtoren')).toHaveLength(3)
    await allDone()
    expect(kept()).toEqual(DAYS.map((day) => `/data/cache/search/${day.slice(0, 7)}.index`))
    await again()
    const count = counted(house.ports)
    expect(await find('vuurtoren')).toHaveLength(3)
    expect(count).toEqual({ build: 0, load: 3 })
    await write('nog een vuurtoren', '2026-10-11')
    expect(await find('vuurtoren')).toHaveLength(4)
    expect(count.build).toBe(1)
  })

  it('follows a change of its date, and finds it on the day that was chosen', async () => {
    const { id } = await write('de vuurtoren', '2026-11-10')
    await write('bij de vuurtoren', '2026-10-10')
    await house.call('entries.setTime', { id, at: '2026-09-01T10:00+02:00[Europe/Amsterdam]' })
    expect(await find('vuurtoren')).toEqual(['bij de vuurtoren', 'de vuurtoren'])
    const days = { from: '2026-09-01', to: '2026-09-01' }
    expect(await house.call('search.records', { query: '', days, most: 5 })).toMatchObject([{ id }])
  })

  it('keeps nothing of what was erased, nor of what was sealed, in any file', async () => {
    const { id } = await write('een geheim dat weg moet')
    await write('de vuurtoren blijft')
    expect(await find('geheim')).toHaveLength(1)
    await allDone()
    expect(words()).toContain('geheim')
    await house.call('entries.remove', { id })
    await house.call('entries.erase', { id })
    expect(words()).not.toContain('geheim')
    expect(await find('geheim')).toEqual([])
    expect(await find('vuurtoren')).toHaveLength(1)
    await allDone()
    expect(words()).toContain('vuurtoren')
    await seal()
    expect(words()).not.toContain('vuurtoren')
    expect(await find('vuurtoren')).toHaveLength(1)
    await allDone()
    expect(kept()).toHaveLength(1)
    expect(words()).not.toContain('vuurtoren')
  })

  it('counts words over months and years, sealed too, and never what is in the bin or was erased', async () => {
    for (const day of DAYS) await write('De zee, de zee en de vuurtoren.', day)
    const { id } = await write('Een molen.', '2026-10-10')
    await house.call('entries.remove', { id })
    await house.call('checkIns.answer', { ...checkIn, note: 'Zee, alweer.' })
    await seal()
    const days = { from: '2026-10-01', to: '2026-11-30' }
    expect(await house.call('search.words', { days, most: 2 })).toEqual([
      { word: 'zee', count: 5 },
      { word: 'vuurtoren', count: 2 },
    ])
    expect((await house.call('search.words', { days, most: 50 })).map(({ word }) => word)).not.toContain('molen')
    await allDone()
    await house.call('vault.lock')
    await allDone()
    await expect(house.call('search.words', { days, most: 2 })).rejects.toThrow('locked')
    // Memory is given back a while after it was counted.
    expect(house.ports.textIndexes.running.size).toBe(0)
  })

  it('leaves no words of months that are gone, are empty or cannot be read', async () => {
    const stray = (name: string) =>
      house.ports.files.contents.set(`/data/cache/search/${name}`, new TextEncoder().encode('woorden van toen'))
    await write('vuurtoren')
    const other = await write('molen', '2026-10-10')
    expect(await find('molen')).toEqual(['molen'])
    await allDone()
    // Something was erased, and nobody looks for anything.
    for (const name of ['2031-02.index', '2031-02.index.part', 'von früher']) stray(name)
    await house.call('entries.remove', { id: other.id })
    await house.call('entries.erase', { id: other.id })
    await allDone()
    expect(words()).not.toContain('woorden van toen')
    expect(words()).not.toContain('molen')
    expect(kept()).toEqual(['/data/cache/search/2026-11.index'])
    // Nothing is in this month any more, and what is in that one is of a newer Luwte.
    stray('2026-10.index')
    const path = [...house.ports.files.contents.keys()].find((one) => one.endsWith('/2026-11.json')) ?? ''
    const text = new TextDecoder().decode(house.ports.files.contents.get(path))
    house.ports.files.contents.set(path, new TextEncoder().encode(text.replace('"format": 1', '"format": 2')))
    await again()
    expect(await find('vuurtoren')).toEqual([])
    await allDone()
    expect(kept()).toEqual([])
  })

  it('erased while the index is being built, it comes back in no way', async () => {
    const { id } = await write('een geheim dat weg moet')
    const asked = find('geheim')
    await house.call('entries.remove', { id })
    await house.call('entries.erase', { id })
    await asked
    await allDone()
    expect(words()).not.toContain('geheim')
    expect(await find('geheim')).toEqual([])
  })

  it('is let go at once when the vault is locked, and read again with the key', async () => {
    await write('de vuurtoren')
    await seal()
    expect(await find('vuurtoren')).toHaveLength(1)
    expect(house.ports.textIndexes.running.size).toBe(1)
    await allDone()
    await house.call('vault.lock')
    await allDone()
    expect(house.ports.textIndexes.running.size).toBe(0)
    await expect(find('vuurtoren')).rejects.toThrow('locked')
    const count = counted(house.ports)
    await house.call('vault.unlock', { secret: PASSPHRASE })
    expect(await find('vuurtoren')).toHaveLength(1)
    expect(count).toEqual({ build: 0, load: 1 })
  })

  it.each([
    ['cut off', (bytes: Uint8Array) => bytes.slice(0, bytes.length - 3)],
    ['another one', (bytes: Uint8Array) => bytes.map((byte, at) => (at === bytes.length - 2 ? byte ^ 1 : byte))],
    ['empty', () => new Uint8Array()],
    ['of something else', () => new TextEncoder().encode('{"app":"luwte"}\n')],
  ])('is built again where its file is %s', async (_how, damaged) => {
    await write('de vuurtoren')
    await find('vuurtoren')
    await allDone()
    const [path = ''] = kept()
    const whole = house.ports.files.contents.get(path) ?? new Uint8Array()
    house.ports.files.contents.set(path, damaged(whole))
    await again()
    const count = counted(house.ports)
    expect(await find('vuurtoren')).toEqual(['de vuurtoren'])
    expect(count.build).toBe(1)
    await allDone()
    expect(house.ports.files.contents.get(path)).toEqual(whole)
  })

  it('is there when the box opens, and gone a while after it closes', async () => {
    await write('de vuurtoren')
    await house.call('search.open', { isOpen: true })
    await allDone()
    expect(house.ports.textIndexes.running.size).toBe(1)
    await house.call('search.open', { isOpen: false })
    await house.pass(59_000)
    expect(house.ports.textIndexes.running.size).toBe(1)
    await house.pass(2000)
    expect(house.ports.textIndexes.running.size).toBe(0)
    expect(await find('vuurtoren')).toHaveLength(1)
  })

  it('gives what it has while it is being built, the newest first, and tells how far it is', async () => {
    for (const day of DAYS) await write(`vuurtoren op ${day}`, day)
    const told = () =>
      house.ports.windows.heard
        .filter(([channel]) => channel === eventChannel('search.progress'))
        .map(([, payload]) => payload)
    let goOn: () => void = () => undefined
    const start = house.ports.textIndexes.start.bind(house.ports.textIndexes)
    house.ports.textIndexes.start = () => {
      const index = start()
      const held = new Promise<void>((resolve) => (goOn = resolve))
      const build: TextIndex['build'] = async (month, rows) => {
        if (month < '2026-11') await held
        return index.build(month, rows)
      }
      return { ...index, build }
    }
    const asked = find('vuurtoren')
    await allDone()
    await house.pass(200)
    expect(await asked).toEqual(['vuurtoren op 2026-11-10'])
    expect(told()).toMatchObject([{ of: 3 }])
    goOn()
    await allDone()
    expect(told().at(-1)).toEqual({ done: 3, of: 3 })
    expect(await find('vuurtoren')).toHaveLength(3)
  })

  it('is begun anew after it ended by itself', async () => {
    await write('de vuurtoren')
    await find('vuurtoren')
    house.ports.textIndexes.running.clear()
    await expect(find('vuurtoren')).rejects.toThrow('unexpected')
    expect(await find('vuurtoren')).toHaveLength(1)
  })

  it('finds what one finds by looking at every text, whatever two computers do', async () => {
    const text = fc.constantFrom(
      'verjaardagsfeest',
      'het feest',
      'Straße',
      '悲しい日',
      'gewerkt, 😀',
      'Łódź en de muur',
    )
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.tuple(fc.constant('add' as const), text, fc.constantFrom(...DAYS)) },
      { weight: 2, arbitrary: fc.tuple(fc.constant('edit' as const), text, fc.nat(9)) },
      { weight: 2, arbitrary: fc.tuple(fc.constantFrom('erase' as const, 'remove' as const), text, fc.nat(9)) },
      { weight: 2, arbitrary: fc.tuple(fc.constantFrom('sync' as const, 'restart' as const, 'rest' as const)) },
    )
    const queries = ['feest', 'strasse', '悲しい', 'muren', 'werken', '"het feest"', 'lodz']
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.boolean(), step), { minLength: 3, maxLength: 14 }), async (steps) => {
        const houses = await twoHouses()
        for (const [isAway, [what, said = '', where]] of steps) {
          const at = houses[isAway ? 1 : 0]
          const entries = await at.entries()
          const entry = typeof where === 'number' ? entries[where % Math.max(1, entries.length)] : undefined
          if (what === 'add') await write(said, String(where), at)
          else if (what === 'sync') {
            await carry(houses[0], houses[1])
            await carry(houses[1], houses[0])
          } else if (what === 'restart') {
            await at.app.close()
            const next = new House(at.ports)
            await next.begin()
            houses[isAway ? 1 : 0] = next
          } else if (what === 'rest') await at.pass(16 * 60_000)
          else if (entry) {
            if (what === 'edit') {
              const { seen } = await at.call('entries.read', { id: entry.id })
              await at.call('entries.save', { id: entry.id, seen, text: said })
            } else {
              await at.call('entries.remove', { id: entry.id })
              if (what === 'erase') await at.call('entries.erase', { id: entry.id })
            }
          }
          await settle()
          for (const one of houses) {
            const there = await one.entries()
            for (const query of queries) {
              const expected = there.filter(({ excerpt }) => slowlyRanked(query, excerpt, false) > 0)
              const found = await one.call('search.records', { query, most: 50 })
              expect(found.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort())
            }
          }
        }
      }),
      { numRuns: 12 },
    )
  })
})
