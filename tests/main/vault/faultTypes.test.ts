import fs from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { LuwteError } from '@shared/kernel/errors'
import { DamagedFile, NewerFormat, TransientFault, WrongKey } from '@main/ports/faults'
import { nodeFiles } from '@main/platform/files/files'
import { JsonDocument } from '@main/vault/jsonDocument'
import { entry, freshFolder, handClock, openAt } from './support'

const MONTH = '2026-11.json'
const cause = new Error('EMFILE')

/** A computer with one entry, started again while reading the file of this month fails. */
async function readingFails(fault: Error) {
  const home = await freshFolder()
  const first = await openAt(home)
  await first.vault.add('entry', entry('before'))
  const device = await first.device()
  const { read } = nodeFiles()
  const files = {
    ...nodeFiles(),
    read: (path: string) => (path.endsWith(`${device}/${MONTH}`) ? Promise.reject(fault) : read(path)),
  }
  const { vault, folder, notices } = await openAt(home, { files })
  await vault.add('entry', entry('after')).catch(() => undefined)
  const names = await fs.readdir(join(folder, device))
  return {
    isQuarantined: names.some((name) => name.startsWith(`${MONTH}.damaged-`)),
    codes: notices.map((n) => n.code),
  }
}

describe('an own file that cannot be read is judged by the type of the fault', () => {
  for (const [name, fault] of [
    ['damaged', new DamagedFile('wrong checksum')],
    ['damaged, with a cause', new DamagedFile('wrong checksum', { cause })],
  ] as const)
    test(`${name}: it goes into quarantine`, async () => {
      const { isQuarantined, codes } = await readingFails(fault)
      expect(isQuarantined).toBe(true)
      expect(codes[0]).toBe('damaged-set-aside')
    })

  for (const [name, fault, code] of [
    ['transient, without a cause', new TransientFault('unreadable'), 'not-arrived'],
    ['transient, with a cause', new TransientFault('unreadable', '', { cause }), 'not-arrived'],
    ['unreadable, of no type', new LuwteError('unreadable'), 'not-arrived'],
    ['of no type at all', new Error('something else'), 'not-arrived'],
    ['sealed with another key', new WrongKey(), 'not-arrived'],
    ['of a newer Luwte', new NewerFormat(), 'newer-format'],
  ] as const)
    test(`${name}: it stays where it is`, async () => {
      const { isQuarantined, codes } = await readingFails(fault)
      expect(isQuarantined).toBe(false)
      expect(new Set(codes)).toEqual(new Set([code]))
    })
})

test('a document of the user data is judged in the same way', async () => {
  for (const [fault, isQuarantined] of [
    [new DamagedFile('no object', { cause }), true],
    [new TransientFault('unreadable'), false],
  ] as const) {
    const folder = await freshFolder()
    await fs.writeFile(join(folder, 'settings.json'), '{}')
    const files = { ...nodeFiles(), read: () => Promise.reject(fault) }
    const document = new JsonDocument({ files, clock: handClock() }, folder, 'settings.json')
    await expect(document.read()).rejects.toBe(fault)
    expect((await fs.readdir(folder)).some((name) => name.includes('.damaged-'))).toBe(isQuarantined)
  }
})
