// Tags are words with a # before them in the text of an entry. They are worked out from it, never stored beside it.

/** How long a tag can be, in characters. What is longer is hardly one. */
export const MAX_TAG_LENGTH = 60

/**
 * A # where a word begins, then letters of any script with their marks, figures, and `-` or `_` between them; not figures alone.
 * What stands before it decides that it is no part of a word, a link or a colour in CSS.
 */
const BEGIN = String.raw`(?<![\p{L}\p{M}\p{N}_/#&=?.:@-])#`
const TAG = new RegExp(
  String.raw`${BEGIN}(?=[\p{L}\p{M}\p{N}_-]*\p{L})([\p{L}\p{M}\p{N}]+(?:[-_]+[\p{L}\p{M}\p{N}]+)*)(?![\p{L}\p{M}\p{N}_#])`,
  'gu',
)

/** What is being typed of a tag, up to the end of a text. */
export const BEGUN_TAG = new RegExp(String.raw`${BEGIN}[\p{L}\p{M}\p{N}_-]*$`, 'u')

export interface TagPlace {
  /** Without the #, as it was typed. */
  tag: string
  /** Where its # stands. */
  from: number
  to: number
}

/** Every tag in a text with its place, in the order of the text. */
export function tagPlaces(text: string): TagPlace[] {
  return [...text.matchAll(TAG)].flatMap(({ 0: whole, 1: tag = '', index }) =>
    tag.length > MAX_TAG_LENGTH || isInLink(text, index) ? [] : [{ tag, from: index, to: index + whole.length }],
  )
}

/** The same tag however it is typed: case and composition do not matter. */
export const tagKey = (tag: string): string => tag.normalize('NFC').toLowerCase()

/** The tags of a text, each once as it was first typed. */
export function tagsIn(text: string): string[] {
  const tags = new Map<string, string>()
  if (text.includes('#')) for (const { tag } of tagPlaces(text)) if (!tags.has(tagKey(tag))) tags.set(tagKey(tag), tag)
  return [...tags.values()]
}

/** Within the address of a Markdown link, or of an address that stands in the text. */
function isInLink(text: string, at: number): boolean {
  const word =
    text
      .slice(Math.max(0, at - 300), at)
      .split(/\s/)
      .at(-1) ?? ''
  return /\]\([^)]*$/.test(word) || /[a-z][a-z0-9+.-]*:\/\/\S*$/i.test(word) || /(^|\W)www\.\S*$/i.test(word)
}
