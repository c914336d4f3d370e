import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeId } from '@shared/kernel/ids'
import { nodeCipher } from '@main/platform/crypto/nodeCrypto'
import { nodeFiles } from '@main/platform/files/files'
import { proveItem, sealForInbox } from '@main/vault/inbox/inboxSealing'
import type { Files } from '@main/ports'
import { codesOf, recordOf, STRANGER } from '../forging'
import { OTHER, OTHER_CODE, seal, settle, unlock } from '../sealingSupport'
import { carry, type Computer, random, readJson } from '../support'
import { FORGED, at, sealed, one, joined } from '../attackSupport'

// Whoever can write in the folder can take things out of the inbox and put others in, and knows no secret.

describe('a check-in that was made while locked', () => {
  const note = (text: string) => ({ answer: 'felt', note: text })
  const any = () => true

  const notesIn = async ({ vault }: Computer) =>
    (await vault.month((await vault.months())[0] ?? '')).map(({ current }) => current.note)

  const itemsOf = async ({ folder }: Computer, device: string) =>
    (await readdir(join(folder, device, 'inbox'))).map((name) => join(folder, device, 'inbox', name))

  async function locked() {
    const computer = await sealed()
    await computer.vault.forgetKeys()
    await computer.vault.addToInbox('check-in', note('in het donker'))
    return { computer, own: await computer.device() }
  }

  test('is taken in though somebody took it away from the inbox', async () => {
    const { computer, own } = await locked()
    await rm(join(computer.folder, own, 'inbox'), { recursive: true })
    const later = await at(computer.home)
    expect(await later.vault.waiting()).toBe(1)
    await unlock(later)
    expect(await later.vault.emptyInbox(any)).toBe(1)
    expect(await notesIn(later)).toContain('in het donker')
    expect(await later.vault.waiting()).toBe(0)
  })

  test('is taken in though something else is in its place, or in that of the folder', async () => {
    for (const place of ['item', 'folder'] as const) {
      const { computer, own } = await locked()
      const [item = ''] = await itemsOf(computer, own)
      await rm(place === 'item' ? item : join(computer.folder, own), { recursive: true })
      await writeFile(place === 'item' ? item : join(computer.folder, own), 'x')
      const later = await at(computer.home)
      await unlock(later)
      await later.vault.emptyInbox(any)
      expect(await notesIn(later)).toContain('in het donker')
    }
  })

  test('does not come back once it was erased, nor twice', async () => {
    const { computer } = await locked()
    await unlock(computer)
    await cp(join(computer.userData, 'inbox'), join(computer.home, 'kept'), { recursive: true })
    await computer.vault.emptyInbox(any)
    await cp(join(computer.home, 'kept'), join(computer.userData, 'inbox'), { recursive: true })
    expect(await computer.vault.emptyInbox(any)).toBe(0)
    const [found] = (await computer.vault.month('2026-11')).filter(({ current }) => current.note !== undefined)
    await computer.vault.erase(one(found).current.id)
    await cp(join(computer.home, 'kept'), join(computer.userData, 'inbox'), { recursive: true })
    expect(await computer.vault.emptyInbox(any)).toBe(0)
    expect((await notesIn(computer)).filter(Boolean)).toEqual([])
  })

  test('leaves nothing behind where it could not be kept', async () => {
    const computer = await sealed()
    await computer.vault.forgetKeys()
    const own = await computer.device()
    await writeFile(join(computer.folder, own, 'inbox'), 'x')
    await expect(computer.vault.addToInbox('check-in', note('in het donker'))).rejects.toBeDefined()
    await rm(join(computer.folder, own, 'inbox'))
    expect(await computer.vault.waiting()).toBe(0)
  })

  test('is not made by whoever knows the passphrase of before, for any computer', async () => {
    const a = await sealed()
    const b = await joined(a)
    const former = a.vault.dataKeys.requireCurrent()
    const known = [...new Set([...a.vault.sealing.inboxKeys, ...b.vault.sealing.inboxKeys])]
    await carry(b.folder, a.folder, await a.device())
    await a.vault.reload()
    await seal(a, OTHER, OTHER_CODE)
    await carry(a.folder, b.folder, await b.device())
    const later = await at(b.home)
    await unlock(later, OTHER)
    await settle(later)
    const vault = String((await readJson(join(a.folder, 'vault.json'))).id)
    for (const computer of [a, later]) {
      const { key, publicKey } = one(computer.vault.sealing.inbox ?? undefined)
      expect(key).not.toBe(former)
      for (const inboxKey of known) {
        const [id, device] = [makeId(Date.now(), random.bytes(10)), await computer.device()]
        const head = { app: 'luwte', format: 1, kind: 'inbox', vault, device, id }
        const sealing = { inbox: { key, publicKey }, ownInboxKey: inboxKey } as never
        const keys = { cipher: nodeCipher(), sealing }
        const item = {
          ...head,
          ...sealForInbox(keys, head, recordOf({ ...note(FORGED), kind: 'check-in', seen: { [id]: 1 } }, id)),
        }
        await mkdir(join(computer.folder, device, 'inbox'), { recursive: true })
        const text = JSON.stringify({ ...item, proof: proveItem(keys, item) })
        await writeFile(join(computer.folder, device, 'inbox', `${id}.json`), text)
      }
      await computer.vault.emptyInbox(any)
      expect.soft(await notesIn(computer)).not.toContain(FORGED)
    }
  })

  test('on a computer that was away while the key was changed is taken in there', async () => {
    const a = await sealed()
    const b = await joined(a)
    await b.vault.forgetKeys()
    await b.vault.addToInbox('check-in', note('in het donker'))
    await seal(a, OTHER, OTHER_CODE)
    await carry(a.folder, b.folder, await b.device())
    const later = await at(b.home)
    await unlock(later, OTHER)
    await settle(later)
    await later.vault.emptyInbox(any)
    expect(await notesIn(later)).toContain('in het donker')
  })

  test('in any number, made by nobody, makes looking through the inbox neither slow nor silent', async () => {
    const { computer } = await locked()
    await mkdir(join(computer.folder, STRANGER, 'inbox'), { recursive: true })
    for (let count = 0; count < 5001; count += 1)
      await writeFile(
        join(computer.folder, STRANGER, 'inbox', `${makeId(Date.now() + count, random.bytes(10))}.json`),
        '',
      )
    const files = nodeFiles()
    let reads = 0
    const counting: Files = { ...files, read: (path, atMost) => ((reads += 1), files.read(path, atMost)) }
    const later = await at(computer.home, counting)
    await unlock(later)
    await later.vault.emptyInbox(any)
    expect(codesOf(later)).toContain('too-many-files')
    expect(await notesIn(later)).toContain('in het donker')
    reads = 0
    await later.vault.emptyInbox(any)
    expect(reads).toBeLessThan(20)
  })
})
