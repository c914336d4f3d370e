import { ByteReader, bytesOfWord, type CleanPicture, joinedBytes, PictureRefused } from './bytes'
import { orientationIn, seenSize, tiffOf } from './orientation'

// RFC 9649: a RIFF file of chunks, each a name, a length and its data, to an even number of bytes.

const FRAME = ['ALPH', 'VP8 ', 'VP8L']
const KEPT = new Set([...FRAME, 'VP8X', 'ANIM', 'ANMF', 'ICCP'])
/** Of VP8X: what the file holds. */
const HAS_EXIF = 0x08
const HAS_XMP = 0x04
/** What stands before the chunks of a frame. */
const FRAME_HEAD = 16

interface Chunk {
  name: string
  data: Uint8Array
}

export function cleanWebp(bytes: Uint8Array): CleanPicture {
  const reader = new ByteReader(bytes, 4)
  const end = reader.uint32(true) + 8
  if (end > bytes.length || end % 2 === 1) throw new PictureRefused('broken')
  const chunks = chunksOf(bytes.subarray(12, end))
  const exif = chunks.find(({ name }) => name === 'EXIF')
  const orientation = exif ? orientationIn(withoutHead(exif.data)) : 1
  const hasPicture = chunks.some(({ name }) => name === 'VP8 ' || name === 'VP8L' || name === 'ANMF')
  const size = sizeOf(chunks[0])
  if (!hasPicture || !size) throw new PictureRefused('broken')
  const isTurned = orientation !== 1 && chunks[0]?.name === 'VP8X'
  const kept = chunks.filter(({ name }) => KEPT.has(name)).map((one) => cleanChunk(one, isTurned))
  if (isTurned) kept.push({ name: 'EXIF', data: tiffOf(orientation) })
  const body = joinedBytes([bytesOfWord('WEBP'), ...kept.map(written)])
  return {
    bytes: joinedBytes([bytesOfWord('RIFF'), littleEndian(body.length), body]),
    type: 'image/webp',
    ...seenSize(size.width, size.height, isTurned ? orientation : 1),
  }
}

function chunksOf(bytes: Uint8Array): Chunk[] {
  const reader = new ByteReader(bytes)
  const chunks: Chunk[] = []
  while (!reader.isAtEnd) {
    const name = reader.word(4)
    const length = reader.uint32(true)
    chunks.push({ name, data: reader.take(length) })
    if (length % 2 === 1 && !reader.isAtEnd) reader.take(1)
  }
  return chunks
}

function cleanChunk({ name, data }: Chunk, isTurned: boolean): Chunk {
  if (name === 'VP8X') {
    const flags = ((data[0] ?? 0) & ~(HAS_EXIF | HAS_XMP)) | (isTurned ? HAS_EXIF : 0)
    return { name, data: joinedBytes([Uint8Array.of(flags), data.subarray(1)]) }
  }
  if (name !== 'ANMF') return { name, data }
  const frames = chunksOf(data.subarray(FRAME_HEAD)).filter((one) => FRAME.includes(one.name))
  return { name, data: joinedBytes([data.subarray(0, FRAME_HEAD), ...frames.map(written)]) }
}

const written = ({ name, data }: Chunk): Uint8Array =>
  joinedBytes([bytesOfWord(name), littleEndian(data.length), data, new Uint8Array(data.length % 2)])

/** Some write the head that Exif has in a JPEG. */
const withoutHead = (exif: Uint8Array): Uint8Array => (exif[0] === 0x45 ? exif.subarray(6) : exif)

function sizeOf(first: Chunk | undefined): { width: number; height: number } | null {
  if (!first) return null
  const reader = new ByteReader(first.data)
  if (first.name === 'VP8X') {
    reader.take(4)
    return { width: reader.uint24() + 1, height: reader.uint24() + 1 }
  }
  if (first.name === 'VP8L') {
    if (reader.byte() !== 0x2f) return null
    const bits = reader.uint32(true)
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  if (first.name !== 'VP8 ') return null
  reader.take(6)
  const [width, height] = [reader.uint16(true) & 0x3fff, reader.uint16(true) & 0x3fff]
  return width > 0 && height > 0 ? { width, height } : null
}

const littleEndian = (value: number): Uint8Array =>
  Uint8Array.of(value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, value >>> 24)
