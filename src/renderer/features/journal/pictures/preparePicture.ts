import { type CleanPicture, PictureRefused } from '@shared/features/journal/pictureFile/bytes'
import { cleanPicture } from '@shared/features/journal/pictureFile/cleanPicture'

type Bytes = Uint8Array<ArrayBuffer>

/** The longest side of a copy for lists, in pixels. */
const SMALL_SIDE = 480
/** The longest side of a picture that somebody had made smaller. */
export const SMALLER_SIDE = 2000

/** A picture that can be kept: cleaned, and seen to decode. Throws PictureRefused. `small`: null where it is small itself. */
export async function preparePicture(bytes: Uint8Array): Promise<{ bytes: Bytes; small: Bytes | null }> {
  const clean = cleanPicture(bytes)
  const bitmap = await decoded(clean)
  try {
    return { bytes: clean.bytes, small: await copyOf(bitmap, SMALL_SIDE, { type: 'image/webp', quality: 0.82 }) }
  } finally {
    bitmap.close()
  }
}

/** A copy of at most SMALLER_SIDE, prepared to be kept. Throws PictureRefused. */
export async function smallerPicture(bytes: Uint8Array): Promise<{ bytes: Bytes; small: Bytes | null }> {
  const clean = cleanPicture(bytes)
  const bitmap = await decoded(clean)
  try {
    // A canvas has no GIF; what moved stands still.
    const type = clean.type === 'image/gif' ? 'image/png' : clean.type
    const copy = await copyOf(bitmap, SMALLER_SIDE, { type, quality: 0.88 })
    return await preparePicture(copy ?? clean.bytes)
  } finally {
    bitmap.close()
  }
}

async function decoded({ bytes, type }: CleanPicture): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(new Blob([bytes], { type }))
  } catch {
    throw new PictureRefused('broken')
  }
}

/** null: it is not larger than that. */
async function copyOf(bitmap: ImageBitmap, longest: number, options: ImageEncodeOptions): Promise<Bytes | null> {
  const scale = longest / Math.max(bitmap.width, bitmap.height)
  if (scale >= 1) return null
  const [width, height] = [bitmap.width, bitmap.height].map((side) => Math.max(1, Math.round(side * scale)))
  const canvas = new OffscreenCanvas(width ?? 1, height ?? 1)
  const context = canvas.getContext('2d')
  if (!context) throw new PictureRefused('broken')
  context.imageSmoothingQuality = 'high'
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  return new Uint8Array(await (await canvas.convertToBlob(options)).arrayBuffer())
}
