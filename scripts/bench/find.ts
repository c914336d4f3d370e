// A vault with ten thousand entries of ten years, and with many notes and sentences of one's own, to be looked through. Runs in Electron's own Node.
import { randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { nodeCipher, nodeDigest } from '@main/platform/crypto/nodeCrypto'
import { nodeFiles } from '@main/platform/files/files'
import { Vault } from '@main/vault/vault'

const ENTRIES = 10_000
const OWN = 300
const YEARS_MS = 10 * 365 * 24 * 3_600_000
const userData = process.argv[2] ?? ''
await mkdir(userData, { recursive: true })

const now = Date.now()
let written = 0
const vault = await Vault.open({
  files: { ...nodeFiles(), writeDurably: writeAtOnce },
  digest: nodeDigest(),
  cipher: nodeCipher(),
  keyDeriver: { derive: () => Promise.reject(new Error('nothing is sealed here')) },
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
  await vault.add('entry', { text: `${text} Dag ${String(written)}.` })
}

for (let own = 0; own < OWN; own += 1) {
  const words = DAYS[own % DAYS.length] ?? ''
  await vault.add('own-phrase', { text: `${words} ${String(own)}` })
  const section = { guide: 'help', chapter: 'help.intro', section: `section-${String(own)}` }
  await vault.add('bookmark', { ...section, note: `${DAYS.join(' ')} ${String(own)}` })
}
await vault.add('plan', {
  part: 'people',
  lines: DAYS.map((words, line) => `${words} ${String(line)}`),
})
