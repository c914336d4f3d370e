import { toUtf8 } from '@shared/kernel/utf8'
import * as v from 'valibot'
import { canonicalJson } from '@shared/kernel/canonicalJson'
import type { Cipher, Digest } from '@main/ports'
import { DamagedFile, NewerFormat, UnprovenFile } from '@main/ports/faults'
import type { Belief, Seal } from '../crypto/dataKeys'
import { FORMAT, isNewerFormat } from '../crypto/envelope'
import { parseObject } from '../json'

// The file of a blob: a head, which is one line of JSON, then the content in chunks, each with a proof (a hash or a tag).
// docs/FORMAT.md describes it. The proof covers the head, the index of the chunk and whether it is the last one. So no chunk can
// be removed, moved, repeated or taken from another blob. It does not cover the device: the file may move to another folder.

/** Content per chunk; only the last chunk has less. */
export const CHUNK_BYTES = 64 * 1024
/** A nonce of 12 bytes before the content, a tag of 16 bytes after it. */
const SEALED_EXTRA_BYTES = 28
/** SHA-256 after the content. */
const PLAIN_EXTRA_BYTES = 32
/** Far more than any head takes. */
const MAX_HEAD_BYTES = 1024

const HeadSchema = v.strictObject({
  app: v.literal('luwte'),
  format: v.literal(FORMAT),
  kind: v.literal('blob'),
  id: v.string(),
  /** The id of the key that it is sealed with; absent: it is plain. */
  key: v.optional(v.string()),
})
type Head = v.InferOutput<typeof HeadSchema>

export interface BlobCodec {
  digest: Digest
  cipher: Cipher
  seal: Seal
}

/** The bytes of the file of a blob. Throws `locked` where it has to be sealed and the key is not, or no longer, in memory. */
export async function* encodeBlob(
  { digest, seal }: BlobCodec,
  id: string,
  content: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const key = seal.isOn() ? seal.dataKeys.current : null
  const head: Head = { app: 'luwte', format: FORMAT, kind: 'blob', id, ...(key === null ? {} : { key }) }
  for await (const { bytes, index, isLast } of inChunks(content, CHUNK_BYTES)) {
    const about = aboutChunk(head, index, isLast)
    const proven =
      key === null ? joined(bytes, proofOf(digest, bytes, about)) : seal.dataKeys.sealOwn(key, bytes, about)
    // One write per chunk; the first has the head too.
    yield index === 0 ? joined(toUtf8(`${canonicalJson(head)}\n`), proven) : proven
  }
}

/**
 * The content of the blob with this id, chunk by chunk; each is verified first. Throws DamagedFile, WrongKey, NewerFormat.
 * @param isBelieved decides by the id of its data key (null: it is plain); where it is false, or `if own` and a
 * chunk is not, this throws UnprovenFile.
 */
export async function* decodeBlob(
  { digest, cipher, seal }: BlobCodec,
  id: string,
  file: AsyncIterable<Uint8Array>,
  isBelieved: (key: string | null) => Belief = () => true,
): AsyncGenerator<Uint8Array> {
  const { head, rest, close } = await readHead(file)
  const { key } = head
  const belief = head.id === id && isBelieved(key ?? null)
  if (belief === false) {
    await close()
    throw head.id === id ? new UnprovenFile() : new DamagedFile('another blob')
  }
  const extra = key === undefined ? PLAIN_EXTRA_BYTES : SEALED_EXTRA_BYTES
  for await (const { bytes, index, isLast } of inChunks(rest, CHUNK_BYTES + extra)) {
    const about = aboutChunk(head, index, isLast)
    const content =
      key === undefined ? plainContent(digest, bytes, about) : cipher.open(seal.dataKeys.key(key), bytes, about)
    if (content === null) throw new DamagedFile('a chunk that is not what was written')
    const isProven = belief !== 'if own' || (key !== undefined && seal.dataKeys.isOwn(key, bytes, content, about))
    if (!isProven) throw new UnprovenFile()
    yield content
  }
}

/** The id of the key that a blob is sealed with; null: it is plain. Throws DamagedFile, NewerFormat. */
export async function keyOfBlob(file: AsyncIterable<Uint8Array>): Promise<string | null> {
  const { head, close } = await readHead(file)
  await close()
  return head.key ?? null
}

interface OpenedBlob {
  head: Head
  /** What comes after the head. Closes the file at its end, or when reading stops. */
  rest: AsyncIterable<Uint8Array>
  /** To be called if the rest is not read. */
  close: () => Promise<void>
}

async function readHead(file: AsyncIterable<Uint8Array>): Promise<OpenedBlob> {
  const pieces = file[Symbol.asyncIterator]()
  let start: Uint8Array = new Uint8Array()
  let end = -1
  while (end === -1 && start.length < MAX_HEAD_BYTES) {
    const { done, value } = await pieces.next()
    if (done) break
    start = joined(start, value)
    end = start.indexOf('\n'.charCodeAt(0))
  }
  const close = async () => void (await pieces.return?.())
  async function* rest() {
    try {
      yield start.subarray(end + 1)
      for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value
    } finally {
      await close()
    }
  }
  try {
    return { head: parseHead(start.subarray(0, Math.max(end, 0))), rest: rest(), close }
  } catch (fault) {
    await close()
    throw fault
  }
}

function parseHead(bytes: Uint8Array): Head {
  const head = parseObject(bytes)
  if (head.app === 'luwte' && isNewerFormat(head.format)) throw new NewerFormat()
  if (!v.is(HeadSchema, head)) throw new DamagedFile('not a blob')
  return head
}

interface Chunk {
  bytes: Uint8Array
  /** From 0. */
  index: number
  isLast: boolean
}

/** Chunks of `size` bytes; the last one may be shorter. Empty content gives one empty chunk. */
async function* inChunks(pieces: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Chunk> {
  let index = 0
  let waiting: Uint8Array = new Uint8Array()
  for await (const piece of pieces) {
    waiting = joined(waiting, piece)
    // A full chunk may be the last one: only more bytes show that it is not.
    for (; waiting.length > size; index += 1) {
      yield { bytes: waiting.subarray(0, size), index, isLast: false }
      waiting = waiting.subarray(size)
    }
  }
  yield { bytes: waiting, index, isLast: true }
}

function plainContent(digest: Digest, bytes: Uint8Array, about: Uint8Array): Uint8Array | null {
  if (bytes.length < PLAIN_EXTRA_BYTES) return null
  const content = bytes.subarray(0, -PLAIN_EXTRA_BYTES)
  const proof = bytes.subarray(-PLAIN_EXTRA_BYTES)
  return proofOf(digest, content, about).every((byte, at) => byte === proof[at]) ? content : null
}

const proofOf = (digest: Digest, content: Uint8Array, about: Uint8Array): Uint8Array =>
  new Uint8Array(Buffer.from(digest.sha256(joined(about, content)), 'hex'))

/** The data that a proof covers. It is JSON, so its end is clear, and none of it can be taken for content. */
const aboutChunk = (head: Head, index: number, isLast: boolean): Uint8Array =>
  toUtf8(canonicalJson({ ...head, index, last: isLast }))

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  if (one.length === 0) return other
  const bytes = new Uint8Array(one.length + other.length)
  bytes.set(one)
  bytes.set(other, one.length)
  return bytes
}
