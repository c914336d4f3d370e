/** A place in Luwte that a text can link to. */
export type Destination =
  | { to: 'help-now' }
  | { to: 'check-in' }
  | { to: 'exercise'; id: string }
  | { to: 'write'; prompt: string }
  | { to: 'guide'; guide: string; chapter: string; section: string | null }

/** What a reader can do at once with a chapter. */
export type Activity = Extract<Destination, { to: 'check-in' | 'exercise' | 'write' }>

/** The table of contents of a guide: chapters by id, in reading order. */
export interface GuideContents {
  id: string
  title: string
  lead: string
  /** What it comes down to, in a few sentences. */
  lines: string[]
  chapters: string[]
}

/** Markdown, or phrases by their ids. */
export type Block = { kind: 'prose'; markdown: string } | { kind: 'phrases'; ids: string[] }

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
  lead: string
  /** The ids in content/inventory that this chapter covers. */
  covers: string[]
  now: Activity
  sections: Section[]
}

const SECTION = /^## +(.+?) +\{#([a-z][a-z0-9-]*)( heavy)?\}$/
const PHRASES = '```phrases'
const FENCE = '```'
const LINK_SCHEME = 'luwte:'

function destination(kind: string, value: string): Destination | null {
  if (kind === 'help-now' && value === '') return { to: 'help-now' }
  if (kind === 'check-in' && value === '') return { to: 'check-in' }
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
  return slash < 0 ? destination(path, '') : destination(path.slice(0, slash), path.slice(slash + 1))
}

function parseFrontMatter(lines: readonly string[]): Map<string, string> {
  const fields = new Map<string, string>()
  for (const line of lines) {
    const colon = line.indexOf(':')
    if (colon < 1) throw new Error(`Front matter without a name: ${line}`)
    fields.set(line.slice(0, colon).trim(), line.slice(colon + 1).trim())
  }
  return fields
}

function parseBlocks(lines: readonly string[]): Block[] {
  const blocks: Block[] = []
  let prose: string[] = []
  const closeProse = () => {
    const markdown = prose.join('\n').trim()
    if (markdown !== '') blocks.push({ kind: 'prose', markdown })
    prose = []
  }
  for (let index = 0; index < lines.length; index += 1) {
    if (lines[index] !== PHRASES) {
      prose.push(lines[index] ?? '')
      continue
    }
    closeProse()
    const end = lines.indexOf(FENCE, index)
    if (end < 0) throw new Error('A block of phrases is not closed')
    const ids = lines.slice(index + 1, end).filter((line) => line.trim() !== '')
    blocks.push({ kind: 'phrases', ids: ids.map((id) => id.trim()) })
    index = end
  }
  closeProse()
  return blocks
}

function parseSections(lines: readonly string[]): Section[] {
  const starts = lines.flatMap((line, index) => (line.startsWith('## ') ? [index] : []))
  if (lines.slice(0, starts[0]).some((line) => line.trim() !== '')) throw new Error('Text before the first section')
  return starts.map((start, order) => {
    const [, heading, id, heavy] = SECTION.exec(lines[start] ?? '') ?? []
    if (!heading || !id) throw new Error(`A section without an id: ${lines[start] ?? ''}`)
    return {
      id,
      heading,
      isHeavy: heavy !== undefined,
      blocks: parseBlocks(lines.slice(start + 1, starts[order + 1])),
    }
  })
}

/**
 * Reads the source of a chapter: front matter between `---` lines, then `## Heading {#id}` sections, `{#id heavy}` for one that
 * can be hard to read.
 * @throws when something is missing or not closed; the content tests find that before a user can.
 */
export function parseChapter(source: string): Chapter {
  const lines = source.replaceAll('\r\n', '\n').split('\n')
  const end = lines.indexOf('---', 1)
  if (lines[0] !== '---' || end < 0) throw new Error('A chapter begins with front matter')
  const fields = parseFrontMatter(lines.slice(1, end))
  const field = (name: string): string => {
    const value = fields.get(name)
    if (!value) throw new Error(`Front matter has no ${name}`)
    return value
  }
  const [kind = '', value = ''] = field('now').split(/:(.*)/s)
  const now = destination(kind, value)
  if (now?.to !== 'check-in' && now?.to !== 'exercise' && now?.to !== 'write')
    throw new Error(`Nothing to do is called ${field('now')}`)
  const covers = field('covers')
    .replace(/^\[|\]$/g, '')
    .split(',')
  return {
    id: field('id'),
    title: field('title'),
    lead: field('lead'),
    covers: covers.map((id) => id.trim()).filter((id) => id !== ''),
    now,
    sections: parseSections(lines.slice(end + 1)),
  }
}

/** Every phrase a chapter shows, in order. */
export const phrasesOf = (chapter: Chapter): string[] =>
  chapter.sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'phrases' ? block.ids : [])))

/** Everything of a chapter that is running text, a paragraph or list item to a string, its link addresses left out. */
export const proseOf = (chapter: Chapter): string[] => [
  chapter.title,
  chapter.lead,
  ...chapter.sections.flatMap(({ heading, blocks }) => [
    heading,
    ...blocks.flatMap((block) => (block.kind === 'prose' ? plainLines(block.markdown) : [])),
  ]),
]

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
