import type { VaultRecord } from '@shared/records/record'
import type { Digest, Files } from '@main/ports'
import type { Seal } from '../crypto/dataKeys'
import { envelopeCodec, keyOfFile } from '../crypto/envelope'
import { deviceEntries, entriesOf, type EntryOf, type FoundEntry, isDeviceFolder } from '../layout'
import { isErased, isRecord } from '../recordEdits'

// What lies in a sealed vault and is not believed, read so that the user can look at it. Anybody may have written it: it is
// read up to a limit, and nothing of it takes effect.

/** Of the folders in a vault, how many are looked at. */
const MAX_FOLDERS = 50
/** Each is read before the next one is looked at, so these are passed by one file at most. */
const MAX_BYTES_PER_FOLDER = 32_000_000
const MAX_FILES = 1_000
const MAX_RECORDS = 20_000
/** A month of much writing takes a hundredth of it. */
const MAX_BYTES_PER_FILE = 4_000_000

/** How many files that seem to be of the current key are opened to see whether they are. */
const MAX_TRIED = 3

/** The folder of a device with files that are not believed. */
export interface UnprovenFolder {
  device: string
  /** Something of it was proven before, or is now: it is a computer of the user. */
  isKnown: boolean
  /** Names of the files that wait, in the folder of the device. */
  files: string[]
  /** Of those files, how many cannot be read: damaged, too large, of a newer Luwte, or with a key that is not at hand. */
  unreadable: number
  /** As they are in the files that can be read, tombstones left out. */
  records: VaultRecord[]
  /** There is more than is read at once. */
  isCut: boolean
}

export interface UnprovenSources {
  files: Files
  digest: Digest
  folder: () => string
  seal: Seal & { readonly listedFiles: readonly string[] }
  /** Files that were believed on this computer before: their paths in the vault. */
  seenFiles: () => Promise<readonly string[]>
  /** Whose files are never looked at here: what is wrong with those of this computer is told elsewhere. */
  own: () => string
}

type File = FoundEntry<EntryOf<'shard' | 'conflict-copy'>>

/** Every folder in which something waits, those of known computers first. */
export async function unprovenFolders(sources: UnprovenSources): Promise<UnprovenFolder[]> {
  const { files, folder, own, seal, seenFiles } = sources
  const names = (await files.list(folder())).filter((name) => isDeviceFolder(name) && name !== own())
  const known = new Set([...seal.listedFiles, ...(await seenFiles())].map(deviceOf))
  const inOrder = [...names.filter((name) => known.has(name)), ...names.filter((name) => !known.has(name))]
  const found: UnprovenFolder[] = []
  for (const device of inOrder.slice(0, MAX_FOLDERS)) {
    // A link in its place leads out of the vault.
    if ((await files.kindOf(`${folder()}/${device}`).catch(() => null)) !== 'folder') continue
    const one = await unprovenFolder(sources, device, known.has(device)).catch(() => null)
    if (one && one.files.length > 0) found.push(one)
  }
  return found.sort((one, other) => Number(other.isKnown) - Number(one.isKnown))
}

async function unprovenFolder(sources: UnprovenSources, device: string, wasKnown: boolean): Promise<UnprovenFolder> {
  const all = await deviceEntries(sources.files, sources.folder(), device, () => undefined)
  const result: UnprovenFolder = { device, isKnown: wasKnown, files: [], unreadable: 0, records: [], isCut: false }
  const unclear: string[] = []
  let bytesLeft = MAX_BYTES_PER_FOLDER
  let tried = 0
  // The newest months first.
  const found = entriesOf(all, 'shard', 'conflict-copy').toReversed()
  for (const [index, file] of found.entries()) {
    result.isCut = index >= MAX_FILES || bytesLeft < MAX_BYTES_PER_FILE || result.records.length >= MAX_RECORDS
    if (result.isCut) break
    const name = file.path.slice(device.length + 1)
    const bytes = await read(sources, file.path, MAX_BYTES_PER_FILE)
    if (bytes === 'gone') continue
    const state = bytes === 'unreadable' ? 'unclear' : stateOf(sources, file, name, bytes)
    // What a computer of the user has sealed does not count: it may be any number of years.
    if (bytes !== 'unreadable' && !(wasKnown && state === 'believed')) bytesLeft -= bytes.length
    if (state === 'believed' && !result.isKnown && bytes !== 'unreadable' && tried < MAX_TRIED) {
      tried += 1
      result.isKnown = recordsIn(sources, sources.seal, file, name, bytes) !== null
      if (!result.isKnown) unclear.push(name)
    }
    if (state === 'unclear') unclear.push(name)
    if (state !== 'waits' || bytes === 'unreadable') continue
    result.files.push(name)
    const records = recordsIn(sources, believingAll(sources.seal), file, name, bytes)
    if (records) result.records.push(...records)
    else result.unreadable += 1
  }
  // Of a computer of the user such a file is most often on its way, or its key is: that is told elsewhere.
  if (!result.isKnown) {
    result.files.push(...unclear)
    result.unreadable += unclear.length
  }
  return result
}

async function read({ files, folder }: UnprovenSources, path: string, atMost: number) {
  try {
    return (await files.read(`${folder()}/${path}`, atMost)) ?? 'gone'
  } catch {
    return 'unreadable'
  }
}

/** `unclear`: damaged, or sealed with a key that is not in memory. */
function stateOf(
  { seal, digest }: UnprovenSources,
  { entry }: File,
  name: string,
  bytes: Uint8Array,
): 'believed' | 'waits' | 'unclear' {
  try {
    const key = keyOfFile(bytes)
    if (!seal.believes({ device: entry.device, name, key, sha256: () => digest.sha256(bytes) })) return 'waits'
    return key === null || seal.dataKeys.has(key) ? 'believed' : 'unclear'
  } catch {
    return 'unclear'
  }
}

/** null: they cannot be read. */
function recordsIn(
  { digest }: UnprovenSources,
  seal: Seal,
  { entry }: File,
  name: string,
  bytes: Uint8Array,
): VaultRecord[] | null {
  try {
    const { records } = envelopeCodec(digest, seal, entry.device, entry.key, name).decode(bytes)
    // Earlier versions of what is in the other files, or of what was erased.
    if (entry.key.kind === 'past') return []
    return records.filter(isRecord).filter((record) => !isErased(record))
  } catch {
    return null
  }
}

const believingAll = ({ dataKeys }: Seal): Seal => ({ dataKeys, isOn: () => true, believes: () => true })

const deviceOf = (path: string): string => path.slice(0, path.indexOf('/'))
