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

  test('a link or a folder in its place is set aside too, not followed', async () => {
    const folder = await freshFolder()
    await fs.writeFile(join(folder, 'elsewhere'), '{"theme":"night"}')
    for (const make of [fs.symlink.bind(null, join(folder, 'elsewhere')), fs.mkdir]) {
      await make(join(folder, 'settings.json'))
      const { settings } = await settingsIn(folder)
      expect((await settings.read()).quarantinedAs).toBeDefined()
      await settings.write({ theme: 'day' })
      expect(await readJson(join(folder, 'elsewhere'))).toEqual({ theme: 'night' })
      await fs.rm(join(folder, 'settings.json'))
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
