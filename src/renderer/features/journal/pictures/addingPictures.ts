import { ref, shallowRef } from 'vue'
import { PictureRefused, type PictureRefusal } from '@shared/features/journal/pictureFile/bytes'
import { MAX_PICTURE_BYTES } from '@shared/features/journal/pictureFile/cleanPicture'
import { MAX_PICTURES, type Picture } from '@shared/features/journal/pictures'
import { client } from '@/kernel/client'
import { report, request } from '@/kernel/remote'
import { nameOf } from './pictureInput'
import { preparePicture, smallerPicture } from './preparePicture'

/** A file that was not added. `name` null: it came without one. */
export interface Refused {
  name: string | null
  why: PictureRefusal | 'unreadable' | 'too-many'
}

interface Options {
  /** The key of the draft that needs the pictures. */
  draft: string
  pictures: () => readonly Picture[]
  change: (to: readonly Picture[]) => void
}

/** Adds pictures to what is being written, one after another, and keeps why some of them could not be. */
export function useAddingPictures({ draft, pictures, change }: Options) {
  const waiting = ref(0)
  const refused = shallowRef<readonly Refused[]>([])
  /** The last of those that were begun: each waits for the one before. */
  let last: Promise<void> = Promise.resolve()

  const refuse = (name: string | null, why: Refused['why']) => (refused.value = [...refused.value, { name, why }])

  /** @returns null: it was not stored, which has been told. */
  async function stored(name: string | null, make: () => Promise<Awaited<ReturnType<typeof preparePicture>>>) {
    try {
      const reply = await client.call('pictures.add', { draft, ...(await make()) })
      if (reply.ok) return reply.value
      report(reply.error)
    } catch (fault) {
      if (!(fault instanceof PictureRefused)) throw fault
      refuse(name, fault.why)
    }
    return null
  }

  async function addOne(name: string | null, read: () => Promise<Uint8Array | 'too-large'>): Promise<void> {
    if (pictures().length >= MAX_PICTURES) return void refuse(name, 'too-many')
    const bytes = await read().catch(() => 'unreadable' as const)
    if (typeof bytes === 'string') return void refuse(name, bytes)
    const picture = await stored(name, () => preparePicture(bytes))
    if (picture) change([...pictures(), picture])
  }

  function queue(work: () => Promise<void>): Promise<void> {
    waiting.value += 1
    last = last.then(work).finally(() => (waiting.value -= 1))
    return last
  }

  function addFiles(files: readonly File[]): void {
    refused.value = []
    for (const file of files)
      void queue(() =>
        addOne(nameOf(file), async () =>
          file.size > MAX_PICTURE_BYTES ? 'too-large' : new Uint8Array(await file.arrayBuffer()),
        ),
      )
  }

  /** Asks for files in the dialog of the system. */
  async function choose(words: { title: string; kind: string }): Promise<void> {
    const chosen = await request('pictures.choose', words)
    if (!chosen?.length) return
    refused.value = []
    for (const [index, { name }] of chosen.entries())
      void queue(() =>
        addOne(name, async () => {
          const reply = await client.call('pictures.chosen', { index })
          if (!reply.ok) throw new Error(reply.error.code)
          return 'bytes' in reply.value ? reply.value.bytes : 'too-large'
        }),
      )
  }

  /** Puts a smaller copy in the place of a picture. @returns the copy; null where there is none. */
  async function shrink(picture: Picture): Promise<Picture | null> {
    let smaller: Picture | null = null
    await queue(async () => {
      const bytes = await request('pictures.read', { blob: picture.blob })
      const copy = bytes && (await stored(null, () => smallerPicture(bytes)))
      if (!copy) return
      smaller = picture.alt === undefined ? copy : { ...copy, alt: picture.alt }
      change(pictures().map((one) => (one.blob === picture.blob && smaller ? smaller : one)))
    })
    return smaller
  }

  return {
    waiting,
    refused,
    addFiles,
    choose,
    shrink,
    /** Resolves when everything that was added is there, or was refused. */
    ended: () => last,
  }
}
