// A durable save into a month of 200 entries beside the raw system calls for the same bytes, plain and sealed; unlocking
// beside what its key derivation takes alone. Runs in Electron's own Node.
import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { nodeCipher, nodeDigest } from '@main/platform/crypto/nodeCrypto'
import { argon2Deriver } from '@main/platform/crypto/keyDeriver'
import { nodeFiles } from '@main/platform/files/files'
import type { KeyDeriver } from '@main/ports'
import { Vault } from '@main/vault/vault'
import { p95, row } from './rows'

const ENTRIES = 200
const SAVES = 200
const UNLOCKS = 7
const SECRET = 'een stil huis aan zee'
const [folder = '', worker = ''] = process.argv.slice(2)

const deriver = argon2Deriver(new URL(worker))
let derived: Parameters<KeyDeriver['derive']> | null = null
const keyDeriver: KeyDeriver = {
  derive(...given) {
    derived = given
    return deriver.derive(...given)
  },
}

async function openVault(name: string): Promise<{ vault: Vault; path: string }> {
  const userData = join(folder, name)
  const path = join(userData, 'vault')
  await mkdir(userData, { recursive: true })
  const vault = await Vault.open({
    files: nodeFiles(),
    digest: nodeDigest(),
    cipher: nodeCipher(),
    keyDeriver,
    clock: { now: () => Date.now(), zone: () => 'Europe/Amsterdam', after: () => () => undefined },
    random: { bytes: (count) => new Uint8Array(randomBytes(count)) },
    paths: { userData, vault: path },
    machineId: () => Promise.resolve('bench'),
    onNotice: () => undefined,
  })
  return { vault, path }
}

async function fill({ vault }: { vault: Vault }): Promise<void> {
  const text = 'Vandaag zat ik een tijdje bij het raam en dacht aan niets in het bijzonder. '.repeat(14)
  for (let made = 0; made < ENTRIES; made += 1) await vault.add('entry', { text })
}

/** The largest file of the vault is the month. */
async function monthIn(path: string): Promise<Buffer> {
  const names = (await readdir(path, { recursive: true })).filter((name) => name.endsWith('.json'))
  const files = await Promise.all(names.map((name) => readFile(join(path, name))))
  return files.reduce((largest, file) => (file.length > largest.length ? file : largest))
}

async function saves(what: string, { vault, path }: { vault: Vault; path: string }) {
  const bytes = await monthIn(path)
  const floor: number[] = []
  const luwte: number[] = []
  for (let turn = 0; turn < SAVES; turn += 1) {
    floor.push(await timed(() => rawSave(join(folder, 'raw.json'), bytes)))
    // A small record, so that the month stays about as full as the raw file.
    luwte.push(await timed(() => vault.add('entry', { text: '' })))
  }
  return [
    row(`${what} (write, fsync, rename, fsync of the same bytes)`, { floor, luwte, unit: 'ms', digits: 1 }, 3),
    row(`${what}, p95 (the same)`, { floor, luwte, unit: 'ms', digits: 1, of: p95 }, 3),
  ]
}

async function rawSave(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(`${path}.tmp`, 'w', 0o600)
  await handle.writeFile(bytes)
  await handle.sync()
  await handle.close()
  await rename(`${path}.tmp`, path)
  const parent = await open(folder, 'r')
  await parent.sync()
  await parent.close()
}

async function unlocks({ vault }: { vault: Vault }) {
  const floor: number[] = []
  const luwte: number[] = []
  for (let turn = 0; turn < UNLOCKS; turn += 1) {
    await vault.forgetKeys()
    luwte.push(await timed(() => vault.transaction((tx) => tx.keys.unlock(SECRET))))
    const same = derived
    if (!same) throw new Error('no key was derived')
    floor.push(await timed(() => deriver.derive(...same)))
  }
  return [row('unlock with the passphrase (Argon2id with the same cost)', { floor, luwte, unit: 'ms' }, 1.15)]
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now()
  await work()
  return performance.now() - begin
}

const plain = await openVault('plain')
await fill(plain)
const plainRows = await saves(`durable save into a month of ${String(ENTRIES)} entries`, plain)

const sealed = await openVault('sealed')
await sealed.vault.transaction(async (tx) => {
  await tx.keys.seal({ passphrase: SECRET, recoveryKey: new Uint8Array(randomBytes(16)) })
  await tx.reseal(() => undefined)
})
await fill(sealed)
const sealedRows = await saves(`durable save, sealed`, sealed)
process.stdout.write(JSON.stringify([...plainRows, ...sealedRows, ...(await unlocks(sealed))]))
