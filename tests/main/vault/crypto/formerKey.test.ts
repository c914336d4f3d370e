import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { codesOf } from '../forging'
import { CODE, endingAfter, OTHER, OTHER_CODE, seal, settle, textsIn, unlock } from '../sealingSupport'
import { carry, entry, freshFolder, readJson } from '../support'
import { WORDS, FORGED, THIRD, at, sealed, untilOver, joined } from '../attackSupport'

// Somebody learned a passphrase, so the key was changed. A computer that was away then has files of the former key.

describe('a computer that was away while the key was changed, as somebody knows the former passphrase', () => {
  async function* bytesOf(text: string) {
    yield new TextEncoder().encode(text)
  }

  /** `theirs`: with what it takes to write as that computer, save what is in its user data. */
  async function away() {
    const a = await sealed()
    const b = await joined(a)
    await b.vault.add('entry', entry('van b'))
    const image = await b.vault.transaction((tx) => tx.putBlob(bytesOf('een beeld'), 'image/png'))
    await b.vault.close()
    const deviceOfB = await b.device()
    await carry(b.folder, a.folder, await a.device())
    await a.vault.reload()
    // Not yet with the other computer when the key is changed.
    await b.vault.add('entry', entry('van b, onderweg'))
    const late = await b.vault.transaction((tx) => tx.putBlob(bytesOf('een later beeld'), 'image/png'))
    await b.vault.close()
    const homeX = await freshFolder()
    await carry(b.folder, join(homeX, 'vault'), '\0')
    await mkdir(join(homeX, 'data'))
    const device = await readJson(join(b.userData, 'device.json'))
    const { ownKey: _, ...known } = device
    await writeFile(join(homeX, 'data/device.json'), JSON.stringify(known))
    const theirs = await at(homeX, undefined, b.home)
    await unlock(theirs)
    await seal(a, OTHER, OTHER_CODE)
    await carry(join(a.folder, 'keys'), join(b.folder, 'keys'), '\0')
    return { a, b, deviceOfB, theirs, image, late }
  }

  const textOf = async (chunks: AsyncIterable<Uint8Array>) => {
    let text = ''
    for await (const chunk of chunks) text += new TextDecoder().decode(chunk)
    return text
  }

  test('believes what it wrote itself, also what no other computer has seen', async () => {
    const { b, image, late } = await away()
    const later = await at(b.home)
    await unlock(later, OTHER)
    expect(await textsIn(later)).toEqual(['van b', 'van b, onderweg', WORDS])
    await settle(later)
    expect(await textsIn(later)).toEqual(['van b', 'van b, onderweg', WORDS])
    expect(await textOf(later.vault.readBlob(image.blob))).toBe('een beeld')
    expect(await textOf(later.vault.readBlob(late.blob))).toBe('een later beeld')
    expect(codesOf(later)).not.toContain('damaged-set-aside')
  })

  test('believes it too where it was killed at whatever write, and the key was changed again since', async () => {
    const { a, b } = await away()
    await seal(a, THIRD, CODE)
    for (let writes = 0, isOver = false; !isOver; writes += 1) {
      const home = await freshFolder()
      await cp(b.home, home, { recursive: true })
      const { files, hasEnded } = endingAfter(writes)
      const killed = await at(home, files, b.home)
      const work = async () => {
        await unlock(killed, OTHER)
        await killed.vault.add('entry', entry('van b, daarna')).catch(() => undefined)
        await settle(killed)
        isOver = true
      }
      await untilOver(work(), hasEnded)
      await carry(join(a.folder, 'keys'), join(home, 'vault/keys'), '\0')
      const later = await at(home, undefined, b.home)
      await unlock(later, THIRD)
      await settle(later)
      expect(await textsIn(later)).toEqual(expect.arrayContaining(['van b', 'van b, onderweg']))
      expect(codesOf(later)).not.toContain('damaged-set-aside')
    }
  }, 120_000)

  test('believes none of what somebody wrote in its name, sets it aside and tells it', async () => {
    const { b, deviceOfB, theirs } = await away()
    await theirs.vault.add('entry', entry(FORGED))
    await theirs.vault.add('plan', { part: 'people', lines: ['Crisislijn 06-1'] })
    for (const name of ['2026-11.json', 'always.json'])
      await cp(join(theirs.folder, deviceOfB, name), join(b.folder, deviceOfB, name))
    await cp(join(theirs.folder, deviceOfB, '2026-11.json'), join(b.folder, deviceOfB, '2026-11 (1).json'))
    const later = await at(b.home)
    await unlock(later, OTHER)
    expect.soft(await textsIn(later)).not.toContain(FORGED)
    await settle(later)
    expect.soft(await textsIn(later)).not.toContain(FORGED)
    expect.soft(await later.vault.always()).toEqual([])
    expect.soft(codesOf(later)).toContain('damaged-set-aside')
  })

  test('shows no image that somebody put in the place of its own', async () => {
    const { b, deviceOfB, theirs, late } = await away()
    await theirs.vault.transaction((tx) => tx.putBlobAs(late.blob, bytesOf('x')))
    await rm(join(theirs.folder, deviceOfB, 'blobs', late.blob))
    await theirs.vault.transaction((tx) => tx.putBlobAs(late.blob, bytesOf('van iemand anders')))
    await cp(join(theirs.folder, deviceOfB, 'blobs', late.blob), join(b.folder, deviceOfB, 'blobs', late.blob))
    const later = await at(b.home)
    await unlock(later, OTHER)
    await expect.soft(textOf(later.vault.readBlob(late.blob))).rejects.toBeDefined()
    await settle(later)
    await expect.soft(textOf(later.vault.readBlob(late.blob))).rejects.toBeDefined()
  })
})
