// Pictures that come by the clipboard, or are dropped. What is no file is left to the field, and a file of text as well.

/** The name that Chromium gives to a picture without a file. */
const NAMELESS = 'image.png'

const isText = ({ type }: { type: string }): boolean => type.startsWith('text/')

/** Office programs put a picture of what was copied beside its words: then the words are meant. */
export function pastedPictures(data: DataTransfer | null): File[] {
  const files = [...(data?.files ?? [])].filter((file) => !isText(file))
  const hasWords = data?.getData('text/plain').trim() !== ''
  return hasWords ? files.filter(({ name }) => name !== NAMELESS) : files
}

export const droppedPictures = (data: DataTransfer | null): File[] =>
  [...(data?.files ?? [])].filter((file) => !isText(file))

/** Is a file dragged that could be a picture? What it is shows only once it is dropped. */
export const dragsFiles = (data: DataTransfer | null): boolean =>
  [...(data?.items ?? [])].some((item) => item.kind === 'file' && !isText(item))

/** null: it has none of its own. */
export const nameOf = ({ name }: { name: string }): string | null => (name === NAMELESS || name === '' ? null : name)
