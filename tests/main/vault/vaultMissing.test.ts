import fs from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { DAMAGE } from './damage'
import { contentOf, entry, freshFolder, openAt, readJson, textsOf } from './support'

describe('a vault that was here and is not now', () => {
  const losses: Record<string, (folder: string) => Promise<unknown>> = {
    'the folder is gone': (folder) => fs.rename(folder, `${folder}.away`),
    'the folder is empty, as where nothing is mounted': async (folder) => {
      await fs.rename(folder, `${folder}.away`)
      await fs.mkdir(folder)
    },
    'its file is gone': (folder) => fs.rename(join(folder, 'vault.json'), `${folder}.json.away`),
  }
  for (const [name, lose] of Object.entries(losses)) {
    test(`${name}: it is said, and nothing is made in its place`, async () => {
      const home = await freshFolder()
      await (await openAt(home)).vault.add('entry', entry('before'))
      const folder = join(home, 'vault')
      await lose(folder)
      const before = await contentOf(home)
      const { vault, notices } = await openAt(home)
      expect(notices).toEqual([{ code: 'vault-missing', folder }])
      const id = '0193b4a0-0000-7000-8000-000000000009'
      for (const write of [vault.add('entry', entry('x')), vault.edit(id, {}, {}), vault.erase(id)])
        await expect(write).rejects.toMatchObject({ code: 'vault-missing' })
      await vault.always()
      await vault.months()
      expect(await contentOf(home)).toEqual(before)
      expect(notices).toHaveLength(1)
    })

    test(`${name} in mid-session: what was read stays to be seen, and once it is back Luwte goes on`, async () => {
      const home = await freshFolder()
      const { vault, folder, notices } = await openAt(home)
      await vault.add('entry', entry('before'))
      await lose(folder)
      expect(textsOf(await vault.month('2026-11'))).toEqual(['before'])
      await expect(vault.add('entry', entry('during'))).rejects.toMatchObject({ code: 'vault-missing' })
      if (name === 'its file is gone') await fs.rename(`${folder}.json.away`, join(folder, 'vault.json'))
      else {
        await fs.rm(folder, { recursive: true, force: true })
        await fs.rename(`${folder}.away`, folder)
      }
      await vault.add('entry', entry('after'))
      expect(textsOf(await vault.month('2026-11'))).toEqual(['before', 'after'])
      expect(textsOf(await (await openAt(home)).vault.month('2026-11'))).toEqual(['before', 'after'])
      await lose(folder)
      await vault.months()
      expect(notices.map(({ code }) => code)).toEqual(['vault-missing', 'vault-missing'])
    })
  }

  test('also when this computer knows of none, but folders of devices lie there', async () => {
    const home = await freshFolder()
    const { vault, folder } = await openAt(home)
    await vault.add('entry', entry('before'))
    await fs.rm(join(folder, 'vault.json'))
    const other = await openAt(await freshFolder(), { folder })
    expect(other.notices).toEqual([{ code: 'vault-missing', folder }])
    await expect(other.vault.add('entry', entry('x'))).rejects.toMatchObject({ code: 'vault-missing' })
    expect(textsOf(await other.vault.month('2026-11'))).toEqual(['before'])
  })

  for (const name of ['cut off', 'null', 'filled with zeros'])
    test(`also when what this computer knew of it is ${name}`, async () => {
      const home = await freshFolder()
      const { folder, userData } = await openAt(home)
      const path = join(userData, 'device.json')
      await fs.writeFile(path, DAMAGE[name]?.(await fs.readFile(path)) ?? '')
      await fs.rm(folder, { recursive: true })
      // Twice: the first time must not leave anything that looks like a first run.
      for (let time = 0; time < 2; time += 1)
        expect((await openAt(home)).notices).toEqual([{ code: 'vault-missing', folder }])
      await expect(fs.access(folder)).rejects.toThrow()
    })
})

describe('the file of the vault', () => {
  for (const [name, damage] of Object.entries(DAMAGE))
    test(`${name}: kept aside and written anew with the same id`, async () => {
      const home = await freshFolder()
      const { vault, folder } = await openAt(home)
      await vault.add('entry', entry('before'))
      const path = join(folder, 'vault.json')
      const { id } = await readJson(path)
      const damaged = damage(await fs.readFile(path))
      await fs.writeFile(path, damaged)
      const later = await openAt(home)
      await later.vault.add('entry', entry('after'))
      expect(textsOf(await later.vault.month('2026-11'))).toEqual(['before', 'after'])
      expect(later.notices).toEqual([{ code: 'damaged-set-aside', file: 'vault.json', aside: expect.any(String) }])
      expect((await readJson(path)).id).toBe(id)
      const aside = (await fs.readdir(folder)).find((file) => file.startsWith('vault.json.damaged-'))
      expect(new Uint8Array(await fs.readFile(join(folder, aside ?? '')))).toEqual(new Uint8Array(damaged))
    })

  test('damaged on a computer that does not know its id: waited for', async () => {
    const { folder } = await openAt(await freshFolder())
    await fs.truncate(join(folder, 'vault.json'), 10)
    const other = await openAt(await freshFolder(), { folder })
    expect(other.notices).toEqual([{ code: 'vault-missing', folder }])
    expect((await fs.stat(join(folder, 'vault.json'))).size).toBe(10)
  })

  test('damaged where the id that is known makes no sense: waited for, not written anew at every save', async () => {
    const home = await freshFolder()
    const { vault, folder, userData } = await openAt(home)
    await vault.add('entry', entry('before'))
    const device = join(userData, 'device.json')
    await fs.writeFile(device, JSON.stringify({ ...(await readJson(device)), vault: 'x' }))
    await fs.truncate(join(folder, 'vault.json'), 10)
    const later = await openAt(home)
    for (const text of ['one', 'two'])
      await expect(later.vault.add('entry', entry(text))).rejects.toMatchObject({ code: 'vault-missing' })
    expect((await fs.readdir(folder)).filter((file) => file.includes('damaged'))).toEqual([])
    expect(textsOf(await later.vault.month('2026-11'))).toEqual(['before'])
  })

  test('of a newer format: read, not written', async () => {
    const home = await freshFolder()
    const { vault, folder } = await openAt(home)
    await vault.add('entry', entry('before'))
    const path = join(folder, 'vault.json')
    await fs.writeFile(path, JSON.stringify({ ...(await readJson(path)), format: 2 }))
    const before = await contentOf(folder)
    const later = await openAt(home)
    expect(later.notices).toEqual([{ code: 'newer-format', file: 'vault.json' }])
    expect(textsOf(await later.vault.month('2026-11'))).toEqual(['before'])
    await expect(later.vault.add('entry', entry('x'))).rejects.toMatchObject({ code: 'newer-format' })
    expect(await contentOf(folder)).toEqual(before)
  })

  test('of another vault: this computer goes on in it under another id', async () => {
    const home = await freshFolder()
    const one = await openAt(home)
    await one.vault.add('entry', entry('one'))
    const before = await one.device()
    const other = await openAt(await freshFolder())
    await fs.rm(one.folder, { recursive: true })
    await fs.cp(other.folder, one.folder, { recursive: true })
    expect(textsOf(await one.vault.month('2026-11'))).toEqual([])
    await one.vault.add('entry', entry('two'))
    expect(await one.device()).not.toBe(before)
  })
})
