import { mkdir, readdir, rename, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isOwnName } from '@main/vault/layout'
import { forge, recordOf, STRANGER } from '../forging'
import { PASSPHRASE, seal, unlock } from '../sealingSupport'
import { type Computer, contentOf, entry, freshFolder, openAt } from '../support'

// On a real disk: whoever can write in the folder of the vault puts anything there, and the user looks at it and throws it away.

const FORGED = 'dit schreef iemand anders'
const ELSEWHERE = 'woorden van buiten het dagboek'

async function sealed(): Promise<Computer> {
  const computer = await openAt(await freshFolder())
  await computer.vault.add('entry', entry('van mij'))
  await seal(computer, PASSPHRASE)
  await unlock(computer)
  return computer
}

const namesIn = async ({ folder }: Computer) => (await readdir(folder)).sort()
const strangersFile = (name: string) => `${STRANGER}/${name}`

describe('looking', () => {
  test('follows no link, neither in the place of a folder nor of a file', async () => {
    const computer = await sealed()
    const outside = await freshFolder()
    await forge(outside, STRANGER, '2026-11.json', [recordOf({ text: ELSEWHERE })])
    await symlink(join(outside, STRANGER), join(computer.folder, STRANGER))
    expect(await computer.vault.unproven.folders()).toEqual([])

    const other = STRANGER.replace('777', '778')
    await mkdir(join(computer.folder, other))
    await symlink(join(outside, strangersFile('2026-11.json')), join(computer.folder, other, '2026-11.json'))
    expect(await computer.vault.unproven.folders()).toEqual([
      { device: other, isKnown: false, files: ['2026-11.json'], unreadable: 1, records: [], isCut: false },
    ])
  })

  test('reads no file of any size, and no nesting of any depth', async () => {
    const computer = await sealed()
    await forge(computer.folder, STRANGER, '2026-11.json', [recordOf({ text: FORGED })])
    const huge = join(computer.folder, strangersFile('2026-10.json'))
    await writeFile(huge, '')
    await truncate(huge, 20_000_000_000)
    await writeFile(join(computer.folder, strangersFile('2026-09.json')), '['.repeat(3_000_000))
    const [found] = await computer.vault.unproven.folders()
    expect(found).toMatchObject({ isKnown: false, unreadable: 2 })
    expect(found?.records.map(({ text }) => text)).toEqual([FORGED])
  })

  test('takes a folder of many files no further than the limit', async () => {
    const computer = await sealed()
    await mkdir(join(computer.folder, STRANGER))
    const text = 'a'.repeat(3_500_000)
    for (let month = 1; month <= 12; month += 1)
      await forge(computer.folder, STRANGER, `2025-${String(month).padStart(2, '0')}.json`, [recordOf({ text })])
    const [found] = await computer.vault.unproven.folders()
    expect(found).toMatchObject({ isCut: true })
    expect(found?.files.length).toBeLessThan(12)
    // The newest first: what is left out is what was written longest ago.
    expect(found?.files[0]).toBe('2025-12.json')
  })
})

describe('throwing away', () => {
  test('moves the whole folder of a stranger, and brings back every byte of it', async () => {
    const computer = await sealed()
    await forge(computer.folder, STRANGER, '2026-11.json', [recordOf({ text: FORGED })])
    await mkdir(join(computer.folder, STRANGER, 'blobs'))
    await writeFile(join(computer.folder, strangersFile('blobs/x')), 'x')
    await writeFile(join(computer.folder, strangersFile('.hidden')), 'y')
    const before = await contentOf(computer.folder)
    await computer.vault.unproven.throwAway(STRANGER)
    expect(await namesIn(computer)).not.toContain(STRANGER)
    const [thrown] = await computer.vault.unproven.thrownAway()
    expect(thrown).toMatchObject({ device: STRANGER })
    expect(await computer.vault.unproven.bringBack(thrown?.id ?? '')).toBe(0)
    expect(await contentOf(computer.folder)).toEqual(before)
    expect(await namesIn(computer)).not.toContain('set-aside')
  })

  test('puts nothing where a link leads, and takes nothing from there', async () => {
    const computer = await sealed()
    const outside = await freshFolder()
    await forge(computer.folder, STRANGER, '2026-11.json', [recordOf({ text: FORGED })])
    await symlink(outside, join(computer.folder, 'set-aside'))
    await expect(computer.vault.unproven.throwAway(STRANGER)).rejects.toMatchObject({ code: 'unreadable' })
    expect(await readdir(outside)).toEqual([])
    expect(await namesIn(computer)).toContain(STRANGER)

    await mkdir(join(outside, `${STRANGER}.2020-01-01T00-00-00-000Z`))
    expect(await computer.vault.unproven.thrownAway()).toEqual([])
    await computer.vault.unproven.clear()
    expect(await readdir(outside)).toHaveLength(1)
  })

  test('and removing for good leaves what a link leads to', async () => {
    const computer = await sealed()
    const outside = await freshFolder()
    await writeFile(join(outside, 'mine'), ELSEWHERE)
    const aside = join(computer.folder, 'set-aside')
    await mkdir(join(aside, `${STRANGER}.2020-01-01T00-00-00-000Z`), { recursive: true })
    await symlink(outside, join(aside, `${STRANGER}.2020-01-01T00-00-00-000Z`, 'link'))
    await symlink(outside, join(aside, `${STRANGER}.2020-01-02T00-00-00-000Z`))
    await computer.vault.unproven.clear()
    expect(await readdir(outside)).toEqual(['mine'])
    expect(await readdir(aside)).toEqual([`${STRANGER}.2020-01-02T00-00-00-000Z`])
  })

  test('while the vault is not there does nothing', async () => {
    const computer = await sealed()
    await forge(computer.folder, STRANGER, '2026-11.json', [recordOf({ text: FORGED })])
    await rename(join(computer.folder, 'vault.json'), join(computer.folder, 'gone'))
    await expect(computer.vault.unproven.throwAway(STRANGER)).rejects.toMatchObject({ code: 'vault-missing' })
    expect(await namesIn(computer)).toContain(STRANGER)
  })
})

test('what was thrown away is moved and erased with the vault', () => {
  expect(isOwnName('set-aside')).toBe(true)
})
