import type { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { type Archive, type ArchiveMember, MAX_MEMBERS, type RefusedMember } from '@main/ports/archives'
import { DamagedFile } from '@main/ports/faults'

const OPTIONS = {
  // Names are checked one by one below: yauzl would refuse the whole archive for one of them.
  decodeStrings: false,
  lazyEntries: true,
  autoClose: false,
  // A file that unpacks to more than it says is refused as it is read.
  validateEntrySizes: true,
}

const UNIX_TYPE = 0o170000
const UNIX_LINK = 0o120000

export const openZip = (path: string): Promise<Archive> => archiveOf(() => yauzl.openPromise(path, OPTIONS))

/** An archive that is in memory. */
export const openZipBytes = (bytes: Uint8Array): Promise<Archive> =>
  archiveOf(() => yauzl.fromBufferPromise(Buffer.from(bytes), OPTIONS))

// What yauzl says of a fault may hold the name of a file, so it goes no further.

async function archiveOf(open: () => Promise<ZipFile>): Promise<Archive> {
  const zip = await open().catch(() => Promise.reject(new DamagedFile('no zip file, or cut off')))
  const members: ArchiveMember[] = []
  const refused: RefusedMember[] = []
  try {
    if (zip.entryCount > MAX_MEMBERS) throw new DamagedFile('a zip file with too many files')
    for await (const entry of zip.eachEntry()) {
      const name = yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false)
      if (name.endsWith('/')) continue
      const why = whyRefused(name, entry)
      if (why) refused.push({ name, why })
      else members.push({ path: name, bytes: entry.uncompressedSize, read: () => readEntry(zip, entry) })
    }
  } catch {
    zip.close()
    throw new DamagedFile('a damaged zip file')
  }
  return {
    members,
    refused,
    close() {
      zip.close()
      return Promise.resolve()
    },
  }
}

function whyRefused(name: string, entry: Entry): RefusedMember['why'] | null {
  if (yauzl.validateFileName(name) !== null || name.includes('\0')) return 'unsafe-path'
  if (entry.isEncrypted()) return 'encrypted'
  return ((entry.externalFileAttributes >>> 16) & UNIX_TYPE) === UNIX_LINK ? 'link' : null
}

async function* readEntry(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  let sum = 0
  const fail = () => new DamagedFile('a damaged file in a zip file')
  const stream: Readable = await zip.openReadStreamPromise(entry).catch(() => Promise.reject(fail()))
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>
  try {
    for (;;) {
      const next = await chunks.next().catch(() => Promise.reject(fail()))
      if (next.done) break
      sum = crc32(next.value, sum)
      yield next.value
    }
  } finally {
    stream.destroy()
  }
  if (sum !== entry.crc32) throw fail()
}
