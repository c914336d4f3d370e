import { cleanPicture, MAX_PICTURE_BYTES } from '@shared/features/journal/pictureFile/cleanPicture'
import { type CleanPicture, PictureRefused } from '@shared/features/journal/pictureFile/bytes'
import { MAX_ALT_LENGTH, MAX_PICTURES, type Picture } from '@shared/features/journal/pictures'
import type { LeftOutReason } from '@shared/features/data/diaryImport'
import type { Transaction } from '@main/vault/transaction'
import type { DiaryEntry } from './diaryEntry'
import type { DiaryPictures } from './diaryPictures'
import type { LeftOutList } from './diaryPreview'
import { bytesOf, type DiaryFile, isDamage } from './diarySource'

export interface StoredPictures {
  /** Without the marks of the pictures that were taken. */
  text: string
  pictures: Picture[]
}

interface Tools {
  pictures: DiaryPictures
  leftOut: LeftOutList
}

/** Stores the pictures of an entry as the journal keeps them. What cannot be taken is left out, and told. */
export const storePictures =
  ({ pictures, leftOut }: Tools) =>
  async (tx: Pick<Transaction, 'putBlob'>, { text, path, pictures: named }: DiaryEntry): Promise<StoredPictures> => {
    const stored = new Map<DiaryFile, Picture>()
    let left = text
    for (const picture of named) {
      const file = pictures.find(picture, path)
      // That it is missing was told when the diary was read.
      if (!file) continue
      const taken = stored.get(file) ?? (stored.size < MAX_PICTURES ? await storedFrom(tx, file) : 'too-many-pictures')
      if (typeof taken === 'string') {
        leftOut.add(file.path, taken)
        continue
      }
      const alt = picture.alt?.slice(0, MAX_ALT_LENGTH)
      if (!stored.has(file)) stored.set(file, alt ? { ...taken, alt } : taken)
      if (picture.mark !== undefined) left = left.replace(picture.mark, () => '')
    }
    return { text: stored.size > 0 ? left.replace(/\n{3,}/g, '\n\n').trim() : text, pictures: [...stored.values()] }
  }

async function storedFrom(tx: Pick<Transaction, 'putBlob'>, file: DiaryFile): Promise<Picture | LeftOutReason> {
  const clean = await cleanFrom(file)
  if (typeof clean === 'string') return clean
  const { bytes, type, width, height } = clean
  return { ...(await tx.putBlob(once(bytes), type)), width, height }
}

async function cleanFrom(file: DiaryFile): Promise<CleanPicture | LeftOutReason> {
  try {
    const whole = await bytesOf(file, MAX_PICTURE_BYTES)
    return whole ? cleanPicture(whole) : 'too-large'
  } catch (fault) {
    if (fault instanceof PictureRefused) return REASONS[fault.why] ?? 'no-picture'
    if (isDamage(fault)) return 'damaged'
    throw fault
  }
}

const REASONS: Partial<Record<PictureRefused['why'], LeftOutReason>> = {
  ...{ heic: 'heic', broken: 'damaged', empty: 'empty' },
  ...{ 'too-large': 'too-large', 'too-many-pixels': 'too-large' },
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
