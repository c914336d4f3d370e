import { ByteReader, bytesOfWord, joinedBytes, PictureRefused } from './bytes'

// Which way up a picture is, as Exif says it: 1 is the usual way, from 5 on it lies on its side. Nothing else of Exif is read or kept.

const ORIENTATION = 0x0112
const SHORT = 3

/** @param tiff what Exif holds, without a head before it. @returns from 1 to 8; 1 also where it says nothing that makes sense. */
export function orientationIn(tiff: Uint8Array): number {
  try {
    const reader = new ByteReader(tiff)
    const order = reader.word(2)
    const isLittle = order === 'II'
    if (!isLittle && order !== 'MM') return 1
    reader.at = 4
    reader.at = reader.uint32(isLittle)
    for (let left = reader.uint16(isLittle); left > 0; left -= 1) {
      const [tag, type] = [reader.uint16(isLittle), reader.uint16(isLittle)]
      reader.at += 4
      const value = reader.uint16(isLittle)
      reader.at += 2
      if (tag === ORIENTATION && type === SHORT) return value >= 1 && value <= 8 ? value : 1
    }
    return 1
  } catch (fault) {
    if (fault instanceof PictureRefused) return 1
    throw fault
  }
}

/** Exif that says this, and nothing else. */
export const tiffOf = (orientation: number): Uint8Array =>
  joinedBytes([
    bytesOfWord('MM\0*\0\0\0\x08\0\x01'),
    Uint8Array.of(0x01, 0x12, 0, SHORT, 0, 0, 0, 1, 0, orientation, 0, 0),
    Uint8Array.of(0, 0, 0, 0),
  ])

/** Width and height as they are seen. */
export const seenSize = (width: number, height: number, orientation: number): { width: number; height: number } =>
  orientation >= 5 ? { width: height, height: width } : { width, height }
