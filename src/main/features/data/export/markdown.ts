import type { Plan } from '@shared/features/plan/plan'
import type { Bookmark } from '@shared/features/guides/reading'
import type { Entry } from '@shared/features/journal/entry'
import { clockTimeOf, dateOf, type LivedTime } from '@shared/kernel/time'
import type { ContentTexts } from './contentTexts'
import type { ExportTexts } from './exportTexts'

// The files of an export that people read. What somebody wrote stands in them as they wrote it.

export interface ExportVocabulary {
  words: ExportTexts
  content: ContentTexts
}

export function entryPage({ id, at, prompt, text }: Entry, { content }: ExportVocabulary): string {
  // Quoted as JSON, which YAML reads as such: no field can end the front matter.
  const fields = { id, date: at, ...(prompt === undefined ? {} : { prompt: content.prompt(prompt) }) }
  const front = Object.entries(fields).map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
  return `${['---', ...front, '---'].join('\n')}\n\n${text}${text.endsWith('\n') ? '' : '\n'}`
}

export function planPage({ parts }: Plan, { words, content }: ExportVocabulary): string {
  const filled = parts.filter(({ lines }) => lines.length > 0)
  return page(
    words.markdown.plan,
    filled.map(({ part, lines }) => [content.planPart(part), ...lines.map(listed)]),
  )
}

/** @param favourites ids of the content. */
export function phrasesPage(
  own: readonly string[],
  favourites: readonly string[],
  { words, content }: ExportVocabulary,
): string {
  const { ownPhrases, favourites: title, swaps: swapsTitle, insteadOf, rather } = words.markdown
  const swaps = favourites.flatMap((id) => content.swap(id) ?? [])
  const phrases = favourites.filter((id) => !content.swap(id)).map((id) => content.phrase(id) ?? id)
  const sections = [
    [ownPhrases, ...own.map(listed)],
    [title, ...phrases.map(listed)],
    [
      swapsTitle,
      ...swaps.map(({ instead, better }) =>
        listed([`${insteadOf} ${instead}`, ...(better === null ? [] : [`${rather} ${better}`])].join('\n')),
      ),
    ],
  ]
  return page(
    words.markdown.phrases,
    sections.filter(({ length }) => length > 1),
  )
}

export function bookmarksPage(bookmarks: readonly Bookmark[], { words, content }: ExportVocabulary): string {
  return page(
    words.markdown.bookmarks,
    bookmarks.map(({ guide, chapter, section, note }) => {
      const { title, number } = content.chapter(guide, chapter)
      const place = number === null ? title : `${title}, ${words.markdown.chapter} ${String(number)}`
      return [place, `\`${chapter}#${section}\``, ...(note === '' ? [] : ['', note])]
    }),
  )
}

export interface ReadmeFacts {
  made: LivedTime
  has: Readonly<Record<'journal' | 'otherVersion' | 'checkIns' | 'plan' | 'phrases' | 'bookmarks' | 'bin', boolean>>
  /** Names of files that could not be read. */
  unread: readonly string[]
}

export function readmePage({ made, has, unread }: ReadmeFacts, { words }: ExportVocabulary): string {
  const { readme } = words
  const about = (name: string, text: string) => listed(`\`${name}\`: ${text}`)
  const files = [
    ...(has.journal ? [about('journal/', readme.files.journal)] : []),
    ...(has.otherVersion ? [listed(readme.files.otherVersion)] : []),
    ...(has.checkIns ? [about('check-ins.csv', readme.files.checkIns)] : []),
    ...(has.plan ? [about('plan.md', readme.files.plan)] : []),
    ...(has.phrases ? [about('phrases.md', readme.files.phrases)] : []),
    ...(has.bookmarks ? [about('bookmarks.md', readme.files.bookmarks)] : []),
    ...(has.bin ? [about('bin/', readme.files.bin)] : []),
    about('luwte.json', readme.files.whole),
  ]
  const sections = [
    [readme.where, ...files],
    [readme.left, readme.leftOut],
    ...(unread.length > 0 ? [[readme.unread, readme.unreadLead, '', ...unread.map(listed)]] : []),
  ]
  return page(
    readme.title,
    sections,
    `${readme.made} ${dateOf(made)} ${clockTimeOf(made)}.\n\n${readme.reads}\n\n**${readme.open}**`,
  )
}

/** @param sections the title of each, then its lines. */
function page(title: string, sections: readonly (readonly string[])[], lead?: string): string {
  const blocks = sections.map(([heading, ...lines]) => `## ${heading ?? ''}\n\n${lines.join('\n')}`)
  return `${[`# ${title}`, ...(lead === undefined ? [] : [lead]), ...blocks].join('\n\n')}\n`
}

/** An item of a list; further lines of it stay in it. */
const listed = (text: string): string => `- ${text.replaceAll('\n', '\n  ')}`
