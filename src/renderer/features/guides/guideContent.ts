import {
  type Block,
  type Chapter,
  type GuideContents,
  phrasesOf,
  proseOf,
  readingMinutes,
} from '@shared/features/guides/guides'
import { parseChapter } from '@shared/features/guides/chapterSource'
import type { Language } from '@shared/features/settings/settings'
import type { Phrase } from '@/ui/content'

/** A chapter with all that its page shows. */
export interface ReadableChapter extends Chapter {
  /** How long reading it takes, in minutes. */
  minutes: number
  /** The phrases it shows, by id. */
  phrases: ReadonlyMap<string, Phrase>
}

// One small file per chapter and language, loaded when it is read.
const sources = import.meta.glob<string>('@content/{nl,en}/guides/*/*.md', { query: '?raw', import: 'default' })
const contents = import.meta.glob<GuideContents>('@content/{nl,en}/guides/*/guide.json', { import: 'default' })
const phrases = import.meta.glob<Phrase[]>('@content/{nl,en}/phrases.json', { import: 'default' })

const fileOf = <File>(files: Record<string, () => Promise<File>>, ending: RegExp) =>
  Object.entries(files).find(([path]) => ending.test(path))?.[1]

const escaped = (name: string): string => name.replaceAll(/[^\w-]/g, String.raw`\$&`)

/** The ids of all guides. */
export const allGuides = [
  ...new Set(Object.keys(contents).flatMap((path) => /guides\/([^/]+)\//.exec(path)?.[1] ?? [])),
]

/** @returns the table of contents; null where there is no guide of that id. */
export async function loadGuide(guide: string, language: Language): Promise<GuideContents | null> {
  const load = fileOf(contents, new RegExp(`/${language}/guides/${escaped(guide)}/guide\\.json$`))
  return load ? load() : null
}

/** The file of a chapter is named after its position and the last part of its id: `help.intro` is in `01-intro.md`. */
export async function loadChapter(guide: string, chapter: string, language: Language): Promise<ReadableChapter | null> {
  const name = escaped(chapter.slice(chapter.indexOf('.') + 1))
  const load = fileOf(sources, new RegExp(`/${language}/guides/${escaped(guide)}/\\d+-${name}\\.md$`))
  const loadPhrases = fileOf(phrases, new RegExp(`/${language}/phrases\\.json$`))
  if (!load || !loadPhrases) return null
  const [source, allPhrases] = await Promise.all([load(), loadPhrases()])
  const parsed = parseChapter(source)
  if (parsed.id !== chapter) return null
  const shown = new Set(phrasesOf(parsed))
  const used = allPhrases.filter(({ id }) => shown.has(id))
  const minutes = readingMinutes([...proseOf(inOneCountry(parsed)), ...used.flatMap(({ text, note }) => [text, note])])
  return { ...parsed, minutes, phrases: new Map(used.map((phrase) => [phrase.id, phrase])) }
}

/** As one reader sees it: what is true in other countries left out. The longest counts, so that nobody needs more time than is said. */
function inOneCountry(chapter: Chapter): Chapter {
  const one = (block: Block): Block =>
    block.kind === 'country'
      ? { ...block, texts: block.texts.toSorted((a, b) => b.markdown.length - a.markdown.length).slice(0, 1) }
      : block
  return { ...chapter, sections: chapter.sections.map((section) => ({ ...section, blocks: section.blocks.map(one) })) }
}

/** The title of a chapter; null where there is none of that id (any more). */
export async function chapterTitle(guide: string, chapter: string, language: Language): Promise<string | null> {
  return (await loadChapter(guide, chapter, language))?.title ?? null
}
