import type { Instant } from '@shared/kernel/time'
import type { Digest, Files } from '../ports'
import { keyOfBlob } from './blobs/blobFormat'
import type { Seal } from './crypto/dataKeys'
import { envelopeCodec, keyOfFile } from './crypto/envelope'
import {
  deviceEntries,
  entriesOf,
  ENTRY_RULES,
  isDeviceFolder,
  newestFirst,
  type ShardKey,
  type VaultEntryKind,
} from './layout'
import { isRecord } from './recordEdits'

/** How many files one device has, and how they are sealed. */
export interface DeviceSurvey {
  device: string
  files: number
  plainFiles: number
  /** Sealed with another key than the one in use. */
  oldKeyFiles: number
  /** Its newest change; null: no record can be read. */
  changedAt: Instant | null
}

interface Deps {
  files: Files
  digest: Digest
}

/** Looks through the folders of all devices of a vault. */
export async function surveyDevices(deps: Deps, folder: string, seal: Seal): Promise<DeviceSurvey[]> {
  const devices = (await deps.files.list(folder)).filter(isDeviceFolder)
  return Promise.all(devices.map((device) => surveyOf(deps, folder, device, seal)))
}

async function surveyOf(deps: Deps, folder: string, device: string, seal: Seal): Promise<DeviceSurvey> {
  const survey: DeviceSurvey = { device, files: 0, plainFiles: 0, oldKeyFiles: 0, changedAt: null }
  const found = await deviceEntries(deps.files, folder, device, () => undefined)
  for (const { path, entry } of found.filter(({ entry }) => ENTRY_RULES[entry.kind].isSurveyed)) {
    const key = await keyAt(deps.files, `${folder}/${path}`, entry.kind).catch(() => undefined)
    if (key === undefined) continue
    survey.files += 1
    if (key === null) survey.plainFiles += 1
    else if (key !== seal.dataKeys.current) survey.oldKeyFiles += 1
  }
  const keys = entriesOf(found, 'shard').map(({ entry }) => entry.key)
  const [newestMonth] = keys.flatMap((key) => (key.kind === 'month' ? [key.month] : [])).sort(newestFirst)
  for (const { path, entry } of entriesOf(found, 'shard')) {
    const isNewest = entry.key.kind === 'month' && entry.key.month === newestMonth
    if (entry.key.kind !== 'always' && !isNewest) continue
    const changedAt = await newestChange(deps, `${folder}/${path}`, seal, device, entry.key)
    if (changedAt !== null && changedAt > (survey.changedAt ?? '')) survey.changedAt = changedAt
  }
  return survey
}

async function newestChange(
  { files, digest }: Deps,
  path: string,
  seal: Seal,
  device: string,
  key: ShardKey,
): Promise<Instant | null> {
  try {
    const bytes = await files.read(path)
    const records = bytes ? envelopeCodec(digest, seal, device, key).decode(bytes).records : []
    return records
      .filter(isRecord)
      .reduce<Instant | null>(
        (newest, { changedAt }) => (newest === null || changedAt > newest ? changedAt : newest),
        null,
      )
  } catch {
    return null
  }
}

/** The key a file is sealed with; null: plain; undefined: the file is gone. Throws where it is damaged or still arriving. */
async function keyAt(files: Files, path: string, kind: VaultEntryKind): Promise<string | null | undefined> {
  if (kind === 'blob') return keyOfBlob(files.readStream(path))
  const bytes = await files.read(path)
  return bytes ? keyOfFile(bytes) : undefined
}
