import { type Instant } from '@shared/kernel/time'
import type { Digest, Files } from '../ports'
import { envelopeCodec, keyOfFile } from './crypto/envelope'
import type { Seal } from './crypto/dataKeys'
import { isDeviceFolder, monthOfFile, newestFirst, shardKeyOfFile } from './partitions'
import { isRecord } from './recordEdits'

/** The files of one device, and how they lie. */
export interface DeviceSurvey {
  device: string
  files: number
  plainFiles: number
  /** Sealed with another key than the one in use. */
  oldKeyFiles: number
  /** Its newest change; null: nothing that can be read. */
  changedAt: Instant | null
}

/** Looks through the folders of all devices of a vault. */
export async function surveyDevices(
  { files, digest }: { files: Files; digest: Digest },
  folder: string,
  seal: Seal,
): Promise<DeviceSurvey[]> {
  const devices = (await files.list(folder)).filter(isDeviceFolder)
  return Promise.all(devices.map((device) => surveyOf({ files, digest }, folder, device, seal)))
}

async function surveyOf(
  { files, digest }: { files: Files; digest: Digest },
  folder: string,
  device: string,
  seal: Seal,
): Promise<DeviceSurvey> {
  const found: DeviceSurvey = { device, files: 0, plainFiles: 0, oldKeyFiles: 0, changedAt: null }
  const names = (await files.list(`${folder}/${device}`)).filter((name) => shardKeyOfFile(name) !== null)
  for (const name of names) {
    const bytes = await files.read(`${folder}/${device}/${name}`).catch(() => null)
    const key = bytes && keyIn(bytes)
    if (key === undefined || bytes === null) continue
    found.files += 1
    if (key === null) found.plainFiles += 1
    else if (key !== seal.ring.current) found.oldKeyFiles += 1
  }
  const [newestMonth] = names
    .map(monthOfFile)
    .filter((month) => month !== null)
    .sort(newestFirst)
  for (const name of ['always.json', ...(newestMonth ? [`${newestMonth}.json`] : [])]) {
    const changedAt = await newestChange(name)
    if (changedAt !== null && changedAt > (found.changedAt ?? '')) found.changedAt = changedAt
  }
  return found

  async function newestChange(name: string): Promise<Instant | null> {
    const shelf = shardKeyOfFile(name)
    const bytes = await files.read(`${folder}/${device}/${name}`).catch(() => null)
    if (!shelf || !bytes) return null
    try {
      const { records } = envelopeCodec(digest, seal, device, shelf).decode(bytes)
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
}

/** undefined: damaged, or not wholly arrived. */
function keyIn(bytes: Uint8Array): string | null | undefined {
  try {
    return keyOfFile(bytes)
  } catch {
    return undefined
  }
}
