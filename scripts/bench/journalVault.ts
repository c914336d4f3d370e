// A vault with as many entries and check-ins over fifty years as asked for, in the product's own format, plain or sealed. The same
// for the same numbers, but for keys. Runs in Electron's own Node.
import { randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { argon2Deriver } from '@main/platform/crypto/keyDeriver'
import { nodeCipher, nodeDigest } from '@main/platform/crypto/nodeCrypto'
import { nodeFiles } from '@main/platform/files/files'
import { Vault } from '@main/vault/vault'
import { makeId, monthOfId, RANDOM_BYTES_PER_ID } from '@shared/kernel/ids'
import { instant, livedTime } from '@shared/kernel/time'
import type { VaultRecord } from '@shared/records/record'
import feelings from '../../resources/content/feelings.json'
import prompts from '../../resources/content/prompts.json'
import { oneOf, seeded, textOf } from './seeded'

const YEARS = 50
const YEAR_MS = 365.25 * 24 * 3_600_000
const WORDS_PER_ENTRY = 200
const ZONE = 'Europe/Amsterdam'
/** What opens it, where it is sealed. */
const SECRET = 'een stil huis aan zee'

const [userData = '', count = '100000', how = 'plain', worker = ''] = process.argv.slice(2)
const total = Number(count)
const random = seeded(20261130)
await mkdir(userData, { recursive: true })

/** Nothing here has to survive a power cut. */
async function writeAtOnce(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, bytes)
}

const now = Date.now()
const vault = await Vault.open({
  files: { ...nodeFiles(), writeDurably: writeAtOnce },
  digest: nodeDigest(),
  cipher: nodeCipher(),
  keyDeriver: argon2Deriver(new URL(worker)),
  clock: { now: () => now, zone: () => ZONE, after: () => () => undefined },
  random: { bytes: (length) => new Uint8Array(randomBytes(length)) },
  paths: { userData, vault: join(userData, 'vault') },
  machineId: () => Promise.resolve('bench'),
  onNotice: () => undefined,
})
if (how === 'sealed')
  await vault.transaction(async (tx) => {
    await tx.keys.seal({ passphrase: SECRET, recoveryKey: new Uint8Array(randomBytes(16)) })
    await tx.reseal(() => undefined)
  })

/** @param index of all entries and check-ins, the oldest first. */
function recordAt(index: number): VaultRecord {
  const epochMs = Math.round(now - YEARS * YEAR_MS + ((index + random()) / (2 * total)) * YEARS * YEAR_MS)
  const bytes = Uint8Array.from({ length: RANDOM_BYTES_PER_ID }, () => Math.floor(random() * 256))
  const common = { id: makeId(epochMs, bytes), at: livedTime(epochMs, ZONE), changedAt: instant(epochMs) }
  const seen = { [vault.deviceId]: 1 }
  if (index % 2 === 0) {
    const prompt = random() < 0.1 ? { prompt: oneOf(prompts, random).id } : {}
    return { ...common, seen, kind: 'entry', text: textOf(WORDS_PER_ENTRY, random), ...prompt }
  }
  const { id, pleasantness, energy } = oneOf(feelings, random)
  const others = random() < 0.5 ? [{ id: oneOf(feelings, random).id }] : []
  return {
    ...{ ...common, seen, kind: 'check-in', answer: 'felt', point: { pleasantness, energy } },
    feelings: [{ id }, ...others.filter((other) => other.id !== id)],
    around: { with: random() < 0.5 ? [{ id: 'alone' }] : [], where: [{ id: 'home' }], doing: [] },
    note: random() < 0.3 ? textOf(8, random) : '',
  }
}

let month = ''
let records: VaultRecord[] = []
async function writeMonth(): Promise<void> {
  if (records.length > 0) await vault.importRecords(month, records, 'copies')
  records = []
}
for (let index = 0; index < 2 * total; index += 1) {
  const record = recordAt(index)
  if (monthOfId(record.id) !== month) await writeMonth()
  month = monthOfId(record.id)
  records.push(record)
}
await writeMonth()
await vault.close()
