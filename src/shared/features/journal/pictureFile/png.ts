import { ByteReader, bytesOfWord, type CleanPicture, joinedBytes, PictureRefused } from './bytes'
import { orientationIn, seenSize, tiffOf } from './orientation'

// PNG, third edition: chunks, each a length, a name, its data and a sum.

export const PNG_SIGNATURE = '\x89PNG\r\n\x1a\n'

/** The picture, its colours, and the frames of one that moves. Not among them: texts, times, Exif, and what others invented. */
const KEPT = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'tRNS'],
  ...['cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'cICP', 'mDCV', 'cLLI'],
  ...['acTL', 'fcTL', 'fdAT'],
])

export function cleanPng(bytes: Uint8Array): CleanPicture {
  const reader = new ByteReader(bytes, PNG_SIGNATURE.length)
  const kept: Uint8Array[] = []
  let [width, height, orientation, hasPixels, name] = [0, 0, 1, false, '']
  while (name !== 'IEND') {
    const from = reader.at
    const length = reader.uint32()
    name = reader.word(4)
    const data = reader.take(length)
    reader.take(4)
    if ((name === 'IHDR') !== (from === PNG_SIGNATURE.length)) throw new PictureRefused('broken')
    if (name === 'IHDR') {
      const head = new ByteReader(data)
      width = head.uint32()
      height = head.uint32()
    }
    if (name === 'eXIf') orientation = orientationIn(data)
    if (name === 'IDAT') hasPixels = true
    if (KEPT.has(name)) kept.push(bytes.subarray(from, reader.at))
  }
  if (!hasPixels || width === 0 || height === 0) throw new PictureRefused('broken')
  const [head, ...rest] = kept
  if (!head) throw new PictureRefused('broken')
  const turn = orientation === 1 ? [] : [chunk('eXIf', tiffOf(orientation))]
  return {
    bytes: joinedBytes([bytesOfWord(PNG_SIGNATURE), head, ...turn, ...rest, chunk('IEND', new Uint8Array())]),
    type: 'image/png',
    ...seenSize(width, height, orientation),
  }
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const summed = joinedBytes([bytesOfWord(name), data])
  return joinedBytes([bigEndian(data.length), summed, bigEndian(crc32(summed))])
}

const bigEndian = (value: number): Uint8Array =>
  Uint8Array.of(value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff)

/** The sum that PNG asks for, of a few bytes. Node has one; a window has none. */
function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return ~sum >>> 0
}
