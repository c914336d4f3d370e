import { randomBytes } from 'node:crypto'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, onTestFinished } from 'vitest'
import type { VaultRecord } from '@shared/records/record'
import { canonicalJson } from '@shared/kernel/canonicalJson'
import type { Notice } from '@shared/kernel/notice'
import { nodeCipher, nodeDigest } from '@main/platform/crypto/nodeCrypto'
import { nodeFiles } from '@main/platform/files/files'
import type { Clock, Files, Random } from '@main/ports'
import { Vault } from '@main/vault/vault'
import { quickDeriver } from '../support/quickDeriver'

export const NOVEMBER = Date.parse('2026-11-21T19:04:31.250Z')
export const OCTOBER = Date.parse('2026-10-03T08:00:00.000Z')

export const random: Random = { bytes: (count) => new Uint8Array(randomBytes(count)) }

let clocks = 0

/** A clock that a test moves; each look at it is a millisecond later, and each new clock starts after the last one. */
export function handClock(start = NOVEMBER + 10_000 * clocks++): Clock & { time: number } {
  return {
    time: start,
    now() {
      return (this.time += 1)
    },
    zone: () => 'Europe/Amsterdam',
    after: () => () => undefined,
  }
}

/** A folder of its own for one test, removed afterwards. */
export async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'luwte-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

export interface Computer {
  vault: Vault
  folder: string
  /** This computer's user data. */
  userData: string
  notices: Notice[]
  clock: ReturnType<typeof handClock>
  /** The id under which it writes now. */
  device(): Promise<string>
}

const scratch: string[] = []
afterAll(() => Promise.all(scratch.map((folder) => rm(folder, { recursive: true, force: true }))))

/** A new folder, removed after the last test of a file. */
export async function freshFolderOf(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `luwte-${name}-`))
  scratch.push(folder)
  return folder
}

/** Opens Luwte's store on one computer. Without `folder` its vault lies in `home`, with it elsewhere. */
export async function openAt(
  home: string,
  options: { files?: Files; machine?: string; folder?: string; clock?: ReturnType<typeof handClock> } = {},
): Promise<Computer> {
  const { files = nodeFiles(), machine = home, folder = join(home, 'vault'), clock = handClock() } = options
  const notices: Notice[] = []
  const userData = join(home, 'data')
  const vault = await Vault.open({
    files,
    digest: nodeDigest(),
    cipher: nodeCipher(),
    keyDeriver: quickDeriver,
    clock,
    random,
    paths: { userData, vault: folder },
    machineId: async () => machine,
    onNotice: (notice) => notices.push(notice),
  })
  const device = async () => (await readJson(join(userData, 'device.json'))).deviceId as string
  return { vault, folder, userData, notices, clock, device }
}

export const readJson = async (path: string): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>

/** A plain envelope with its right checksum, as a file of a device. */
export function envelopeText(fields: Record<string, unknown>): string {
  const content = { app: 'luwte', format: 1, vault: 'v', kind: 'month', revision: 1, ...fields }
  return JSON.stringify({ ...content, checksum: nodeDigest().sha256(new TextEncoder().encode(canonicalJson(content))) })
}

/** Every file under a folder with its content, by relative path. */
export async function contentOf(folder: string): Promise<Record<string, string>> {
  const content: Record<string, string> = {}
  for (const name of (await readdir(folder, { recursive: true })).sort()) {
    const path = join(folder, name)
    if ((await stat(path)).isFile()) content[name] = await readFile(path, 'latin1')
  }
  return content
}

/** Carries the folders of devices from one vault to another, as a sync tool does; never the receiver's own. */
export async function carry(from: string, to: string, except: string): Promise<void> {
  await mkdir(to, { recursive: true })
  await cp(from, to, { recursive: true, filter: (path) => !path.includes(except) && !path.endsWith('.tmp') })
}

/** The body of an entry. */
export const entry = (text: string) => ({ text })

export const textsOf = (records: { current: VaultRecord }[]) => records.map(({ current }) => current.text)
