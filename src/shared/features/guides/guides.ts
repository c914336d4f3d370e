import type { HelplineGroup } from '../help-now/helplines'
import type { Country } from '../settings/country'

/** A place in Luwte that a text can link to. */
export type Destination =
  | { to: 'help-now' }
  | { to: 'check-in' }
  | { to: 'exercise'; id: string }
  | { to: 'write'; prompt: string }
  /** The place Beside someone, or one of its tools. */
  | { to: 'beside'; tool: string | null }
  /** Self-care, or one of its tools. */
  | { to: 'care'; tool: string | null }
  | { to: 'phrases' }
  | { to: 'guide'; guide: string; chapter: string; section: string | null }

/** What a reader can do at once with a chapter. */
export type Activity = Extract<
  Destination,
  { to: 'beside' | 'care' | 'check-in' | 'exercise' | 'help-now' | 'phrases' | 'write' }
>

/** The table of contents of a guide: chapters by id, in reading order. */
export interface GuideContents {
  id: string
  title: string
  lead: string
  /** What it comes down to, in a few sentences. */
  lines: string[]
  /** What a reader is not expected to do for somebody else; shown once, at the end of each chapter. */
  limit?: string
  chapters: string[]
}

/** What is true in one country; `*` in all that are not named. */
export interface CountryText {
  country: Country | '*'
  markdown: string
}

/** What is true in this country: its own text, else the one for all that are not named. */
export const textIn = (texts: readonly CountryText[], country: CountryText['country']): CountryText | undefined =>
  texts.find((text) => text.country === country) ?? texts.find((text) => text.country === '*')

/** Markdown; phrases by their ids; helplines of the chosen country; or Markdown of which the reader sees their country’s. */
export type Block =
  | { kind: 'prose'; markdown: string }
  | { kind: 'phrases'; ids: string[] }
  | { kind: 'helplines'; groups: HelplineGroup[] }
  | { kind: 'country'; texts: CountryText[] }

/** A chapter in three or four lines, for whoever cannot read more tonight. */
export interface ShortVersion {
  what: string
  idea: string
  /** Something small that can be done today. */
  todo: string
  /** A sentence to say to somebody, or to oneself. */
  say: string | null
}

/** A part of a chapter under a heading of its own. */
export interface Section {
  id: string
  heading: string
  /** It can be hard to read: a note comes before it. */
  isHeavy: boolean
  blocks: Block[]
}

/** A chapter as parsed from its Markdown file. */
export interface Chapter {
  id: string
  title: string
  /** What it is about, in the words somebody would look for. */
  subtitle: string
  lead: string
  short: ShortVersion
  /** The ids in content/inventory that this chapter covers. */
  covers: string[]
  now: Activity
  sections: Section[]
}

const LINK_SCHEME = 'luwte:'

/** What `exercise` with `ex.ground` means, as in a link or in the front matter of a chapter; null for what is unknown. */
export function destinationOf(kind: string, value: string): Destination | null {
  if (kind === 'help-now' && value === '') return { to: 'help-now' }
  if (kind === 'check-in' && value === '') return { to: 'check-in' }
  if ((kind === 'beside' || kind === 'care') && /^[a-z-]*$/.test(value)) return { to: kind, tool: value || null }
  if (kind === 'phrases' && value === '') return { to: 'phrases' }
  if (value === '') return null
  if (kind === 'exercise') return { to: 'exercise', id: value }
  if (kind === 'write') return { to: 'write', prompt: value }
  if (kind !== 'guide') return null
  const [, guide, chapter, section] = /^([\w-]+)\/([\w.-]+)(?:#([\w-]+))?$/.exec(value) ?? []
  return guide && chapter ? { to: 'guide', guide, chapter, section: section ?? null } : null
}

/** What `luwte:exercise/ex.ground` means; null for every other kind of address. */
export function parseLink(address: string): Destination | null {
  if (!address.startsWith(LINK_SCHEME)) return null
  const path = address.slice(LINK_SCHEME.length)
  const slash = path.indexOf('/')
  return slash < 0 ? destinationOf(path, '') : destinationOf(path.slice(0, slash), path.slice(slash + 1))
}

/** Every phrase a chapter shows, in order. */
export const phrasesOf = (chapter: Chapter): string[] =>
  chapter.sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'phrases' ? block.ids : [])))

/** Everything of a chapter that is running text, a paragraph or list item to a string, its link addresses left out. */
export const proseOf = (chapter: Chapter): string[] => [
  chapter.title,
  chapter.subtitle,
  chapter.lead,
  ...shortLines(chapter.short),
  ...chapter.sections.flatMap(({ heading, blocks }) => [heading, ...blocks.flatMap(linesOf)]),
]

/** The lines of the short version that are there, in their order. */
export const shortLines = ({ what, idea, todo, say }: ShortVersion): string[] =>
  [what, idea, todo, say].filter((line) => line !== null)

/** The running text of a block, as in `plainLines`; of every country, where countries differ. */
export function linesOf(block: Block): string[] {
  if (block.kind === 'prose') return plainLines(block.markdown)
  return block.kind === 'country' ? block.texts.flatMap(({ markdown }) => plainLines(markdown)) : []
}

/** The paragraphs and list items of a piece of Markdown, without its signs and the addresses of its links. */
export const plainLines = (markdown: string): string[] =>
  markdown
    .split('\n')
    .map((line) =>
      line
        .replace(/^(?:[-*+]|\d+\.) +/, '')
        .replaceAll(/\]\([^)]*\)/g, '')
        .replaceAll(/\[|\*\*/g, ''),
    )
    .filter((line) => line.trim() !== '')

const WORD = /[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu

/** How many words a text has. `auto’s` and `over-all` are one each. */
export const wordsIn = (text: string): number => text.match(WORD)?.length ?? 0

const WORDS_PER_MINUTE = 200

/** How long these texts take somebody who reads calmly, in whole minutes, rounded up. */
export function readingMinutes(texts: readonly string[]): number {
  const words = texts.reduce((sum, text) => sum + wordsIn(text), 0)
  return Math.max(1, Math.ceil(words / WORDS_PER_MINUTE))
}
