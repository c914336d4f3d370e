import { ByteReader, bytesOfWord, type CleanPicture, joinedBytes, PictureRefused, wordOf } from './bytes'
import { orientationIn, seenSize, tiffOf } from './orientation'

// ITU-T T.81: segments, each a marker and its length, and after a `start of scan` the coded picture itself.

const START = 0xd8
const END = 0xd9
const SCAN = 0xda
const APP0 = 0xe0
const APP1 = 0xe1
const APP2 = 0xe2
const APP14 = 0xee
/** Tables and numbers without which nothing can be decoded. */
const TABLES = [0xc4, 0xcc, 0xdb, 0xdc, 0xdd]
const EXIF = 'Exif\0\0'

/** Of what kind the coding is, and how large the picture. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

const isRestart = (marker: number): boolean => marker >= 0xd0 && marker <= 0xd7

const segment = (marker: number, body: Uint8Array): Uint8Array =>
  joinedBytes([Uint8Array.of(0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff), body])

const begins = (body: Uint8Array, word: string): boolean => wordOf(body.subarray(0, word.length)) === word

export function cleanJpeg(bytes: Uint8Array): CleanPicture {
  const reader = new ByteReader(bytes, 2)
  const kept: Uint8Array[] = []
  let [width, height, orientation, hasScan] = [0, 0, 1, false]
  for (let marker = nextMarker(reader); marker !== END; marker = nextMarker(reader)) {
    const length = reader.uint16()
    if (length < 2) throw new PictureRefused('broken')
    const body = reader.take(length - 2)
    if (marker === APP1 && begins(body, EXIF)) orientation = orientationIn(body.subarray(EXIF.length))
    if (isFrame(marker) && width === 0) {
      const frame = new ByteReader(body, 1)
      height = frame.uint16()
      width = frame.uint16()
    }
    const piece = keptOf(marker, body)
    if (piece) kept.push(segment(marker, piece))
    if (marker === SCAN) {
      kept.push(codedPicture(bytes, reader))
      hasScan = true
    }
  }
  if (!hasScan || width === 0 || height === 0) throw new PictureRefused('broken')
  const turn = orientation === 1 ? [] : [segment(APP1, joinedBytes([bytesOfWord(EXIF), tiffOf(orientation)]))]
  return {
    bytes: joinedBytes([Uint8Array.of(0xff, START), ...turn, ...kept, Uint8Array.of(0xff, END)]),
    type: 'image/jpeg',
    ...seenSize(width, height, orientation),
  }
}

function nextMarker(reader: ByteReader): number {
  if (reader.byte() !== 0xff) throw new PictureRefused('broken')
  let marker = reader.byte()
  // Any number of these may stand before a marker.
  while (marker === 0xff) marker = reader.byte()
  return marker
}

/** What stays of a segment; null: nothing. */
function keptOf(marker: number, body: Uint8Array): Uint8Array | null {
  if (isFrame(marker) || marker === SCAN || TABLES.includes(marker)) return body
  // Without the small picture that it may hold, which is as it was before somebody cut something off.
  if (marker === APP0 && begins(body, 'JFIF\0') && body.length >= 14)
    return joinedBytes([body.subarray(0, 12), Uint8Array.of(0, 0)])
  if (marker === APP2 && begins(body, 'ICC_PROFILE\0')) return body
  // Says how colours are coded.
  if (marker === APP14 && begins(body, 'Adobe')) return body.subarray(0, 12)
  return null
}

/** Up to the next marker that is none of the coded picture. */
function codedPicture(bytes: Uint8Array, reader: ByteReader): Uint8Array {
  const from = reader.at
  for (;;) {
    reader.seek(0xff)
    const after = new ByteReader(bytes, reader.at)
    const next = nextMarker(after)
    if (next !== 0 && !isRestart(next)) return bytes.subarray(from, reader.at)
    reader.at = after.at
  }
}
