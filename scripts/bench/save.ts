// A durable save into a month of 200 entries beside the raw system calls for the same bytes. Runs in Electron's own Node.
import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { nodeCipher } from '@main/platform/crypto/cipher'
import { nodeDigest } from '@main/platform/crypto/digest'
import { nodeFiles } from '@main/platform/files/files'
import { Vault } from '@main/vault/vault'

const ENTRIES = 200
const SAVES = 200
const folder = process.argv[2] ?? ''
const userData = join(folder, 'data')
await mkdir(userData, { recursive: true })

const vault = await Vault.open({
  files: nodeFiles(),
  digest: nodeDigest(),
  cipher: nodeCipher(),
  keyDeriver: { derive: () => Promise.reject(new Error('nothing is sealed here')) },
  clock: { now: () => Date.now(), zone: () => 'Europe/Amsterdam', after: () => () => undefined },
  random: { bytes: (count) => new Uint8Array(randomBytes(count)) },
  paths: { userData, vault: join(userData, 'vault') },
  machineId: () => Promise.resolve('bench'),
  onNotice: () => undefined,
})
const text = 'Vandaag zat ik een tijdje bij het raam en dacht aan niets in het bijzonder. '.repeat(14)
const entry = { kind: 'entry', text }
for (let made = 0; made < ENTRIES; made += 1) await vault.add('month', entry)

const device = (await readdir(join(userData, 'vault'))).find((name) => !name.endsWith('.json')) ?? ''
const month = (await readdir(join(userData, 'vault', device))).find((name) => /^\d{4}-\d\d\.json$/.test(name)) ?? ''
const bytes = await readFile(join(userData, 'vault', device, month))

const ours: number[] = []
const raw: number[] = []
for (let turn = 0; turn < SAVES; turn += 1) {
  raw.push(await timed(() => rawSave(join(folder, 'raw.json'))))
  // A small record, so that the month stays about as full as the raw file.
  ours.push(await timed(() => vault.add('month', { kind: 'bench' })))
}

async function rawSave(path: string): Promise<void> {
  const handle = await open(`${path}.tmp`, 'w', 0o600)
  await handle.writeFile(bytes)
  await handle.sync()
  await handle.close()
  await rename(`${path}.tmp`, path)
  const parent = await open(folder, 'r')
  await parent.sync()
  await parent.close()
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now()
  await work()
  return performance.now() - begin
}

const p95 = (values: number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length * 0.95)] ?? 0
process.stdout.write(
  JSON.stringify([
    [
      `durable save into a month of ${String(ENTRIES)} entries, p95 (floor: write, fsync, rename, fsync of the same bytes)`,
      `${p95(raw).toFixed(1)} ms`,
      `${p95(ours).toFixed(1)} ms`,
      `+${(p95(ours) - p95(raw)).toFixed(1)} ms`,
      '≤ +15 ms',
    ],
  ]),
)
