import { type CleanPicture, PictureRefused, wordOf } from './bytes'
import { cleanGif } from './gif'
import { cleanJpeg } from './jpeg'
import { cleanPng, PNG_SIGNATURE } from './png'
import { cleanWebp } from './webp'

export const MAX_PICTURE_BYTES = 50_000_000
export const MAX_PICTURE_PIXELS = 100_000_000

/** Where HEIF says which kind it is. */
const BRAND_AT = 8
/** TIFF, BMP, icons and JPEG XL. */
const OTHER_KINDS = ['II*\0', 'MM\0*', 'BM', '\0\0\x01\0', '\xff\x0a', '\0\0\0\x0cJXL ']
const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']

/**
 * A picture without anything that is not needed to show it: Exif with place and camera, comments, small pictures, films and
 * whatever else is in or behind it. What it shows, its colours and which way up it is stay. Done twice it is the same as once. What its
 * name ends in does not matter. Throws PictureRefused.
 *
 * It is not decoded: where a window decodes it afterwards, a picture may still turn out to be broken.
 */
export function cleanPicture(bytes: Uint8Array): CleanPicture {
  if (bytes.length === 0) throw new PictureRefused('empty')
  if (bytes.length > MAX_PICTURE_BYTES) throw new PictureRefused('too-large')
  const type = pictureTypeOf(bytes)
  if (!type) throw new PictureRefused(refusalOf(bytes))
  const picture = CLEANERS[type](bytes)
  if (picture.width * picture.height > MAX_PICTURE_PIXELS) throw new PictureRefused('too-many-pixels')
  return picture
}

const CLEANERS: Record<CleanPicture['type'], (bytes: Uint8Array) => CleanPicture> = {
  'image/jpeg': cleanJpeg,
  'image/png': cleanPng,
  'image/webp': cleanWebp,
  'image/gif': cleanGif,
}

/** By its first bytes; null: none that an entry may have. */
export function pictureTypeOf(bytes: Uint8Array): CleanPicture['type'] | null {
  const begin = wordOf(bytes.subarray(0, 16))
  if (begin.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (begin.startsWith(PNG_SIGNATURE)) return 'image/png'
  if (begin.startsWith('RIFF') && begin.slice(8, 12) === 'WEBP') return 'image/webp'
  return /^GIF8[79]a/.test(begin) ? 'image/gif' : null
}

function refusalOf(bytes: Uint8Array): 'heic' | 'svg' | 'other-kind' | 'no-picture' {
  const begin = wordOf(bytes.subarray(0, 16))
  if (begin.slice(4, BRAND_AT) === 'ftyp') {
    const brand = begin.slice(BRAND_AT, BRAND_AT + 4)
    if (HEIC_BRANDS.includes(brand)) return 'heic'
    return brand.startsWith('avi') ? 'other-kind' : 'no-picture'
  }
  if (OTHER_KINDS.some((one) => begin.startsWith(one))) return 'other-kind'
  const text = wordOf(bytes.subarray(0, 4096)).replace(/^\xef\xbb\xbf/, '')
  return /^\s*(?:<\?xml|<!--|<!DOCTYPE svg|<svg)/i.test(text) && /<svg/i.test(text) ? 'svg' : 'no-picture'
}
