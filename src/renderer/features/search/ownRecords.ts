import { onBeforeUnmount, shallowRef, watch } from 'vue'
import { isPerson } from '@shared/features/people/peopleRecords'
import { isPutAway, personFrom } from '@shared/features/people/person'
import { excerptAround } from '@shared/features/search/excerpts'
import { findNothing } from '@shared/features/search/textMatch'
import type { Language } from '@shared/features/settings/settings'
import type { OwnLine } from '@shared/records/ownSearch'
import type { VaultRecord } from '@shared/records/record'
import { DEFINITIONS, definitionOf, type SearchWords } from '@shared/records/registry'
import { useAppStore } from '@/kernel/appStore'
import { client } from '@/kernel/client'
import { i18n } from '@/kernel/i18n'
import { loadTexts } from '@/ui/content'
import { contentIndex } from './contentIndex'
import { sectionId } from './contentSources'
import type { SearchItem } from './searchItem'
import { EXCERPT_LENGTH } from './resultGroups'
import type { SearchIndex } from './searchIndex'

/** What is indexed here; the definitions of the kinds say how. */
const KINDS = DEFINITIONS.filter(({ search }) => search.by === 'lines').map(({ kind }) => kind)

/** The people of whom what was written was put away, in whichever version. */
function putAway(records: readonly VaultRecord[][]): ReadonlySet<string> {
  const people = records.flatMap((versions) => {
    const [shown, ...others] = versions.filter(isPerson)
    return shown ? personFrom([shown, ...others]) : []
  })
  return new Set(people.filter(isPutAway).map(({ id }) => id))
}

async function wordsFor(
  library: SearchIndex,
  language: Language,
  records: readonly VaultRecord[][],
): Promise<SearchWords> {
  const { parts } = await loadTexts('plan', language)
  const people = await loadTexts('people', language)
  const away = putAway(records)
  const t = (key: string) => i18n.global.t(key, {}, { locale: language })
  return {
    label: (kind) => t(`records.${kind}.label`),
    ownPhrases: t('phrases.mine'),
    note: t('search.from.note'),
    sectionGone: t('guides.bookmarks.gone'),
    section(chapter, section) {
      const found = library.get(sectionId(chapter, section))
      return found && 'route' in found.target ? { title: found.title, route: found.target.route } : undefined
    },
    bond: (bond) => (bond ? chosenWord(people.bonds, bond) : t('records.person.label')),
    sign: (sign) => chosenWord(people.signs, sign),
    isPutAway: (person) => away.has(person),
    plan: t('plan.name'),
    planPart: (part) => parts[part].title,
  }
}

/** An id of a later Luwte is not shown. */
const chosenWord = (words: Readonly<Record<string, string>>, chosen: { id: string } | { own: string }): string =>
  'own' in chosen ? chosen.own : (words[chosen.id] ?? '')

/** All versions of one record, first the one that is shown, as lines. */
function linesOf([current, ...others]: readonly VaultRecord[], words: SearchWords): SearchItem[] {
  const definition = current && definitionOf(current.kind)
  if (!current || !definition?.is(current) || definition.search.by !== 'lines') return []
  const versions = [current, ...others.filter((other) => definition.is(other))] as const
  return definition.search.lines(versions, words).map((line) => ({
    ...{ group: 'own', id: `own.${current.id}.${line.part}`, from: line.from, words: line.words },
    ...shortened(line),
    target: { route: line.route },
  }))
}

/** A long title is shown by its beginning, and searched as a whole. */
const shortened = ({ title, text }: OwnLine) =>
  title.length <= EXCERPT_LENGTH
    ? { title, text }
    : { title: excerptAround(title, findNothing, EXCERPT_LENGTH), text: `${title} ${text}` }

/** The same words that open the same screen are one line, in however many versions they are. */
function distinct(lines: readonly SearchItem[]): SearchItem[] {
  const byText = new Map(lines.map((line) => [JSON.stringify([line.title, line.text, line.target]), line]))
  return [...byText.values()]
}

async function indexOf(records: readonly VaultRecord[][], language: Language): Promise<SearchIndex> {
  const library = await contentIndex.use(language)
  const words = await wordsFor(library, language, records)
  return library.beside(distinct(records.flatMap((versions) => linesOf(versions, words))))
}

/** An index of what somebody wrote outside their journal. It exists while the box is open. */
export function useOwnRecordIndex() {
  const app = useAppStore()
  const records = shallowRef<readonly VaultRecord[][]>([])
  const index = shallowRef<SearchIndex | null>(null)

  // No message when it fails: whoever opens the phrases, the bookmarks or the plan gets one.
  async function read(): Promise<void> {
    const reply = await client.call('search.ownRecords')
    records.value = reply.ok ? reply.value : []
  }

  watch([records, () => app.language] as const, async ([known, language]) => {
    const built = await indexOf(known, language).catch(() => null)
    if (records.value === known && app.language === language) index.value = built
  })

  void read()
  const stop = client.on('records.changed', ({ kinds }) => {
    if (KINDS.some((kind) => kinds.includes(kind))) void read()
  })
  onBeforeUnmount(stop)

  return index
}
