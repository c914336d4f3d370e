import { describe, expect, it } from 'vitest'
import { makeId } from '@shared/kernel/ids'
import type { UnprovenOverview } from '@shared/features/data/unproven'
import { type House, settle } from '../../../support/house'
import { allDone, carry, deviceOf, noticesOf, pathsIn, textAt, twoHouses } from '../../../support/twoHouses'
import { envelopeText, random } from '../../../vault/support'

// What waits in a sealed vault because nothing proves it: the user looks at it, takes it in as text, or throws it away.
// Nothing of it takes effect by itself, whatever it claims to be.

const PASSPHRASE = 'een stil huis aan zee'
const STRANGER = '019ac777-0000-7000-8000-000000000000'
const DAY = 24 * 60 * 60 * 1000

async function groupsFor(house: House): Promise<[string, string]> {
  const { code, ask } = await house.call('vault.newCode')
  const groups = code.split('-')
  return [groups[ask[0]] ?? '', groups[ask[1]] ?? '']
}

/** Sealed at home; what the other computer writes since then lies plain in its folder. */
async function sealedAtHome(): Promise<[House, House]> {
  const [home, away] = await twoHouses()
  await home.call('entries.save', { id: null, seen: null, text: 'thuis' })
  await away.call('entries.save', { id: null, seen: null, text: 'onderweg' })
  // Each hears what the other is called.
  await carry(home, away)
  await carry(away, home)
  await home.call('vault.seal', { passphrase: PASSPHRASE, groups: await groupsFor(home) })
  await allDone()
  return [home, away]
}

/** What the other computer wrote arrives here; it has not heard of the seal yet. */
const arrive = (from: House, to: House) =>
  carry(from, to, (path) => path.startsWith(`${to.ports.paths.vault}/${deviceOf(from)}/`))

const save = (house: House, text: string) => house.call('entries.save', { id: null, seen: null, text })

const recordAt = (epochMs: number, fields: object) => ({
  id: makeId(Math.max(0, epochMs), random.bytes(10)),
  kind: 'entry',
  at: `${new Date(epochMs).toISOString().slice(0, 16)}+00:00[UTC]`,
  seen: { [STRANGER]: 1 },
  changedAt: '2026-11-20T10:00:00.000Z',
  ...fields,
})

/** Puts a file of records into the folder of a device, as somebody without a key can. */
function forge(house: House, name: string, records: readonly unknown[], device = STRANGER): void {
  const kind = name.startsWith('always') ? { kind: 'always' } : { kind: 'month', month: name.slice(0, 7) }
  put(house, `${device}/${name}`, envelopeText({ device, ...kind, records }))
}

function put({ ports }: House, path: string, content: string | Uint8Array): void {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  ports.files.contents.set(`${ports.paths.vault}/${path}`, bytes)
}

/** When the stranger says that it was written. */
const then = ({ ports }: House) => ports.clock.now() - 2 * DAY
const monthFile = (epochMs: number) => `${new Date(epochMs).toISOString().slice(0, 7)}.json`

async function withStranger(...texts: string[]): Promise<House> {
  const [home] = await sealedAtHome()
  const time = then(home)
  forge(
    home,
    monthFile(time),
    texts.map((text) => recordAt(time, { text })),
  )
  await home.entries()
  return home
}

const shown = async (house: House) => (await house.entries()).map(({ excerpt }) => excerpt)
const waiting = async (house: House) => (await house.call('unproven.list')).waiting
const contentsOf = (house: House) =>
  pathsIn(house)
    .map((path) => textAt(house, path))
    .join('\n')

describe('what waits', () => {
  it('is nothing in a vault that is not sealed, and nothing where all is sealed', async () => {
    const [home, away] = await twoHouses()
    await save(away, 'onderweg')
    await arrive(away, home)
    forge(home, '2026-11.json', [])
    const none: UnprovenOverview = { waiting: [], thrownAway: [] }
    expect(await home.call('unproven.list')).toEqual(none)
  })

  it('of a computer that is not known is told with how much and from when to when', async () => {
    const home = await withStranger('niet van mij', 'ook niet')
    const [one, ...others] = await waiting(home)
    expect(others).toEqual([])
    expect(one).toMatchObject({
      device: STRANGER,
      name: '',
      why: 'stranger',
      entries: 2,
      checkIns: 0,
      here: 0,
      unreadable: 0,
    })
    expect(one?.from?.slice(0, 10)).toBe(new Date(then(home)).toISOString().slice(0, 10))
    expect(one?.to).toBe(one?.from)
    expect((await noticesOf(home)).map(({ code }) => code)).toContain('unproven')
  })

  it('of a computer of ones own that has not sealed it yet is told as that, until it has', async () => {
    const [home, away] = await sealedAtHome()
    await save(away, 'daarna')
    await arrive(away, home)
    expect(await waiting(home)).toMatchObject([{ device: deviceOf(away), name: 'desk', why: 'behind', entries: 2 }])
    expect(await shown(home)).toEqual(['thuis'])

    await carry(home, away)
    await away.call('vault.unlock', { secret: PASSPHRASE })
    await allDone()
    await arrive(away, home)
    expect(await waiting(home)).toEqual([])
    expect((await shown(home)).sort()).toEqual(['daarna', 'onderweg', 'thuis'])
  })

  it('with a former key is told as behind, and can be read', async () => {
    const [home, away] = await sealedAtHome()
    await carry(home, away)
    await away.call('vault.unlock', { secret: PASSPHRASE })
    await allDone()
    await arrive(away, home)
    await home.call('vault.rotate', {
      ...{ secret: PASSPHRASE, passphrase: 'de lamp in het raam', groups: await groupsFor(home), dropBackups: false },
    })
    await allDone()
    await save(away, 'met de oude sleutel')
    await arrive(away, home)
    expect(await waiting(home)).toMatchObject([{ device: deviceOf(away), why: 'behind' }])
    const { texts } = await home.call('unproven.look', { device: deviceOf(away) })
    expect(texts.map(({ text }) => text)).toContain('met de oude sleutel')
  })

  it('and cannot be read is told as that: damaged, newer, too large, or with a key of nobody', async () => {
    const [home] = await sealedAtHome()
    put(home, `${STRANGER}/2026-11.json`, '{ no')
    put(home, `${STRANGER}/2026-10.json`, envelopeText({ device: STRANGER, month: '2026-10', records: [], format: 9 }))
    put(home, `${STRANGER}/2026-09.json`, new Uint8Array(4_000_001).fill(0x20))
    put(home, `${STRANGER}/2026-08.json`, JSON.stringify({ app: 'luwte', format: 1, key: 'k', sealed: 'AAAA' }))
    expect(await waiting(home)).toMatchObject([
      { device: STRANGER, why: 'unreadable', unreadable: 4, entries: 0, from: null },
    ])
    expect(await home.call('unproven.look', { device: STRANGER })).toEqual({ texts: [], more: 0 })
  })

  it('claims to be sealed with the current key, and is no known computer by that', async () => {
    const [home] = await sealedAtHome()
    const own = pathsIn(home).find(
      (path) => path.endsWith(monthFile(home.ports.clock.now())) && path.includes(deviceOf(home)),
    )
    const { key } = JSON.parse(textAt(home, own ?? '')) as { key: string }
    const head = { app: 'luwte', format: 1, vault: 'v', device: STRANGER, kind: 'always', revision: 1, key }
    put(home, `${STRANGER}/always.json`, JSON.stringify({ ...head, sealed: 'AAAA' }))
    expect(await waiting(home)).toMatchObject([{ device: STRANGER, why: 'unreadable', unreadable: 1 }])
  })

  it('is refused while the vault is locked', async () => {
    const home = await withStranger('niet van mij')
    await home.call('vault.lock')
    while ((await home.call('app.state')).lock !== 'locked') await settle()
    for (const call of [home.call('unproven.list'), home.call('unproven.look', { device: STRANGER })])
      await expect(call).rejects.toThrow('locked')
  })
})

describe('looking', () => {
  it('gives the words as they are, the newest first, and changes nothing', async () => {
    const home = await withStranger('<b>vet</b> [x](https://example.org)')
    const time = then(home) - DAY
    const noted = {
      answer: 'felt',
      feelings: [{ own: 'mist' }],
      around: { with: [], where: [], doing: [] },
      note: 'druk',
    }
    forge(home, 'always.json', [recordAt(time, { kind: 'plan', part: 'people', lines: ['Crisislijn 06-1'] })])
    const binned = recordAt(time, { text: 'weggegooid', deleted: '2026-11-20T10:00:00.000Z' })
    forge(home, '2026-11 (conflict).json', [recordAt(time, { kind: 'check-in', ...noted }), binned])
    const before = contentsOf(home)
    const { texts, more } = await home.call('unproven.look', { device: STRANGER })
    expect(texts.map(({ kind, text }) => [kind, text])).toEqual([
      ['entry', '<b>vet</b> [x](https://example.org)'],
      ['check-in', 'Check-in\nantwoord: gevoeld\ngevoelens: mist\nnotitie: druk'],
    ])
    expect(more).toBe(0)
    expect(JSON.stringify(texts)).not.toContain('06-1')
    expect(contentsOf(home)).toBe(before)
    expect(await shown(home)).toHaveLength(2)
  })

  it('is bounded, however much is there', async () => {
    const home = await withStranger(
      ...Array.from({ length: 150 }, (_, count) => `${String(count)} ${'a'.repeat(5000)}`),
    )
    const { texts, more } = await home.call('unproven.look', { device: STRANGER })
    expect(texts).toHaveLength(100)
    expect(more).toBe(50)
    expect(texts.every(({ text, isCut }) => text.length === 4000 && isCut)).toBe(true)
  })

  it('at any number of folders ends', async () => {
    const [home] = await sealedAtHome()
    for (let count = 0; count < 120; count += 1)
      forge(home, '2026-11.json', [], `019ac777-0000-7000-8000-${String(count).padStart(12, '0')}`)
    expect((await waiting(home)).length).toBeLessThanOrEqual(50)
  })

  it('at a computer of which nothing waits says that there is nothing', async () => {
    const [home, away] = await sealedAtHome()
    await expect(home.call('unproven.look', { device: deviceOf(away) })).rejects.toThrow('not-found')
    await expect(home.call('unproven.takeIn', { device: STRANGER })).rejects.toThrow('not-found')
    await expect(home.call('unproven.throwAway', { device: STRANGER })).rejects.toThrow('not-found')
    await expect(home.call('unproven.bringBack', { id: '../..' })).rejects.toThrow('not-found')
  })
})

describe('taking in', () => {
  it('makes new entries of this computer, sealed, of that day, that say where they came from', async () => {
    const home = await withStranger('een woord')
    const { taken, waiting: left } = await home.call('unproven.takeIn', { device: STRANGER })
    expect(taken).toBe(1)
    expect(left).toMatchObject([{ entries: 1, here: 1 }])
    const entries = await home.entries()
    const made = entries.find(({ excerpt }) => excerpt.includes('een woord'))
    expect(made?.at.slice(0, 10)).toBe(new Date(then(home)).toISOString().slice(0, 10))
    const { entry } = await home.call('entries.read', { id: made?.id ?? '' })
    expect(entry.text).toMatch(
      /^\[Overgenomen van een computer die Luwte niet kent op \d+ \w+ \d{4}\. Luwte weet niet zeker of jij dit schreef\.\]\n\neen woord$/,
    )
    const own = pathsIn(home).filter((path) => path.includes(deviceOf(home)))
    expect(own.map((path) => textAt(home, path)).join('\n')).not.toContain('een woord')
  })

  it('believes no id, no tombstone, no line of the plan, and no count of changes', async () => {
    const [home] = await sealedAtHome()
    const mine = await save(home, 'mijn woorden')
    const time = Date.parse(mine.changedAt)
    const stone = {
      kind: 'entry',
      id: mine.id,
      deleted: mine.changedAt,
      erased: mine.changedAt,
      seen: { ...mine.seen, [STRANGER]: 9 },
    }
    forge(home, monthFile(time), [
      recordAt(time, stone),
      recordAt(time, { id: mine.id, text: 'andere woorden', seen: { ...mine.seen, [STRANGER]: 9 } }),
    ])
    forge(home, 'always.json', [
      recordAt(time, { kind: 'plan', part: 'people', lines: ['Crisislijn 06-1'] }),
      recordAt(time, { kind: 'taken-over', device: deviceOf(home) }),
    ])
    expect((await home.call('unproven.takeIn', { device: STRANGER })).taken).toBe(1)
    expect((await home.call('entries.read', { id: mine.id })).entry.text).toBe('mijn woorden')
    expect((await home.call('entries.read', { id: mine.id })).siblings).toEqual([])
    expect(JSON.stringify(await home.call('plan.read'))).not.toContain('06-1')
    const made = await home.entries()
    expect(made.filter(({ excerpt }) => excerpt.includes('andere woorden')).map(({ id }) => id)).not.toContain(mine.id)
  })

  it('twice takes in nothing twice', async () => {
    const home = await withStranger('een woord', 'nog een')
    expect((await home.call('unproven.takeIn', { device: STRANGER })).taken).toBe(2)
    expect((await home.call('unproven.takeIn', { device: STRANGER })).taken).toBe(0)
    expect(await shown(home)).toHaveLength(4)
  })

  it('gives a date that cannot be right no place, and says so', async () => {
    const [home] = await sealedAtHome()
    forge(home, '2026-11.json', [
      recordAt(Date.parse('2999-01-01T00:00:00Z'), { text: 'uit de toekomst' }),
      recordAt(Date.parse('1950-01-01T00:00:00Z'), { text: 'van heel vroeger' }),
      recordAt(0, { text: 'van nooit', at: '2026-02-31T25:61+00:00[UTC]' }),
    ])
    const before = home.ports.clock.now()
    expect((await home.call('unproven.takeIn', { device: STRANGER })).taken).toBe(2)
    expect((await home.call('unproven.takeIn', { device: STRANGER })).taken).toBe(0)
    const entries = await home.entries()
    const made = entries.filter(({ excerpt }) => excerpt.includes('kan niet kloppen'))
    expect(made).toHaveLength(2)
    for (const { at } of made) expect(at.slice(0, 10)).toBe(new Date(before).toISOString().slice(0, 10))
  })

  it('can be undone: what was made lies in the bin, and nothing else does', async () => {
    const home = await withStranger('een woord', 'nog een')
    await home.call('unproven.takeIn', { device: STRANGER })
    const { waiting: left } = await home.call('unproven.undoTakeIn')
    expect(left).toMatchObject([{ entries: 2, here: 0 }])
    expect((await shown(home)).sort()).toEqual(['onderweg', 'thuis'])
    expect(await home.call('entries.bin')).toHaveLength(2)
    await home.call('unproven.undoTakeIn')
    expect(await home.call('entries.bin')).toHaveLength(2)
  })
})

describe('throwing away', () => {
  it('asks in a box of the system, and does nothing when that is answered with no', async () => {
    const home = await withStranger('niet van mij')
    home.ports.answer = 1
    const before = pathsIn(home)
    expect(await home.call('unproven.throwAway', { device: STRANGER })).toBeNull()
    expect(home.ports.told.at(-1)).toContain('dertig dagen apart')
    expect(pathsIn(home)).toEqual(before)
  })

  it('does nothing where the vault was locked while the box was open', async () => {
    const home = await withStranger('niet van mij')
    let answer: (index: number) => void = () => undefined
    home.ports.messageBox.ask = () => new Promise((resolve) => (answer = resolve))
    const call = home.call('unproven.throwAway', { device: STRANGER })
    call.catch(() => undefined)
    await allDone()
    await home.call('vault.lock')
    while ((await home.call('app.state')).lock !== 'locked') await settle()
    const before = pathsIn(home)
    answer(0)
    await expect(call).rejects.toThrow('locked')
    expect(pathsIn(home)).toEqual(before)
  })

  it('sets the folder of a stranger aside, ends the notice, and can be brought back', async () => {
    const home = await withStranger('niet van mij')
    const before = pathsIn(home)
    const left = await home.call('unproven.throwAway', { device: STRANGER })
    expect(left?.waiting).toEqual([])
    expect(left?.thrownAway).toMatchObject([{ name: '', files: 1 }])
    expect(pathsIn(home).filter((path) => path.startsWith(`${home.ports.paths.vault}/${STRANGER}`))).toEqual([])
    expect((await noticesOf(home)).map(({ code }) => code)).not.toContain('unproven')
    expect(await shown(home)).toHaveLength(2)
    const [{ id } = { id: '' }] = left?.thrownAway ?? []
    const back = await home.call('unproven.bringBack', { id })
    expect(back).toMatchObject({ left: 0, thrownAway: [], waiting: [{ device: STRANGER }] })
    expect(pathsIn(home)).toEqual(before)
  })

  it('of a computer of ones own says what that means, and takes only what waits', async () => {
    const [home, away] = await sealedAtHome()
    await save(away, 'daarna')
    await arrive(away, home)
    const device = deviceOf(away)
    const of = () => pathsIn(home).filter((path) => path.startsWith(`${home.ports.paths.vault}/${device}`))
    const before = of()
    const left = await home.call('unproven.throwAway', { device })
    expect(home.ports.told.at(-1)).toContain('Open je Luwte daar met je wachtzin')
    expect(of()).toHaveLength(before.length - 1)
    expect(left?.thrownAway).toMatchObject([{ name: 'desk', files: 1 }])
    // It writes on meanwhile: what is there again stays, and so does what was thrown away.
    await save(away, 'en nog iets')
    await arrive(away, home)
    const [{ id } = { id: '' }] = left?.thrownAway ?? []
    expect(await home.call('unproven.bringBack', { id })).toMatchObject({ left: 1, thrownAway: [{ id }] })
    expect(await noticesOf(home)).toHaveLength(1)
  })

  it('is for good after thirty days, and not before', async () => {
    const home = await withStranger('niet van mij')
    await home.call('unproven.throwAway', { device: STRANGER })
    const left = async () => (await home.call('unproven.list')).thrownAway
    home.ports.clock.jump(29 * DAY)
    await home.call('vault.active')
    await allDone()
    expect(await left()).toHaveLength(1)
    home.ports.clock.jump(2 * DAY)
    await home.call('vault.active')
    await allDone()
    expect(await left()).toEqual([])
    expect(pathsIn(home).filter((path) => path.includes(STRANGER))).toEqual([])
  })
})
