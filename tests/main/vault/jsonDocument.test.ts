import fs from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { TransientFault } from '@main/ports/faults'
import { nodeFiles } from '@main/platform/files/files'
import type { Files } from '@main/ports'
import { JsonDocument } from '@main/vault/jsonDocument'
import { DAMAGE } from './damage'
import { freshFolder, handClock, readJson } from './support'

async function settingsIn(folder: string, change: Partial<Files> = {}) {
  const files = { ...nodeFiles(), ...change }
  return { files, settings: new JsonDocument<object>({ files, clock: handClock() }, folder, 'settings.json') }
}

describe('a document', () => {
  test('that is not there is null, and reading makes nothing', async () => {
    const folder = await freshFolder()
    const { settings } = await settingsIn(folder)
    expect(await settings.read()).toEqual({ value: null })
    expect(await fs.readdir(folder)).toEqual([])
  })

  test('is plain JSON that people can read and edit', async () => {
    const folder = await freshFolder()
    await (await settingsIn(folder)).settings.write({ theme: 'night', rhythm: { on: true } })
    expect(await fs.readFile(join(folder, 'settings.json'), 'utf8')).toBe(
      '{\n  "theme": "night",\n  "rhythm": {\n    "on": true\n  }\n}\n',
    )
    await fs.writeFile(join(folder, 'settings.json'), '\ufeff{ "theme": "day" }')
    expect(await (await settingsIn(folder)).settings.read()).toEqual({ value: { theme: 'day' } })
  })

  const good = new TextEncoder().encode('{ "theme": "night", "language": "nl", "textSize": 125 }\n')
  for (const [name, damage] of Object.entries(DAMAGE))
    test(`${name}: set aside as it was, and counts as none`, async () => {
      const folder = await freshFolder()
      await fs.writeFile(join(folder, 'settings.json'), damage(good))
      const { settings } = await settingsIn(folder)
      const { value, quarantinedAs } = await settings.read()
      expect(value).toBeNull()
      expect(quarantinedAs).toMatch(/^settings\.json\.damaged-2026-11-21T19-\d\d-\d\d-\d{3}Z$/)
      expect(new Uint8Array(await fs.readFile(join(folder, quarantinedAs ?? '')))).toEqual(damage(good))
      await settings.write({ theme: 'day' })
      expect((await fs.readdir(folder)).sort()).toEqual(['settings.json', quarantinedAs])
    })

  test('a folder in its place, or a link that leads to no file, is set aside, and what it leads to is untouched', async () => {
    const folder = await freshFolder()
    await fs.mkdir(join(folder, 'elsewhere'))
    const path = join(folder, 'settings.json')
    const link = (target: string) => () => fs.symlink(target, path)
    for (const make of [() => fs.mkdir(path), link(join(folder, 'elsewhere')), link('/dev/zero'), link(path)]) {
      await make()
      const { settings } = await settingsIn(folder)
      expect((await settings.read()).quarantinedAs).toBeDefined()
      await settings.write({ theme: 'day' })
      expect(await fs.readdir(join(folder, 'elsewhere'))).toEqual([])
      await fs.rm(path)
    }
  })

  test('written before it was read, a damaged one is set aside first', async () => {
    const folder = await freshFolder()
    await fs.writeFile(join(folder, 'settings.json'), '{"theme":')
    const { settings } = await settingsIn(folder)
    await settings.write({ theme: 'day' })
    const { value, quarantinedAs } = await settings.read()
    expect(value).toEqual({ theme: 'day' })
    expect(await fs.readFile(join(folder, quarantinedAs ?? ''), 'utf8')).toBe('{"theme":')
  })

  test('two set aside in the same instant keep both', async () => {
    const folder = await freshFolder()
    const clock = { ...handClock(), now: () => 0 }
    for (const content of ['one', 'two']) {
      await fs.writeFile(join(folder, 'settings.json'), content)
      await new JsonDocument<object>({ files: nodeFiles(), clock }, folder, 'settings.json').read()
    }
    const stem = 'settings.json.damaged-1970-01-01T00-00-00-000Z'
    expect((await fs.readdir(folder)).sort()).toEqual([stem, `${stem}-2`])
    expect(await fs.readFile(join(folder, `${stem}-2`), 'utf8')).toBe('two')
  })

  test('that cannot be read now is neither set aside nor written over', async () => {
    const folder = await freshFolder()
    await fs.writeFile(join(folder, 'settings.json'), '{"theme":"night"}')
    const passing = new TransientFault('unreadable', '', { cause: Object.assign(new Error(), { code: 'EMFILE' }) })
    const { settings, files } = await settingsIn(folder, { read: () => Promise.reject(passing) })
    await expect(settings.read()).rejects.toBe(passing)
    await expect(settings.write({ theme: 'day' })).rejects.toBe(passing)
    expect(await fs.readdir(folder)).toEqual(['settings.json'])
    files.read = nodeFiles().read
    expect(await settings.read()).toEqual({ value: { theme: 'night' } })
  })

  test('a copy is kept before something in it is mended', async () => {
    const folder = await freshFolder()
    const text = '{ "theme": "purple" }'
    await fs.writeFile(join(folder, 'settings.json'), text)
    const { settings } = await settingsIn(folder)
    await settings.read()
    const aside = await settings.quarantineCopy()
    await settings.write({ theme: 'system' })
    expect(await fs.readFile(join(folder, aside), 'utf8')).toBe(text)
  })

  test('temporaries of an earlier run are gone after the first look', async () => {
    const folder = await freshFolder()
    await fs.writeFile(join(folder, '.settings.json.0123456789abcdef.tmp'), '{"the')
    await (await settingsIn(folder)).settings.read()
    expect(await fs.readdir(folder)).toEqual([])
  })
})

describe('a document that is a link into a folder of the user', () => {
  async function linked(content: string | null) {
    const folder = await freshFolder()
    const dotfiles = await freshFolder()
    if (content !== null) await fs.writeFile(join(dotfiles, 'mine.json'), content)
    await fs.symlink(join(dotfiles, 'mine.json'), join(folder, 'settings.json'))
    const isStillLink = async () => (await fs.lstat(join(folder, 'settings.json'))).isSymbolicLink()
    return { folder, dotfiles, isStillLink, ...(await settingsIn(folder)) }
  }

  test('is read and written through the link, which stays', async () => {
    const { settings, dotfiles, folder, isStillLink } = await linked('{"theme":"night"}')
    expect(await settings.read()).toEqual({ value: { theme: 'night' } })
    await settings.write({ theme: 'day' })
    expect(await readJson(join(dotfiles, 'mine.json'))).toEqual({ theme: 'day' })
    expect(await isStillLink()).toBe(true)
    expect(await fs.readdir(folder)).toEqual(['settings.json'])
    expect(await fs.readdir(dotfiles)).toEqual(['mine.json'])
  })

  test('over several links, and over a folder that is one', async () => {
    const { settings, dotfiles, folder } = await linked('{"theme":"night"}')
    await fs.rename(join(dotfiles, 'mine.json'), join(dotfiles, 'real.json'))
    await fs.symlink('real.json', join(dotfiles, 'mine.json'))
    const around = join(await freshFolder(), 'around')
    await fs.symlink(folder, around)
    await settings.write({ theme: 'day' })
    await expect((await settingsIn(around)).settings.read()).resolves.toEqual({ value: { theme: 'day' } })
    expect(await readJson(join(dotfiles, 'real.json'))).toEqual({ theme: 'day' })
  })

  test('that leads to no file yet is made where it leads', async () => {
    const { settings, dotfiles, isStillLink } = await linked(null)
    expect(await settings.read()).toEqual({ value: null })
    await settings.write({ theme: 'day' })
    expect(await readJson(join(dotfiles, 'mine.json'))).toEqual({ theme: 'day' })
    expect(await isStillLink()).toBe(true)
    await settings.remove()
    expect(await isStillLink()).toBe(true)
    expect(await fs.readdir(dotfiles)).toEqual([])
  })

  test('whose folder is away is not taken for empty, and nothing is made in its place', async () => {
    const { settings, dotfiles } = await linked('{"theme":"night"}')
    await fs.rename(dotfiles, `${dotfiles}-away`)
    await expect(settings.read()).rejects.toBeInstanceOf(TransientFault)
    await expect(settings.write({ theme: 'day' })).rejects.toMatchObject({ code: 'unreadable' })
    await fs.rename(`${dotfiles}-away`, dotfiles)
    expect(await settings.read()).toEqual({ value: { theme: 'night' } })
  })

  test('damaged where it leads: set aside here as it was, and the link stays', async () => {
    const { settings, folder, dotfiles, isStillLink } = await linked('{"theme":')
    const { value, quarantinedAs } = await settings.read()
    expect(value).toBeNull()
    expect(await fs.readFile(join(folder, quarantinedAs ?? ''), 'utf8')).toBe('{"theme":')
    await settings.write({ theme: 'day' })
    expect(await readJson(join(dotfiles, 'mine.json'))).toEqual({ theme: 'day' })
    expect(await isStillLink()).toBe(true)
  })
})
