import fs from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { epochOfId } from '@shared/kernel/ids'
import { mergedVector } from '@shared/records/merging'
import { contentOf, entry, freshFolder, NOVEMBER, OCTOBER, openAt, readJson, textsOf } from './support'

describe('the first time', () => {
  test('a vault is made, and remembered', async () => {
    const home = await freshFolder()
    const { notices, folder, userData } = await openAt(home)
    expect(notices).toEqual([])
    const vault = await readJson(join(folder, 'vault.json'))
    expect(vault).toEqual({ app: 'luwte', format: 1, id: expect.any(String), createdAt: expect.any(String) })
    expect((await readJson(join(userData, 'device.json'))).vault).toBe(vault.id)
  })

  test('the file of the vault is written once', async () => {
    const home = await freshFolder()
    const { folder, vault } = await openAt(home)
    const before = await fs.stat(join(folder, 'vault.json'))
    await vault.add('entry', entry('one'))
    await openAt(home)
    expect((await fs.stat(join(folder, 'vault.json'))).ino).toBe(before.ino)
  })
})

describe('earlier versions', () => {
  test('of one entry the last twenty are kept, and those of others are left alone', async () => {
    const { vault, folder, device, clock } = await openAt(await freshFolder())
    const other = await vault.add('entry', entry('of another one'))
    await vault.edit(other.id, other.seen, { text: 'of another one, changed' })
    let last = await vault.add('entry', entry('text 0'))
    for (let count = 1; count <= 30; count += 1) {
      clock.time += 20 * 60_000
      last = await vault.edit(last.id, last.seen, { text: `text ${count}` })
    }
    const { records } = await readJson(join(folder, await device(), '2026-11.past.json'))
    const texts = (records as { text: string }[]).map(({ text }) => text)
    expect(texts).toEqual(['of another one', ...Array.from({ length: 20 }, (_, index) => `text ${index + 10}`)])
  })
})

describe('adding', () => {
  test('puts a record in the month of its id, with what is fixed when it is written', async () => {
    const { vault, folder, device } = await openAt(await freshFolder())
    const added = await vault.add('check-in', { answer: 'felt', feelings: [{ id: 'moe' }] }, OCTOBER)
    expect(added).toEqual({
      kind: 'check-in',
      answer: 'felt',
      feelings: [{ id: 'moe' }],
      id: added.id,
      at: '2026-10-03T10:00+02:00[Europe/Amsterdam]',
      seen: { [await device()]: 1 },
      changedAt: expect.stringMatching(/^2026-11-21T19:\d\d:\d\d\.\d{3}Z$/),
    })
    expect(epochOfId(added.id)).toBe(OCTOBER)
    const file = await readJson(join(folder, await device(), '2026-10.json'))
    expect(file).toMatchObject({ kind: 'month', month: '2026-10', revision: 1, records: [added] })
    expect(await vault.month('2026-10')).toEqual([{ current: added, siblings: [] }])
    expect(await vault.find(added.id)).toEqual({ current: added, siblings: [] })
  })

  test('the UTC month decides, not the one on the wall', async () => {
    const { vault } = await openAt(await freshFolder())
    const record = await vault.add('entry', entry('after midnight'), Date.parse('2026-11-30T23:30:00Z'))
    expect(record.at).toBe('2026-12-01T00:30+01:00[Europe/Amsterdam]')
    expect(textsOf(await vault.month('2026-11'))).toEqual(['after midnight'])
  })

  test('what is of all times lies in a file of its own, and is found', async () => {
    const { vault, folder, device } = await openAt(await freshFolder())
    const word = await vault.add('word', { text: 'weemoed' })
    expect(await readJson(join(folder, await device(), 'always.json'))).toMatchObject({
      kind: 'always',
      records: [word],
    })
    expect(await vault.always()).toEqual([{ current: word, siblings: [] }])
    expect(await vault.find(word.id)).toEqual({ current: word, siblings: [] })
    expect(await vault.months()).toEqual([])
  })

  test('many at once are all kept, in the order they came', async () => {
    const home = await freshFolder()
    const { vault } = await openAt(home)
    const words = Array.from({ length: 40 }, (_, index) => `entry ${index}`)
    await Promise.all(words.map((text, index) => vault.add('entry', entry(text), NOVEMBER + index)))
    expect(textsOf(await (await openAt(home)).vault.month('2026-11'))).toEqual(words)
  })

  test('a body cannot take the place of what makes it a record', async () => {
    const { vault } = await openAt(await freshFolder())
    const record = await vault.add('entry', { ...entry('x'), id: 'mine', at: 'now', seen: {}, changedAt: 'never' })
    expect(await vault.find(record.id)).toEqual({ current: record, siblings: [] })
  })

  test('what would not be shown afterwards is refused', async () => {
    const { vault } = await openAt(await freshFolder())
    await expect(vault.add('entry', { ...entry('x'), deleted: 'yes' })).rejects.toMatchObject({ code: 'bad-input' })
    await expect(vault.add('entry', JSON.parse('{"text":"x","__proto__":{}}'))).rejects.toMatchObject({
      code: 'bad-input',
    })
    expect(await vault.month('2026-11')).toEqual([])
  })

  test('months are listed newest first, with years of any length', async () => {
    const { vault } = await openAt(await freshFolder())
    for (const day of ['2026-11-02', '1965-03-04', '2027-01-01', '+010000-05-05'])
      await vault.add('entry', entry(day), Date.parse(`${day}T12:00:00Z`))
    expect(await vault.months()).toEqual(['10000-05', '2027-01', '2026-11', '1970-01'])
  })
})

describe('editing', () => {
  test('raises the own number and keeps the former version', async () => {
    const { vault, folder, device } = await openAt(await freshFolder())
    const first = await vault.add('entry', entry('first'))
    const second = await vault.edit(first.id, first.seen, { text: 'second' })
    expect(second).toEqual({
      ...first,
      text: 'second',
      seen: { [await device()]: 2 },
      changedAt: expect.any(String),
    })
    expect(second.changedAt > first.changedAt).toBe(true)
    expect(await vault.month('2026-11')).toEqual([{ current: second, siblings: [] }])
    const past = await readJson(join(folder, await device(), '2026-11.past.json'))
    expect(past).toMatchObject({ kind: 'past', month: '2026-11', records: [first] })
    const month = await readJson(join(folder, await device(), '2026-11.json'))
    expect(month).toMatchObject({ revision: 2, records: [second] })
  })

  test('takes fields away that are undefined, and leaves identity, time and kind', async () => {
    const { vault } = await openAt(await freshFolder())
    const first = await vault.add('entry', { ...entry('x'), prompt: 'prompt.heard' })
    const change = { prompt: undefined, id: 'other', at: 'other', kind: 'word', seen: {}, deleted: first.changedAt }
    const second = await vault.edit(first.id, first.seen, change)
    expect(second).toEqual({
      id: first.id,
      at: first.at,
      kind: 'entry',
      text: 'x',
      deleted: first.changedAt,
      seen: expect.any(Object),
      changedAt: expect.any(String),
    })
    const restored = await vault.edit(first.id, second.seen, { deleted: undefined })
    expect('deleted' in restored).toBe(false)
  })

  test('keeps no versions of other kinds', async () => {
    const { vault, folder, device } = await openAt(await freshFolder())
    const word = await vault.add('word', { text: 'a' })
    await vault.edit(word.id, word.seen, { text: 'b' })
    const checkIn = await vault.add('check-in', { note: '' })
    await vault.edit(checkIn.id, checkIn.seen, { note: 'x' })
    expect((await fs.readdir(join(folder, await device()))).sort()).toEqual(['2026-11.json', 'always.json'])
  })

  test('by somebody who did not see the last edit here: both stay, and the next edit joins them', async () => {
    const { vault, folder, device } = await openAt(await freshFolder())
    const first = await vault.add('entry', entry('first'))
    const left = await vault.edit(first.id, first.seen, { text: 'left window' })
    const right = await vault.edit(first.id, first.seen, { text: 'right window' })
    const merged = await vault.find(first.id)
    expect(merged).toEqual({ current: right, siblings: [left] })
    expect((await readJson(join(folder, await device(), '2026-11.json'))).records).toEqual([left, right])

    const joined = await vault.edit(first.id, merged ? mergedVector(merged) : {}, { text: 'joined' })
    expect(await vault.find(first.id)).toEqual({ current: joined, siblings: [] })
    const past = await readJson(join(folder, await device(), '2026-11.past.json'))
    expect(past.records).toEqual([first, left, right])
  })

  test('what is not there is not found', async () => {
    const { vault } = await openAt(await freshFolder())
    const id = '0193b4a0-0000-7000-8000-000000000009'
    await expect(vault.edit(id, {}, { text: 'x' })).rejects.toMatchObject({ code: 'not-found' })
    await expect(vault.edit('../../etc', {}, {})).rejects.toMatchObject({ code: 'not-found' })
    await expect(vault.erase(id)).rejects.toMatchObject({ code: 'not-found' })
    expect(await vault.find(id)).toBeNull()
    expect(await vault.find('../../etc')).toBeNull()
  })
})

describe('erasing', () => {
  test('leaves no word of it in any file, and a mark that there was something', async () => {
    const home = await freshFolder()
    const { vault, folder, device } = await openAt(home)
    const kept = await vault.add('entry', entry('to stay'))
    const first = await vault.add('entry', entry('SECRET one'))
    const second = await vault.edit(first.id, first.seen, { text: 'SECRET two' })
    await vault.edit(first.id, first.seen, { text: 'SECRET beside it' })
    await vault.edit(kept.id, kept.seen, { text: 'to stay, too' })
    await vault.erase(second.id)

    expect(JSON.stringify(await contentOf(home))).not.toContain('SECRET')
    expect(textsOf(await vault.month('2026-11'))).toEqual(['to stay, too'])
    expect(await vault.find(first.id)).toBeNull()
    await expect(vault.edit(first.id, second.seen, { text: 'x' })).rejects.toMatchObject({ code: 'not-found' })
    const { records } = await readJson(join(folder, await device(), '2026-11.json'))
    expect(records).toContainEqual({
      id: first.id,
      kind: 'entry',
      at: first.at,
      seen: expect.any(Object),
      changedAt: expect.any(String),
      deleted: expect.any(String),
      erased: expect.any(String),
    })
    expect((await readJson(join(folder, await device(), '2026-11.past.json'))).records).toEqual([kept])
    await vault.erase(second.id)
    expect(textsOf(await (await openAt(home)).vault.month('2026-11'))).toEqual(['to stay, too'])
  })
})

test('only the months that are asked for are read', async () => {
  const home = await freshFolder()
  const { vault, folder, device } = await openAt(home)
  for (const month of ['07', '08', '09', '10'])
    await vault.add('entry', entry(month), Date.parse(`2026-${month}-05T12:00:00Z`))
  await fs.writeFile(join(folder, await device(), '2026-07.json'), 'damaged')
  const later = await openAt(home)
  await later.vault.month('2026-09')
  expect(await later.vault.months()).toEqual(['2026-10', '2026-09', '2026-08', '2026-07'])
  expect(later.notices).toEqual([])
})
