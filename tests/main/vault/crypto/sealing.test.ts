import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { carry, type Computer, entry, freshFolder, OCTOBER, openAt, readJson } from '../support'
import {
  changePassphrase,
  CODE,
  endingAfter,
  filesWith,
  opensWith,
  OTHER,
  OTHER_CODE,
  PASSPHRASE,
  seal,
  settle,
  textsIn,
  unlock,
  unseal,
} from '../sealingSupport'

const WORDS = 'woorden die niemand mag lezen'

/** A computer with a little of everything in its vault. */
async function computerWith(text = WORDS, home?: string) {
  const place = home ?? (await freshFolder())
  const computer = await openAt(place)
  await computer.vault.add('entry', entry(text), OCTOBER)
  const written = await computer.vault.add('entry', entry(`${text}, eerst`))
  await computer.vault.edit(written.id, written.seen, { text: `${text}, later` })
  await computer.vault.add('word', { text: `${text}, eigen` })
  return { ...computer, home: place }
}

const ALL = [WORDS, `${WORDS}, eigen`, `${WORDS}, later`].sort()

describe('a sealed vault', () => {
  test('holds what it held, and shows nothing of it', async () => {
    const computer = await computerWith()
    expect((await filesWith(WORDS, computer.home)).length).toBe(4)
    await seal(computer)
    expect(await filesWith(WORDS, computer.home)).toEqual([])
    expect(await textsIn(computer)).toEqual(ALL)
    await computer.vault.add('entry', entry(`${WORDS} en meer`))
    expect(await filesWith(WORDS, computer.home)).toEqual([])
  })

  test('is locked for whoever opens it anew, until they have the passphrase or the code', async () => {
    const { home } = await computerWith()
    await seal(await openAt(home))
    for (const secret of [PASSPHRASE, CODE, CODE.toLowerCase().replaceAll('-', ' ')]) {
      const again = await openAt(home)
      expect(again.vault.lock).toBe('locked')
      await expect(again.vault.always()).rejects.toMatchObject({ code: 'locked' })
      await expect(again.vault.months()).rejects.toMatchObject({ code: 'locked' })
      await expect(again.vault.add('entry', entry('x'))).rejects.toMatchObject({ code: 'locked' })
      await expect(unlock(again, 'iets anders')).rejects.toMatchObject({ code: 'wrong-secret' })
      await unlock(again, secret)
      expect(await textsIn(again)).toEqual(ALL)
    }
  })

  test('takes the same letters, however they were typed', async () => {
    const computer = await computerWith()
    await seal(computer, 'caf\u00e9 aan de haven')
    expect(await opensWith(computer, 'cafe\u0301 aan de haven')).toBe(true)
    expect(await opensWith(computer, 'cafe aan de haven')).toBe(false)
  })

  test('gives nothing once the key is forgotten', async () => {
    const computer = await computerWith()
    await seal(computer)
    const key = computer.vault.dataKeys.key(computer.vault.dataKeys.current ?? '')
    await computer.vault.forgetKeys()
    expect([...key].every((byte) => byte === 0)).toBe(true)
    await expect(textsIn(computer)).rejects.toMatchObject({ code: 'locked' })
    await expect(computer.vault.find('019aa000-0000-7000-8000-000000000000')).rejects.toMatchObject({ code: 'locked' })
  })

  test('can be opened for good: everything lies plain again', async () => {
    const computer = await computerWith()
    await seal(computer)
    await unseal(computer)
    expect((await filesWith(WORDS, computer.home)).length).toBe(4)
    const again = await openAt(computer.home)
    expect(again.vault.lock).toBe('plain')
    expect(await textsIn(again)).toEqual(ALL)
    await seal(again, OTHER, OTHER_CODE)
    expect(await filesWith(WORDS, computer.home)).toEqual([])
    expect(await opensWith(again, PASSPHRASE)).toBe(false)
    expect(await opensWith(again, CODE)).toBe(false)
    expect(await opensWith(again, OTHER)).toBe(true)
    expect(await textsIn(again)).toEqual(ALL)
  })
})

test('what was set aside as damaged is sealed too, and comes back as it was', async () => {
  const { home, vault, folder, device } = await computerWith()
  await vault.close()
  const path = join(folder, await device(), '2026-11.json')
  const damaged = (await readFile(path, 'utf8')).replace('"revision": ', '"revision": 1')
  await writeFile(path, damaged)
  const computer = await openAt(home)
  expect(computer.notices.map(({ code }) => code)).toContain('damaged-set-aside')
  expect(await filesWith(WORDS, home)).toHaveLength(4)
  await seal(computer)
  expect(await filesWith(WORDS, home)).toEqual([])
  await unseal(computer)
  const [aside = ''] = (await filesWith(WORDS, home)).filter((name) => name.includes('.damaged-'))
  expect(await readFile(join(home, aside), 'utf8')).toBe(damaged)
})

describe('the passphrase', () => {
  test('is another from the moment of the change, and the code stays', async () => {
    const computer = await computerWith()
    await seal(computer)
    await changePassphrase(computer, OTHER)
    expect(await opensWith(computer, PASSPHRASE)).toBe(false)
    expect(await opensWith(computer, OTHER)).toBe(true)
    expect(await opensWith(computer, CODE)).toBe(true)
    expect(await textsIn(computer)).toEqual(ALL)
  })

  test('that somebody may know opens nothing that was written since', async () => {
    const computer = await computerWith()
    await seal(computer)
    const former = join(await freshFolder(), 'keys')
    await carry(join(computer.folder, 'keys'), former, '.retired')
    await seal(computer, OTHER, OTHER_CODE)
    // Somebody had kept the key files of before, and brings them back.
    await carry(former, join(computer.folder, 'keys'), '.retired')
    const again = await openAt(computer.home)
    expect(await opensWith(again, PASSPHRASE)).toBe(false)
    expect(await opensWith(again, OTHER)).toBe(true)
    expect(await textsIn(again)).toEqual(ALL)
  })
})

describe.each(['seal', 'change', 'rotate', 'unseal'] as const)('a computer that ends in the middle of: %s', (job) => {
  test('leaves every word, and a passphrase that is known', async () => {
    for (let writes = 0; ; writes += 1) {
      const { home } = await computerWith()
      if (job !== 'seal') await seal(await openAt(home))
      const { files, hasEnded } = endingAfter(writes)
      const ending = await openAt(home, { files })
      let isDone = false
      await Promise.race([doing(job, ending).then(() => (isDone = true)), untilEnded(hasEnded)])

      const after = await openAt(home)
      const opening: string[] = []
      if (after.vault.lock !== 'plain')
        for (const secret of [PASSPHRASE, OTHER]) if (await opensWith(await openAt(home), secret)) opening.push(secret)
      if (after.vault.lock === 'plain') expect(['seal', 'unseal']).toContain(job)
      else {
        expect(opening.length).toBe(1)
        await unlock(after, opening[0])
      }
      expect(await textsIn(after)).toEqual(ALL)
      await settle(after)
      if (after.vault.lock === 'open') expect(await filesWith(WORDS, home)).toEqual([])
      expect(await textsIn(after)).toEqual(ALL)
      if (isDone) return expect(writes).toBeGreaterThan(2)
    }
  })
})

async function doing(job: 'seal' | 'change' | 'rotate' | 'unseal', computer: Computer): Promise<void> {
  if (job === 'seal') return seal(computer)
  await unlock(computer)
  if (job === 'change') return changePassphrase(computer, OTHER)
  return job === 'rotate' ? seal(computer, OTHER, OTHER_CODE) : unseal(computer)
}

async function untilEnded(hasEnded: () => boolean): Promise<void> {
  while (!hasEnded()) await new Promise((resolve) => setImmediate(resolve))
}

describe('two computers on one vault', () => {
  /** Brings what each wrote to the other, as a sync tool does: keys too. */
  async function inStep(a: string, b: string, devices: [string, string]) {
    await carry(a, b, devices[1])
    await carry(b, a, devices[0])
  }

  async function two() {
    const a = await computerWith('van a')
    const home = await freshFolder()
    await carry(a.folder, join(home, 'vault'), '\0')
    const b = await openAt(home)
    await b.vault.add('entry', entry('van b'))
    const devices: [string, string] = [await a.device(), await b.device()]
    await inStep(a.folder, b.folder, devices)
    await a.vault.reload()
    await b.vault.reload()
    return { a, b: { ...b, home }, devices }
  }

  test('one that finds it sealed writes nothing in the open, and seals its own once it is unlocked', async () => {
    const { a, b, devices } = await two()
    await seal(a)
    await inStep(a.folder, b.folder, devices)
    await expect(b.vault.add('entry', entry('nog iets'))).rejects.toMatchObject({ code: 'locked' })
    await unlock(b)
    expect(await textsIn(b)).toContain('van a')
    expect(b.vault.isSettled).toBe(false)
    expect(await filesWith('van b', b.folder)).not.toEqual([])
    await settle(b)
    expect(await filesWith('van b', b.folder)).toEqual([])
    await inStep(a.folder, b.folder, devices)
    await a.vault.reload()
    expect(await textsIn(a)).toEqual(await textsIn(b))
  })

  test('whatever of the keys arrives first, it is never taken for open', async () => {
    const { a, b } = await two()
    await seal(a)
    await changePassphrase(a, OTHER)
    for (const name of await readdir(join(a.folder, 'keys'))) {
      const home = await freshFolder()
      await carry(b.folder, join(home, 'vault'), '\0')
      await carry(join(a.folder, 'keys'), join(home, 'vault/keys'), '\0')
      for (const other of await readdir(join(a.folder, 'keys')))
        if (other !== name) await rm(join(home, 'vault/keys', other))
      const { vault } = await openAt(home)
      expect([name, vault.lock]).toEqual([name, 'locked'])
    }
  })

  test('a new key on one locks the other, which needs the new passphrase', async () => {
    const { a, b, devices } = await two()
    await seal(a)
    await inStep(a.folder, b.folder, devices)
    await unlock(b)
    await settle(b)
    await seal(a, OTHER, OTHER_CODE)
    await inStep(a.folder, b.folder, devices)
    await b.vault.reload()
    expect(b.vault.lock).toBe('locked')
    expect(await opensWith(b, PASSPHRASE)).toBe(false)
    await unlock(b, OTHER)
    await settle(b)
    expect(await textsIn(b)).toEqual([...['van a', 'van a, eigen', 'van a, later', 'van b']].sort())
  })

  test('sealed on both at once, with two passphrases: each opens its own, and one is enough once they are joined', async () => {
    const { a, b, devices } = await two()
    await seal(a)
    await seal(b, OTHER, OTHER_CODE)
    await inStep(a.folder, b.folder, devices)
    await a.vault.reload()
    expect(await textsIn(a)).not.toContain('van b')
    expect(a.notices).toContainEqual({ code: 'other-key', file: `${devices[1]}/2026-11.json` })
    expect(a.vault.sealing.hasOtherPassphrase).toBe(true)
    await a.vault.transaction((tx) => tx.keys.join(OTHER))
    expect(a.vault.sealing.hasOtherPassphrase).toBe(false)
    await a.vault.reload()
    expect(await textsIn(a)).toContain('van b')
    await inStep(a.folder, b.folder, devices)
    await b.vault.reload()
    expect(b.vault.lock).toBe('locked')
    await unlock(b)
    expect(await textsIn(b)).toEqual(await textsIn(a))
  })

  test('sealed on both at once: a new key on one leaves the list that the other made', async () => {
    const { a, b, devices } = await two()
    await seal(a)
    await seal(b, OTHER, OTHER_CODE)
    const keyOfB = b.vault.dataKeys.requireCurrent()
    await inStep(a.folder, b.folder, devices)
    await a.vault.reload()
    await seal(a, 'een derde zin', CODE)
    const files = await Promise.all(
      (await readdir(join(a.folder, 'keys'))).map((name) => readJson(join(a.folder, 'keys', name))),
    )
    expect(files.filter(({ kind, key }) => kind === 'roster' && key === keyOfB)).toHaveLength(1)
  })

  test('unsealing on one lets the other take its seals off too', async () => {
    const { a, b, devices } = await two()
    await seal(a)
    await inStep(a.folder, b.folder, devices)
    await unlock(b)
    await settle(b)
    await inStep(a.folder, b.folder, devices)
    await unseal(a)
    await inStep(a.folder, b.folder, devices)
    const again = await openAt(b.home)
    expect(again.vault.lock).toBe('plain')
    expect(again.vault.isSettled).toBe(false)
    await settle(again)
    expect(await filesWith('van b', b.folder)).not.toEqual([])
    expect(await textsIn(again)).toContain('van a')
  })
})

describe('a key file', () => {
  async function sealed() {
    const computer = await computerWith()
    await seal(computer)
    await unlock(await openAt(computer.home))
    const folder = join(computer.folder, 'keys')
    const names = await readdir(folder)
    const slots = await Promise.all(names.map(async (name) => ({ name, file: await readJson(join(folder, name)) })))
    const passphrase = slots.find(({ file }) => file.kind === 'passphrase')
    if (!passphrase) throw new Error('no slot')
    return { ...computer, path: join(folder, passphrase.name), name: passphrase.name, file: passphrase.file }
  }

  test.each(['gone', 'damaged'])('that is %s is there in a copy, and comes back', async (fate) => {
    const { home, path } = await sealed()
    const before = await readFile(path, 'utf8')
    if (fate === 'gone') await rm(path)
    else await writeFile(path, before.slice(0, 100))
    const again = await openAt(home)
    expect(again.vault.lock).toBe('locked')
    await unlock(again)
    expect(await readFile(path, 'utf8')).toBe(before)
  })

  test('that is damaged in both places leaves the recovery code, and says that it is not the passphrase', async () => {
    const { home, path, name } = await sealed()
    await writeFile(path, 'x')
    await writeFile(join(home, 'data/keys', name), 'x')
    const again = await openAt(home)
    await expect(unlock(again)).rejects.toMatchObject({ code: 'unreadable' })
    await unlock(again, CODE)
    expect(await textsIn(again)).toEqual(ALL)
  })

  test('in the vault that is another one than is known here does not count, and is told', async () => {
    const { home, path, file } = await sealed()
    const { nodeDigest } = await import('@main/platform/crypto/nodeCrypto')
    const { encodeKeyFile } = await import('@main/vault/crypto/keyFile')
    const { checksum: _, ...rest } = file
    const forged = { ...rest, inbox: Buffer.alloc(32, 7).toString('base64') }
    await writeFile(path, encodeKeyFile(nodeDigest(), forged as never))
    const again = await openAt(home)
    expect(again.notices).toContainEqual({ code: 'changed-key-file' })
    expect(Buffer.from(again.vault.sealing.inbox?.publicKey ?? []).toString('base64')).toBe(file.inbox)
    await unlock(again)
  })
})
