import type { DiaryFile, DiarySource } from './diarySource'
import type { ForeignPicture } from './formats/foreignDiary'

/** Finds the pictures that entries name among the files of a diary. */
export class DiaryPictures {
  readonly #byPath = new Map<string, DiaryFile>()
  /** null: several files have that name. */
  readonly #byName = new Map<string, DiaryFile | null>()

  constructor({ files }: Pick<DiarySource, 'files'>) {
    for (const file of files) {
      this.#byPath.set(keyOf(file.path), file)
      const name = keyOf(nameOf(file.path))
      this.#byName.set(name, this.#byName.has(name) ? null : file)
    }
  }

  /** From the file that names it, from the top, or by a name that is there once. @param from the path of that file. */
  find({ path }: ForeignPicture, from: string): DiaryFile | null {
    const folder = from.split('/').slice(0, -1)
    for (const base of [folder, []]) {
      const place = resolved([...base, ...path.split('/')])
      const file = place === null ? undefined : this.#byPath.get(keyOf(place))
      if (file) return file
    }
    return this.#byName.get(keyOf(nameOf(path))) ?? null
  }
}

const nameOf = (path: string): string => path.split('/').at(-1) ?? path

/** Systems write accents in two ways, and many do not tell case apart. */
const keyOf = (path: string): string => path.normalize('NFC').toLowerCase()

/** null: it leads out of the diary. */
function resolved(parts: readonly string[]): string | null {
  const place: string[] = []
  for (const part of parts) {
    if (part === '..') {
      if (place.pop() === undefined) return null
    } else if (part !== '.' && part !== '') place.push(part)
  }
  return place.join('/')
}
