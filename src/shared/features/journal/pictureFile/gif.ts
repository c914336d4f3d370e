import { ByteReader, type CleanPicture, joinedBytes, PictureRefused } from './bytes'

// GIF89a: blocks. Kept are pictures, how long each is shown, and how often it begins again; not kept are comments, texts, and what
// programs put beside.

const IMAGE = 0x2c
const EXTENSION = 0x21
const TRAILER = 0x3b
const CONTROL = 0xf9
const APPLICATION = 0xff
/** Their block says how often a moving picture begins again. */
const LOOPS = ['NETSCAPE2.0', 'ANIMEXTS1.0']

/** How many bytes the table of colours has that these flags tell of. */
const tableBytes = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 0x07) + 1) : 0)

export function cleanGif(bytes: Uint8Array): CleanPicture {
  const reader = new ByteReader(bytes, 6)
  let [width, height] = [reader.uint16(true), reader.uint16(true)]
  const flags = reader.byte()
  reader.take(2 + tableBytes(flags))
  const kept = [bytes.subarray(0, reader.at)]
  let hasImage = false
  while (!reader.isAtEnd) {
    const from = reader.at
    const block = reader.byte()
    if (block === TRAILER) break
    if (block === IMAGE) {
      const [left, top] = [reader.uint16(true), reader.uint16(true)]
      const [right, bottom] = [left + reader.uint16(true), top + reader.uint16(true)]
      // Where the first picture is larger than the file says, programs show all of it. Of the later ones they cut off the rest.
      if (!hasImage) [width, height] = [Math.max(width, right), Math.max(height, bottom)]
      reader.take(tableBytes(reader.byte()) + 1)
      skipBlocks(reader)
      hasImage = true
      kept.push(bytes.subarray(from, reader.at))
    } else if (block === EXTENSION) {
      const isKept = isKeptExtension(reader)
      skipBlocks(reader)
      if (isKept) kept.push(bytes.subarray(from, reader.at))
    } else throw new PictureRefused('broken')
  }
  if (!hasImage || width === 0 || height === 0) throw new PictureRefused('broken')
  return { bytes: joinedBytes([...kept, Uint8Array.of(TRAILER)]), type: 'image/gif', width, height }
}

/** Leaves the reader before the blocks of the extension. */
function isKeptExtension(reader: ByteReader): boolean {
  const label = reader.byte()
  if (label !== APPLICATION) return label === CONTROL
  const before = reader.at
  const name = reader.word(reader.byte())
  reader.at = before
  return LOOPS.includes(name)
}

function skipBlocks(reader: ByteReader): void {
  for (let length = reader.byte(); length > 0; length = reader.byte()) reader.take(length)
}
