import { HELPLINE_GROUPS, type HelplineGroup } from '../help-now/helplines'
import { COUNTRIES, type Country } from '../settings/country'
import { type Block, type Chapter, type CountryText, destinationOf, type Section } from './guides'

const SECTION = /^## +(.+?) +\{#([a-z][a-z0-9-]*)( heavy)?\}$/
const FENCE = '```'

function parseFrontMatter(lines: readonly string[]): Map<string, string> {
  const fields = new Map<string, string>()
  for (const line of lines) {
    const colon = line.indexOf(':')
    if (colon < 1) throw new Error(`Front matter without a name: ${line}`)
    fields.set(line.slice(0, colon).trim(), line.slice(colon + 1).trim())
  }
  return fields
}

const isGroup = (name: string): name is HelplineGroup => HELPLINE_GROUPS.some((group) => group === name)
const isCountry = (name: string): name is Country => COUNTRIES.some((country) => country === name && name !== 'XX')

function countryText(name: string, lines: readonly string[]): CountryText {
  if (name !== '*' && !isCountry(name)) throw new Error(`An unknown country: ${name}`)
  return { country: name, markdown: lines.join('\n').trim() }
}

/** @param fence what stands after the three signs that open a block: its kind, and what it is for. */
function fencedBlock(fence: string, lines: readonly string[]): Block {
  const [kind, value = ''] = fence.split(' ')
  const items = lines.map((line) => line.trim()).filter((line) => line !== '')
  if (kind === 'phrases') return { kind, ids: items }
  if (kind === 'country') return { kind, texts: [countryText(value, lines)] }
  if (kind !== 'helplines') throw new Error(`An unknown block: ${fence}`)
  const groups = items.filter(isGroup)
  if (groups.length === 0 || groups.length < items.length) throw new Error(`Unknown helplines: ${items.join(', ')}`)
  return { kind, groups }
}

/** Texts for countries that follow each other are one block. */
function joinCountries(blocks: readonly Block[]): Block[] {
  return blocks.reduce<Block[]>((joined, block) => {
    const last = joined.at(-1)
    if (block.kind !== 'country' || last?.kind !== 'country') return [...joined, block]
    return [...joined.slice(0, -1), { kind: 'country', texts: [...last.texts, ...block.texts] }]
  }, [])
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
    const line = lines[index] ?? ''
    if (!line.startsWith(FENCE)) {
      prose.push(line)
      continue
    }
    closeProse()
    const end = lines.findIndex((later, at) => at > index && later.startsWith(FENCE))
    if (lines[end] !== FENCE) throw new Error(`A block is not closed: ${line}`)
    blocks.push(fencedBlock(line.slice(FENCE.length), lines.slice(index + 1, end)))
    index = end
  }
  closeProse()
  const joined = joinCountries(blocks)
  for (const block of joined)
    if (block.kind === 'country' && block.texts.at(-1)?.country !== '*')
      throw new Error('A block for countries ends with what is true elsewhere')
  return joined
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
 * can be hard to read. In a section stand Markdown and fenced blocks: `phrases` and `helplines` with one id or group a line,
 * `country NL` with Markdown; the last of several countries is `*`, everywhere else.
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
  const now = destinationOf(kind, value)
  if (!now || now.to === 'guide') throw new Error(`Nothing to do is called ${field('now')}`)
  const covers = field('covers')
    .replace(/^\[|\]$/g, '')
    .split(',')
  return {
    id: field('id'),
    title: field('title'),
    subtitle: field('subtitle'),
    lead: field('lead'),
    short: { what: field('what'), idea: field('idea'), todo: field('do'), say: fields.get('say') ?? null },
    covers: covers.map((id) => id.trim()).filter((id) => id !== ''),
    now,
    sections: parseSections(lines.slice(end + 1)),
  }
}
