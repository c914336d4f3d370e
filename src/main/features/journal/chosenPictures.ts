import { MAX_PICTURE_BYTES } from '@shared/features/journal/pictureFile/cleanPicture'
import { LuwteError } from '@shared/kernel/errors'
import type { CallInput, CallOutput } from '@shared/ipc/contract'
import type { Dialogs, Files } from '@main/ports'
import { DamagedFile } from '@main/ports/faults'

const ENDINGS = ['jpg', 'jpeg', 'jpe', 'jfif', 'png', 'webp', 'gif']
/** The dialog shows these too: that they are not taken is said in words. */
const OTHERS = ['heic', 'heif', 'avif', 'svg', 'bmp', 'tif', 'tiff']

interface Dependencies {
  dialogs: Pick<Dialogs, 'chooseFiles'>
  files: Pick<Files, 'read'>
}

/** The files that somebody chose last, read one by one: a window may read no others. */
export class ChosenPictures {
  readonly #deps: Dependencies
  #paths: readonly string[] = []

  constructor(deps: Dependencies) {
    this.#deps = deps
  }

  async choose({ title, kind }: CallInput<'pictures.choose'>): Promise<{ name: string }[]> {
    const endings = [...ENDINGS, ...OTHERS].flatMap((ending) => [ending, ending.toUpperCase()])
    this.#paths = await this.#deps.dialogs.chooseFiles(title, { name: kind, endings })
    return this.#paths.map((path) => ({ name: path.replace(/^.*[\\/]/, '') }))
  }

  async read(index: number): Promise<CallOutput<'pictures.chosen'>> {
    const path = this.#paths[index]
    const bytes = path === undefined ? null : await this.#deps.files.read(path, MAX_PICTURE_BYTES).catch(tooLarge)
    if (bytes === null) throw new LuwteError('not-found', 'a chosen picture')
    return bytes === 'too large' ? { tooLarge: true } : { bytes: new Uint8Array(bytes) }
  }
}

function tooLarge(fault: unknown): 'too large' {
  if (fault instanceof DamagedFile) return 'too large'
  throw fault
}
