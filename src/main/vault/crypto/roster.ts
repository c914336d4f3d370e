import * as v from 'valibot'
import type { Cipher, Digest, Files } from '@main/ports'
import { decodeBlob } from '../blobs/blobFormat'
import { parseObject, printObject } from '../json'
import { BLOBS_FOLDER, deviceEntries, entriesOf, type EntryOf, isDeviceFolder } from '../layout'
import { type DataKeys, fromBase64, type Seal } from './dataKeys'
import { envelopeCodec, keyOfFile } from './envelope'
import { type Roster, rosterData } from './keyFile'

// When a vault is sealed, or gets another key, other computers still have files that are not sealed with the new key. Whoever
// makes the change lists those that are there, and only those are believed until their computers have sealed them anew.

/** The SHA-256 of files, by their path in the vault. */
export type FileList = Record<string, string>

const ContentSchema = v.object({
  files: v.record(v.string(), v.string()),
  inboxKeys: v.optional(v.array(v.string()), []),
})

/** What a roster lists. */
export interface Listed {
  /** Files that are believed although they are not sealed with the key of the roster. */
  files: FileList
  /** In base 64: what the computers of the user prove with that they put something in the inbox while locked. */
  inboxKeys: readonly string[]
}

export const encodeListed = ({ files, inboxKeys }: Listed): Uint8Array => printObject({ files, inboxKeys })

/** What is listed for the current key. A list that was changed, or that belongs to another key, counts for nothing. */
export function readRosters(cipher: Cipher, dataKeys: DataKeys, rosters: readonly Roster[]): Listed {
  const listed = { files: {} as FileList, inboxKeys: [] as string[] }
  const { current } = dataKeys
  if (current === null) return listed
  for (const roster of rosters.filter(({ key }) => key === current)) {
    const bytes = cipher.open(dataKeys.key(current), fromBase64(roster.sealed), rosterData(roster))
    const parsed = v.safeParse(ContentSchema, bytes && parseObject(bytes))
    if (!parsed.success) continue
    Object.assign(listed.files, parsed.output.files)
    listed.inboxKeys.push(...parsed.output.inboxKeys)
  }
  return listed
}

interface Deps {
  files: Files
  digest: Digest
  cipher: Cipher
}

/**
 * Lists the files of all devices that are believed now and are not sealed with `key`.
 * @param seal as it is before the change.
 * @param isAlsoKey another data key in memory whose files count from now on.
 */
export async function listBelieved(
  deps: Deps,
  vault: string,
  seal: Seal,
  key: string,
  isAlsoKey: (key: string) => boolean = () => false,
): Promise<FileList> {
  const believing: Seal = {
    dataKeys: seal.dataKeys,
    isOn: () => seal.isOn(),
    believes: (file) => (file.key !== null && isAlsoKey(file.key)) || seal.believes(file),
  }
  const list: FileList = {}
  for (const device of (await deps.files.list(vault)).filter(isDeviceFolder)) {
    const found = await deviceEntries(deps.files, vault, device, () => undefined)
    for (const { path, entry } of entriesOf(found, 'shard', 'conflict-copy', 'blob')) {
      const sha256 = await believed(deps, `${vault}/${path}`, entry, believing, key)
      if (sha256 !== null) list[path] = sha256
    }
  }
  return list
}

/** The ids of the data keys that the first file of each device is sealed with; plain ones are left out. */
export async function firstKeys(files: Files, vault: string): Promise<string[]> {
  const keys: string[] = []
  for (const device of (await files.list(vault)).filter(isDeviceFolder)) {
    const found = await deviceEntries(files, vault, device, () => undefined)
    const [first] = entriesOf(found, 'shard')
    const key = first && (await keyIn(files, `${vault}/${first.path}`))
    if (key) keys.push(key)
  }
  return keys
}

async function keyIn(files: Files, path: string): Promise<string | null> {
  try {
    const bytes = await files.read(path)
    return bytes && keyOfFile(bytes)
  } catch {
    return null
  }
}

/** null: it is sealed with the key already, or it cannot be believed or read now. */
async function believed(
  { files, digest, cipher }: Deps,
  path: string,
  entry: EntryOf<'shard' | 'conflict-copy' | 'blob'>,
  seal: Seal,
  key: string,
): Promise<string | null> {
  try {
    const bytes = await files.read(path)
    if (!bytes) return null
    const sha256 = () => digest.sha256(bytes)
    if (entry.kind !== 'blob') {
      if (keyOfFile(bytes) === key) return null
      const name = path.slice(path.lastIndexOf('/') + 1)
      envelopeCodec(digest, seal, entry.device, entry.key, name).decode(bytes)
      return sha256()
    }
    const { device, id } = entry
    let isNew = false
    const isBelieved = (found: string | null) => {
      isNew = found === key
      return seal.believes({ device, name: `${BLOBS_FOLDER}/${id}`, key: found, sha256 })
    }
    const chunks = decodeBlob({ digest, cipher, seal }, id, inOne(bytes), isBelieved)
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) if (isNew) return null
    return sha256()
  } catch {
    return null
  }
}

async function* inOne(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
