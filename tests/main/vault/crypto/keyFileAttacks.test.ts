import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeId } from '@shared/kernel/ids'
import { nodeCipher, nodeDigest } from '@main/platform/crypto/nodeCrypto'
import { encodeKeyFile, type KeyFile } from '@main/vault/crypto/keyFile'
import { inboxPrivateKey } from '@main/vault/crypto/keyProofs'
import {
  changePassphrase,
  CODE,
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
import { carry, type Computer, entry, freshFolder, OCTOBER, openAt, random, readJson } from '../support'

// What somebody can do who writes in the vault's folder, by way of a sync tool for instance, and knows no key.

const WORDS = 'woorden die niemand mag lezen'

type Home = Computer & { home: string }

async function sealed(): Promise<Home> {
  const home = await freshFolder()
  const computer = await openAt(home)
  await computer.vault.add('entry', entry(WORDS))
  await seal(computer)
  await unlock(computer)
  return { ...computer, home }
}

async function keyFiles({ folder }: Computer): Promise<KeyFile[]> {
  const names = (await readdir(join(folder, 'keys'))).filter((name) => !name.includes('retired'))
  return Promise.all(names.map(async (name) => (await readJson(join(folder, 'keys', name))) as unknown as KeyFile))
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
const newId = () => makeId(Date.now() + 10 ** 11, random.bytes(10))
const stranger = random.bytes(32)

/** A key file that says of itself that it takes the place of all there are. */
async function forged(computer: Computer, kind: 'opened' | 'passphrase', more: object = {}): Promise<KeyFile> {
  const [slot] = await keyFiles(computer)
  if (!slot) throw new Error('no key file')
  const cipher = nodeCipher()
  const replaces = (await keyFiles(computer)).flatMap((file) => [file.id, ...file.replaces])
  const head = {
    ...{ app: 'luwte', format: 1, vault: slot.vault, id: newId(), madeAt: slot.madeAt, replaces, key: slot.key },
    proofs: { [slot.key]: base64(cipher.seal(stranger, new Uint8Array(), new Uint8Array())) },
  }
  const slots = {
    argon2id: { memoryKiB: 65536, passes: 3 },
    salt: base64(random.bytes(16)),
    wrapped: base64(random.bytes(60)),
    inbox: base64(cipher.publicKeyOf(inboxPrivateKey(cipher, stranger))),
  }
  return { ...head, kind, ...(kind === 'opened' ? { open: base64(stranger) } : slots), ...more } as unknown as KeyFile
}

async function drop({ folder }: Computer, file: KeyFile): Promise<void> {
  const { checksum: _, ...content } = file as KeyFile & { checksum?: string }
  await writeFile(join(folder, 'keys', `${file.id}.json`), encodeKeyFile(nodeDigest(), content as KeyFile))
}

describe('a key file of somebody without a key', () => {
  test.each(['the key in use', 'another key'])('that lays %s open opens nothing', async (key) => {
    const computer = await sealed()
    await drop(computer, await forged(computer, 'opened', key === 'another key' ? { key: newId() } : {}))
    await computer.vault.reload()
    expect(computer.vault.lock).toBe('open')
    await computer.vault.add('entry', entry(`${WORDS} en meer`))
    expect(await filesWith(WORDS, computer.home)).toEqual([])

    const again = await openAt(computer.home)
    expect(again.vault.lock).toBe('locked')
    await unlock(again)
    await again.vault.add('entry', entry(`${WORDS}, later`))
    expect(await textsIn(again)).toEqual([WORDS, `${WORDS} en meer`, `${WORDS}, later`])
    expect(await filesWith(WORDS, computer.home)).toEqual([])
    expect(again.notices.map(({ code }) => code)).not.toContain('damaged-set-aside')
  })

  test.each(['its own', 'the right'])('with %s public key takes nobody their passphrase', async (which) => {
    const computer = await sealed()
    const inbox = (await keyFiles(computer)).flatMap((file) => ('inbox' in file ? [file.inbox] : []))[0]
    await drop(computer, await forged(computer, 'passphrase', which === 'its own' ? {} : { inbox }))
    await computer.vault.reload()
    expect(computer.vault.lock).toBe('open')
    const again = await openAt(computer.home)
    expect(base64(again.vault.sealing.inbox?.publicKey ?? stranger)).toBe(inbox)
    for (const secret of [PASSPHRASE, CODE]) expect(await opensWith(again, secret)).toBe(true)
    expect(await textsIn(again)).toEqual([WORDS])
    // It is not kept among what this computer trusts: passphrase, recovery code, and the list of files.
    expect((await readdir(join(computer.home, 'data/keys'))).length).toBe(3)
  })

  test('that says the keys count no more is not believed where they are known', async () => {
    const computer = await sealed()
    for (const { id } of await keyFiles(computer))
      await writeFile(join(computer.folder, 'keys', `${id}.retired.json`), JSON.stringify({ app: 'luwte', id }))
    await computer.vault.reload()
    expect(computer.vault.lock).toBe('open')
    const again = await openAt(computer.home)
    for (const secret of [PASSPHRASE, CODE]) expect(await opensWith(again, secret)).toBe(true)
  })

  test('with the key of before does not open what was sealed since', async () => {
    const computer = await sealed()
    const former = computer.vault.dataKeys.key(computer.vault.dataKeys.current ?? '')
    const open = { key: computer.vault.dataKeys.current ?? '', open: base64(former) }
    await seal(computer, OTHER, OTHER_CODE)
    await drop(computer, await forged(computer, 'opened', open))
    await computer.vault.reload()
    expect(computer.vault.lock).toBe('open')
    expect((await openAt(computer.home)).vault.lock).toBe('locked')
  })
})

describe('the true ones', () => {
  test('are known from the first time on, on a computer that had only the keys of before', async () => {
    const a = await sealed()
    const home = await freshFolder()
    await carry(a.folder, join(home, 'vault'), '\0')
    await unlock(await openAt(home))
    await seal(a, OTHER, OTHER_CODE)
    await rm(join(home, 'vault/keys'), { recursive: true })
    await carry(a.folder, join(home, 'vault'), '\0')
    const b = await openAt(home)
    expect(await opensWith(b, PASSPHRASE)).toBe(false)
    expect(await opensWith(b, OTHER)).toBe(true)
    expect(await textsIn(b)).toEqual([WORDS])

    await changePassphrase(a, PASSPHRASE)
    await unseal(a)
    await rm(join(home, 'vault/keys'), { recursive: true })
    await carry(a.folder, join(home, 'vault'), '\0')
    const later = await openAt(home)
    expect(later.vault.lock).toBe('plain')
    await settle(later)
    expect(await textsIn(later)).toEqual([WORDS])
  })
})

describe('a passphrase of another computer, whose key is not at hand', () => {
  /** Two that sealed one vault at the same time, each with what the other wrote. */
  async function both() {
    const homes = [await freshFolder(), await freshFolder()] as const
    const a = await openAt(homes[0])
    await a.vault.add('entry', entry('van a'))
    await carry(a.folder, join(homes[1], 'vault'), '\0')
    const b = await openAt(homes[1])
    await b.vault.add('entry', entry('van b'))
    await seal(a)
    await seal(b, OTHER, OTHER_CODE)
    await carry(b.folder, a.folder, await a.device())
    await a.vault.reload()
    return { a, b }
  }

  test.each(['rotate', 'replace the code'])('still counts after: %s', async (job) => {
    const { a } = await both()
    if (job === 'rotate') await seal(a, 'de deur op een kier', CODE)
    else await a.vault.transaction((tx) => tx.keys.changeRecoveryCode(random.bytes(16)))
    expect(a.vault.sealing.hasOtherPassphrase).toBe(true)
    await a.vault.transaction((tx) => tx.keys.join(OTHER))
    await a.vault.reload()
    expect(await textsIn(a)).toEqual(['van a', 'van b'])
    const { vault } = a
    await vault.forgetKeys()
    await expect(unlock(a, OTHER)).rejects.toMatchObject({ code: 'wrong-secret' })
  })

  test('keeps the vault from being opened for good', async () => {
    const { a } = await both()
    await expect(unseal(a)).rejects.toMatchObject({ code: 'not-allowed' })
    await a.vault.transaction((tx) => tx.keys.join(OTHER))
    await unseal(a)
    expect(a.vault.lock).toBe('plain')
    await a.vault.reload()
    expect(await textsIn(a)).toEqual(['van a', 'van b'])
  })
})

test.each([
  ['changed', (text: string) => text.replace('woorden', 'Woorden')],
  ['cut short', (text: string) => text.slice(0, -9)],
])('a file that was %s before it could be sealed does not lie open for ever', async (_, damage) => {
  const home = await freshFolder()
  const { vault, folder, device } = await openAt(home)
  await vault.add('entry', entry(WORDS), OCTOBER)
  await vault.add('entry', entry(WORDS))
  await vault.close()
  const computer = await openAt(home)
  const path = join(folder, await device(), '2026-10.json')
  await writeFile(path, damage(await readFile(path, 'utf8')))
  await seal(computer)
  expect(await filesWith('die niemand mag lezen', home)).toEqual([])
})
