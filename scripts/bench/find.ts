// A vault with ten thousand entries of ten years, for the search to look through. Runs in Electron's own Node.
import { randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { nodeDigest } from '../../src/main/platform/digest'
import { nodeFiles } from '../../src/main/platform/files'
import { Vault } from '../../src/main/storage/vault'

const ENTRIES = 10_000
const YEARS_MS = 10 * 365 * 24 * 3_600_000
const userData = process.argv[2] ?? ''
await mkdir(userData, { recursive: true })

const now = Date.now()
let written = 0
const vault = await Vault.open({
  files: { ...nodeFiles(), writeDurably: writeAtOnce },
  digest: nodeDigest(),
  clock: {
    now: () => now - Math.round((YEARS_MS * (ENTRIES - written)) / ENTRIES),
    zone: () => 'Europe/Amsterdam',
    after: () => () => undefined,
  },
  random: { bytes: (count) => new Uint8Array(randomBytes(count)) },
  paths: { userData, vault: join(userData, 'vault') },
  machineId: () => Promise.resolve('bench'),
  onNotice: () => undefined,
})

/** Nothing here has to survive a power cut. */
async function writeAtOnce(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, bytes)
}

const DAYS = [
  'Vandaag zat ik een tijdje bij het raam en dacht aan niets in het bijzonder.',
  'Mijn zus belde; we hadden het over vroeger, en ineens werd ik er verdrietig van.',
  'Geslapen, gewerkt, gewandeld in het bos. De stilte daar was anders dan de stilte thuis.',
  'Eén zin, meer was er niet, en dat was genoeg voor deze dag.',
]
for (; written < ENTRIES; written += 1) {
  const text = Array.from({ length: 14 }, (_, line) => DAYS[(written * 7 + line) % DAYS.length]).join(' ')
  await vault.add('month', { kind: 'entry', text: `${text} Dag ${String(written)}.` })
}
