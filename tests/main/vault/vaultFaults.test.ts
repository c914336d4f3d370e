import fs, { type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { LuwteError } from '@shared/kernel/errors'
import { nodeFiles } from '@main/platform/files/files'
import type { Files } from '@main/ports'
import { contentOf, entry, envelopeText, freshFolder, handClock, OCTOBER, openAt, readJson, textsOf } from './support'

test('a newer format in the own folder: it is left alone, and what can be read is gone on with in another', async () => {
  const home = await freshFolder()
  const { vault, folder, device } = await openAt(home)
  const october = await vault.add('entry', entry('october'), OCTOBER)
  const file = `${await device()}/2026-11.json`
  await fs.writeFile(join(folder, file), envelopeText({ format: 2 }))
  const before = await contentOf(folder)
  const later = await openAt(home)
  expect(later.notices).toEqual([{ code: 'newer-format', file }])
  expect(textsOf(await later.vault.month('2026-10'))).toEqual(['october'])
  await later.vault.add('entry', entry('november'))
  await later.vault.add('word', { text: 'x' })
  await later.vault.edit(october.id, october.seen, { text: 'october, changed' })
  expect(textsOf(await later.vault.month('2026-11'))).toEqual(['november'])
  expect(textsOf(await later.vault.month('2026-10'))).toEqual(['october, changed'])
  expect(await later.device()).not.toBe(file.slice(0, 36))
  expect(await contentOf(folder)).toMatchObject(before)
  expect(later.notices).toEqual([{ code: 'newer-format', file }])
})

describe('the id of this computer', () => {
  test('stays from one start to the next, and is renewed on another machine', async () => {
    const home = await freshFolder()
    const first = await openAt(home, { machine: 'one' })
    await first.vault.add('entry', entry('one'))
    const before = await first.device()
    expect(await (await openAt(home, { machine: 'one' })).device()).toBe(before)
    const copied = await openAt(home, { machine: 'two' })
    await copied.vault.add('entry', entry('two'))
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
    await expect(vault.add('entry', entry('x'))).rejects.toMatchObject({ code: 'disk-full' })
    expect(await fs.readdir(folder)).toEqual(['vault.json'])
  })
})

test('what an earlier run left behind is gone after opening', async () => {
  const home = await freshFolder()
  const { vault, folder, userData, device } = await openAt(home)
  await vault.add('entry', entry('before'))
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
    const first = await vault.add('entry', entry('first'))
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

/** The name of a file is not flushed: the last step of a write fails, though its bytes are in their place. @returns ends it. */
async function failLastStep(folder: string): Promise<() => void> {
  const handle = await fs.open(folder)
  await handle.close()
  const methods = Object.getPrototypeOf(handle) as FileHandle
  const { sync } = methods
  const spy = vi.spyOn(methods, 'sync').mockImplementation(async function (this: FileHandle) {
    if ((await this.stat()).isDirectory()) throw Object.assign(new Error('EIO'), { code: 'EIO' })
    return sync.call(this)
  })
  onTestFinished(() => spy.mockRestore())
  return () => spy.mockRestore()
}

describe('a write that fails at its last step', () => {
  test('tried three times, and then made: there is one entry, not four', async () => {
    const home = await freshFolder()
    const { vault } = await openAt(home)
    await vault.add('entry', entry('before'))
    const mend = await failLastStep(home)
    for (let time = 0; time < 3; time += 1)
      await expect(vault.add('entry', entry('once'))).rejects.toMatchObject({ code: 'not-writable' })
    expect(textsOf(await vault.month('2026-11'))).toEqual(['before'])
    mend()
    await vault.add('entry', entry('once'))
    expect(textsOf(await vault.month('2026-11'))).toEqual(['before', 'once'])
    expect(textsOf(await (await openAt(home)).vault.month('2026-11'))).toEqual(['before', 'once'])
  })

  test('told as not saved, it is not there after a restart either', async () => {
    const home = await freshFolder()
    const { vault } = await openAt(home)
    await vault.add('entry', entry('before'))
    const mend = await failLastStep(home)
    await expect(vault.add('entry', entry('not saved'))).rejects.toMatchObject({ code: 'not-writable' })
    mend()
    expect(textsOf(await (await openAt(home)).vault.month('2026-11'))).toEqual(['before'])
  })

  test('an edit that is tried again with other words stands alone', async () => {
    const home = await freshFolder()
    const { vault } = await openAt(home)
    const first = await vault.add('entry', entry('first'))
    const mend = await failLastStep(home)
    await expect(vault.edit(first.id, first.seen, { text: 'second' })).rejects.toMatchObject({ code: 'not-writable' })
    mend()
    const third = await vault.edit(first.id, first.seen, { text: 'third' })
    expect(await (await openAt(home)).vault.find(first.id)).toEqual({ current: third, siblings: [] })
  })
})
