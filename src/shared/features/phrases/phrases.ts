import * as v from 'valibot'
import { defineRecord, type RecordOf } from '@shared/records/defineRecord'
import { type CollectedPage, listItem, markdownPage } from '@shared/records/readableExport'

const ownPhraseBody = { text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(1000)) }
/** A phrase of the user's own. */
export type OwnPhrase = RecordOf<'own-phrase', typeof ownPhraseBody>

const favouriteBody = { phrase: v.pipe(v.string(), v.minLength(1), v.maxLength(80)) }
/** A phrase or a swap of the content that the user marked as a favourite, by its id. */
export type Favourite = RecordOf<'favourite', typeof favouriteBody>

export interface PhrasesExportWords {
  words: {
    readme: { files: { phrases: string } }
    markdown: Record<'phrases' | 'ownPhrases' | 'favourites' | 'swaps' | 'insteadOf' | 'rather', string>
  }
  content: {
    phrase: (id: string) => string | undefined
    swap: (id: string) => { instead: string; better: string | null } | undefined
  }
}

const phrasesPage: CollectedPage<PhrasesExportWords> = {
  file: 'phrases.md',
  about: ({ words }) => words.readme.files.phrases,
  text(records, { words, content }) {
    const { ownPhrases, favourites: favouritesTitle, swaps: swapsTitle, insteadOf, rather } = words.markdown
    const favourites = [...new Set(records.filter(isFavourite).map(({ phrase }) => phrase))]
    const swaps = favourites.flatMap((id) => content.swap(id) ?? [])
    const phrases = favourites.filter((id) => !content.swap(id)).map((id) => content.phrase(id) ?? id)
    const sections = [
      [ownPhrases, ...records.filter(isOwnPhrase).map(({ text }) => listItem(text))],
      [favouritesTitle, ...phrases.map(listItem)],
      [
        swapsTitle,
        ...swaps.map(({ instead, better }) =>
          listItem([`${insteadOf} ${instead}`, ...(better === null ? [] : [`${rather} ${better}`])].join('\n')),
        ),
      ],
    ].filter(({ length }) => length > 1)
    return sections.length > 0 ? markdownPage(words.markdown.phrases, sections) : null
  },
}

export const ownPhraseRecord = defineRecord({
  kind: 'own-phrase',
  body: ownPhraseBody,
  partition: 'always',
  history: false,
  restore: 'replace',
  texts: ({ text }) => [text],
  readable: { as: 'collected', page: phrasesPage },
  search: {
    by: 'lines',
    lines: ([{ text }], { ownPhrases }: { ownPhrases: string }) => [
      { part: '', title: text, from: ownPhrases, text: '', words: '', route: '/guides/phrases#mine' },
    ],
  },
  sample: { text: 'Ik ben er.' },
})
export const OwnPhraseSchema = ownPhraseRecord.schema
export const isOwnPhrase = ownPhraseRecord.is

export const favouriteRecord = defineRecord({
  kind: 'favourite',
  body: favouriteBody,
  partition: 'always',
  history: false,
  restore: 'replace',
  texts: () => [],
  readable: { as: 'collected', page: phrasesPage },
  search: { by: 'none', why: 'the phrase itself is found among the content' },
  sample: { phrase: 'help.presence.phrase2' },
})
export const isFavourite = favouriteRecord.is
