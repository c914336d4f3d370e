import fs from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { LuwteError } from '@shared/ipc/errors'
import { nodeFiles } from '../../../src/main/platform/files'
import type { Files } from '../../../src/main/ports'
import { DAMAGE } from './damage'
import { contentOf, entry, envelopeText, freshFolder, handClock, OCTOBER, openAt, readJson, textsOf } from './support'

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
      await (await openAt(home)).vault.add('month', entry('before'))
      const folder = join(home, 'vault')
      await lose(folder)
      const before = await contentOf(home)
      const { vault, notices } = await openAt(home)
      expect(notices).toEqual([{ code: 'vault-missing', folder }])
      const id = '0193b4a0-0000-7000-8000-000000000009'
      for (const write of [vault.add('month', entry('x')), vault.edit(id, {}, {}), vault.erase(id)])
        await expect(write).rejects.toMatchObject({ code: 'vault-missing' })
      await vault.always()
      await vault.months()
      expect(await contentOf(home)).toEqual(before)
      expect(notices).toHaveLength(1)
    })

    test(`${name} in mid-session: what was read stays to be seen, and once it is back Luwte goes on`, async () => {
      const home = await freshFolder()
      const { vault, folder, notices } = await openAt(home)
      await vault.add('month', entry('before'))
      await lose(folder)
      expect(textsOf(await vault.month('2026-11'))).toEqual(['before'])
      await expect(vault.add('month', entry('during'))).rejects.toMatchObject({ code: 'vault-missing' })
      if (name === 'its file is gone') await fs.rename(`${folder}.json.away`, join(folder, 'vault.json'))
      else {
        await fs.rm(folder, { recursive: true, force: true })
        await fs.rename(`${folder}.away`, folder)
      }
      await vault.add('month', entry('after'))
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
    await vault.add('month', entry('before'))
    await fs.rm(join(folder, 'vault.json'))
    const other = await openAt(await freshFolder(), { folder })
    expect(other.notices).toEqual([{ code: 'vault-missing', folder }])
    await expect(other.vault.add('month', entry('x'))).rejects.toMatchObject({ code: 'vault-missing' })
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
      await vault.add('month', entry('before'))
      const path = join(folder, 'vault.json')
      const { id } = await readJson(path)
      const damaged = damage(await fs.readFile(path))
      await fs.writeFile(path, damaged)
      const later = await openAt(home)
      await later.vault.add('month', entry('after'))
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

  test('of a newer format: read, not written', async () => {
    const home = await freshFolder()
    const { vault, folder } = await openAt(home)
    await vault.add('month', entry('before'))
    const path = join(folder, 'vault.json')
    await fs.writeFile(path, JSON.stringify({ ...(await readJson(path)), format: 2 }))
    const before = await contentOf(folder)
    const later = await openAt(home)
    expect(later.notices).toEqual([{ code: 'newer-format', file: 'vault.json' }])
    expect(textsOf(await later.vault.month('2026-11'))).toEqual(['before'])
    await expect(later.vault.add('month', entry('x'))).rejects.toMatchObject({ code: 'newer-format' })
    expect(await contentOf(folder)).toEqual(before)
  })

  test('of another vault: this computer goes on in it under another id', async () => {
    const home = await freshFolder()
    const one = await openAt(home)
    await one.vault.add('month', entry('one'))
    const before = await one.device()
    const other = await openAt(await freshFolder())
    await fs.rm(one.folder, { recursive: true })
    await fs.cp(other.folder, one.folder, { recursive: true })
    expect(textsOf(await one.vault.month('2026-11'))).toEqual([])
    await one.vault.add('month', entry('two'))
    expect(await one.device()).not.toBe(before)
  })
})

describe('an own file that is damaged', () => {
  for (const [name, damage] of Object.entries(DAMAGE))
    test(`${name}: set aside as it was; Luwte goes on under a new id, older months are still there`, async () => {
      const home = await freshFolder()
      const first = await openAt(home)
      const october = await first.vault.add('month', entry('october'), OCTOBER)
      await first.vault.add('month', entry('november'))
      const before = await first.device()
      const path = join(first.folder, before, '2026-11.json')
      const damaged = damage(await fs.readFile(path))
      await fs.writeFile(path, damaged)

      const { vault, notices, folder, device } = await openAt(home)
      const now = await device()
      expect(now).not.toBe(before)
      const aside = (await fs.readdir(join(folder, before))).find((file) => file.includes('damaged')) ?? ''
      expect(notices).toEqual([
        { code: 'damaged-set-aside', file: `${before}/2026-11.json`, aside: `${before}/${aside}` },
      ])
      expect(new Uint8Array(await fs.readFile(join(folder, before, aside)))).toEqual(new Uint8Array(damaged))
      await vault.add('month', entry('after'))
      const edited = await vault.edit(october.id, october.seen, { text: 'october, again' })
      expect(edited.seen).toEqual({ [before]: 1, [now]: 1 })
      expect(textsOf(await vault.month('2026-11'))).toEqual(['after'])
      expect(textsOf(await vault.month('2026-10'))).toEqual(['october, again'])
      expect((await fs.readdir(join(folder, before))).sort()).toEqual(['2026-10.json', aside])
    })

  test('found while writing: the same, and the writing goes on', async () => {
    const home = await freshFolder()
    const { vault, folder, device, notices } = await openAt(home)
    const entered = await vault.add('month', entry('october'), OCTOBER)
    await vault.edit(entered.id, entered.seen, { text: 'october, again' })
    await vault.add('month', entry('november'))
    const before = await device()
    for (const name of ['2026-10.json', '2026-10.past.json']) await fs.truncate(join(folder, before, name), 50)

    const later = await openAt(home)
    await later.vault.add('month', entry('late'), OCTOBER + 1)
    expect(textsOf(await later.vault.month('2026-10'))).toEqual(['late'])
    expect(textsOf(await later.vault.month('2026-11'))).toEqual(['november'])
    expect(later.notices).toEqual([expect.objectContaining({ file: `${before}/2026-10.json` })])
    expect(notices).toEqual([])
  })

  test('damaged former versions do not keep anybody from writing', async () => {
    const home = await freshFolder()
    const { vault, folder, device } = await openAt(home)
    const first = await vault.add('month', entry('first'))
    const second = await vault.edit(first.id, first.seen, { text: 'second' })
    const before = await device()
    await fs.writeFile(join(folder, before, '2026-11.past.json'), 'null')
    const later = await openAt(home)
    await later.vault.edit(first.id, second.seen, { text: 'third' })
    expect(textsOf(await later.vault.month('2026-11'))).toEqual(['third'])
    expect(later.notices).toEqual([expect.objectContaining({ file: `${before}/2026-11.past.json` })])
    const past = await readJson(join(folder, await later.device(), '2026-11.past.json'))
    expect(past.records).toEqual([second])
  })

  test('that cannot be read for a moment is not called damaged', async () => {
    const home = await freshFolder()
    const first = await openAt(home)
    await first.vault.add('month', entry('before'))
    const before = await first.device()
    let isBusy = true
    const { read } = nodeFiles()
    const files: Files = {
      ...nodeFiles(),
      read: (path) =>
        isBusy && path.endsWith('2026-11.json')
          ? Promise.reject(new LuwteError('unreadable', '', { cause: new Error('EMFILE') }))
          : read(path),
    }
    const { vault, notices, folder, device } = await openAt(home, { files })
    expect(notices).toEqual([{ code: 'not-arrived', file: `${before}/2026-11.json` }])
    expect(await fs.readdir(join(folder, before))).toEqual(['2026-11.json'])
    expect(await device()).toBe(before)
    isBusy = false
    expect(textsOf(await vault.month('2026-11'))).toEqual(['before'])
    await vault.add('month', entry('after'))
    expect(textsOf(await vault.month('2026-11'))).toEqual(['before', 'after'])
  })

  test('that cannot be read while writing is left alone, and the words are kept under a new id', async () => {
    const home = await freshFolder()
    const first = await openAt(home)
    await first.vault.add('month', entry('before'))
    const before = await first.device()
    const { read } = nodeFiles()
    const read1 = (path: string) =>
      path.includes(`${before}/`)
        ? Promise.reject(new LuwteError('unreadable', '', { cause: new Error('EACCES') }))
        : read(path)
    const { vault, device, folder } = await openAt(home, { files: { ...nodeFiles(), read: read1 } })
    await vault.add('month', entry('after'))
    expect(await device()).not.toBe(before)
    expect(await fs.readdir(join(folder, before))).toEqual(['2026-11.json'])
    expect(textsOf(await (await openAt(home)).vault.month('2026-11'))).toEqual(['before', 'after'])
  })

  for (const make of [(path: string) => fs.mkdir(path), (path: string) => fs.symlink('/etc/hostname', path)])
    test('a folder or a link in its place is set aside, not followed', async () => {
      const home = await freshFolder()
      const { folder, device } = await openAt(home)
      const before = await device()
      await fs.mkdir(join(folder, before))
      await make(join(folder, before, 'always.json'))
      const { vault, notices } = await openAt(home)
      expect(notices).toEqual([expect.objectContaining({ code: 'damaged-set-aside', file: `${before}/always.json` })])
      await vault.add('always', { kind: 'word', text: 'x' })
      expect(textsOf(await vault.always())).toEqual(['x'])
    })
})

test('a newer format in the own folder: it is read as far as can be, and not written', async () => {
  const home = await freshFolder()
  const { vault, folder, device } = await openAt(home)
  const october = await vault.add('month', entry('october'), OCTOBER)
  const file = `${await device()}/2026-11.json`
  await fs.writeFile(join(folder, file), envelopeText({ format: 2 }))
  const before = await contentOf(folder)
  const later = await openAt(home)
  expect(later.notices).toEqual([{ code: 'newer-format', file }])
  expect(textsOf(await later.vault.month('2026-10'))).toEqual(['october'])
  for (const write of [
    later.vault.add('month', entry('x')),
    later.vault.add('always', { kind: 'word', text: 'x' }),
    later.vault.edit(october.id, october.seen, { text: 'x' }),
    later.vault.erase(october.id),
  ])
    await expect(write).rejects.toMatchObject({ code: 'newer-format' })
  expect(await contentOf(folder)).toEqual(before)
})

describe('the id of this computer', () => {
  test('stays from one start to the next, and is renewed on another machine', async () => {
    const home = await freshFolder()
    const first = await openAt(home, { machine: 'one' })
    await first.vault.add('month', entry('one'))
    const before = await first.device()
    expect(await (await openAt(home, { machine: 'one' })).device()).toBe(before)
    const copied = await openAt(home, { machine: 'two' })
    await copied.vault.add('month', entry('two'))
    expect(await copied.device()).not.toBe(before)
    expect(textsOf(await copied.vault.month('2026-11'))).toEqual(['one', 'two'])
    expect(await fs.readFile(join(home, 'data/device.json'), 'utf8')).not.toContain('"one"')
  })

  test('nothing is written under an id that could not be kept', async () => {
    const home = await freshFolder()
    await openAt(home, { machine: 'one' })
    const { writeDurably } = nodeFiles()
    const files: Files = {
      ...nodeFiles(),
      writeDurably: (path, bytes) =>
        path.endsWith('device.json') ? Promise.reject(new LuwteError('disk-full')) : writeDurably(path, bytes),
    }
    const { vault, folder } = await openAt(home, { machine: 'two', files })
    await expect(vault.add('month', entry('x'))).rejects.toMatchObject({ code: 'disk-full' })
    expect(await fs.readdir(folder)).toEqual(['vault.json'])
  })
})

test('what an earlier run left behind is gone after opening', async () => {
  const home = await freshFolder()
  const { vault, folder, userData, device } = await openAt(home)
  await vault.add('month', entry('before'))
  const left = [join(folder, await device()), folder, userData].map((at) => join(at, '.x.json.0123456789abcdef.tmp'))
  for (const path of left) await fs.writeFile(path, 'half')
  await openAt(home)
  expect(Object.keys(await contentOf(home)).filter((name) => name.endsWith('.tmp'))).toEqual([])
})

test('when a write fails, at whichever step, everything stays as it was and the next one goes on', async () => {
  for (let failing = 0; ; failing += 1) {
    const home = await freshFolder()
    const clock = handClock()
    const { vault } = await openAt(home, { clock })
    const first = await vault.add('month', entry('first'))
    const { writeDurably } = nodeFiles()
    let writes = 0
    const files: Files = {
      ...nodeFiles(),
      writeDurably: (path, bytes) =>
        writes++ === failing ? Promise.reject(new LuwteError('disk-full')) : writeDurably(path, bytes),
    }
    const later = await openAt(home, { files, clock })
    const edit = () => later.vault.edit(first.id, first.seen, { text: 'second' })
    const outcome = await edit().then(
      () => 'written',
      (fault: unknown) => (fault as LuwteError).code,
    )
    if (outcome === 'written') {
      expect(failing).toBe(2)
      return
    }
    expect(outcome).toBe('disk-full')
    expect(await later.vault.find(first.id)).toEqual({ current: first, siblings: [] })
    expect(await (await openAt(home)).vault.find(first.id)).toEqual({ current: first, siblings: [] })
    const second = await edit()
    expect(await later.vault.find(first.id)).toEqual({ current: second, siblings: [] })
    const past = await readJson(join(home, 'vault', await later.device(), '2026-11.past.json'))
    expect(past.records).toEqual([first])
  }
})
