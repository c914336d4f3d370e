import type * as v from 'valibot'
import { checkInRecord, ownWordRecord, surroundingRecord } from '../features/check-ins/checkIn'
import { computerRecord, takenOverRecord } from '../features/data/computers'
import { worksheetRecord } from '../features/worksheets/worksheet'
import { conversationRecord } from '../features/conversations/conversation'
import { bookmarkRecord, readingPlaceRecord } from '../features/guides/reading'
import { helperLimitRecord, helperLoadRecord } from '../features/helper-load/helperLoad'
import { invitationAwayRecord } from '../features/invitations/invitationAway'
import { entryRecord } from '../features/journal/entry'
import { keptFilterRecord } from '../features/journal/keptFilter'
import { ownPromptRecord } from '../features/journal/ownPrompt'
import { rhythmRecord } from '../features/moments/rhythm'
import { contactRecord, personRecord } from '../features/people/peopleRecords'
import { favouriteRecord, ownPhraseRecord } from '../features/phrases/phrases'
import { planOrderRecord, planPartRecord } from '../features/plan/plan'
import { lockedAlwaysRecord, lockedMonthRecord, sectionLockRecord } from '../features/section-lock/sectionLock'
import { whatHelpsRecord } from '../features/what-helps/whatHelps'
import type { RecordOf } from './defineRecord'
import type { OwnLines, SearchForm } from './ownSearch'
import type { ReadableForm } from './readableExport'
import type { VaultRecord } from './record'
import type { Section } from './section'

/**
 * Every kind of record that this Luwte knows. A kind is defined in the folder of its feature, as `entryRecord` is in
 * features/journal/entry.ts, and counts once it is in this list. An export describes its files in this order.
 */
const definitions = [
  entryRecord,
  checkInRecord,
  planPartRecord,
  planOrderRecord,
  ownPhraseRecord,
  favouriteRecord,
  whatHelpsRecord,
  invitationAwayRecord,
  conversationRecord,
  worksheetRecord,
  helperLoadRecord,
  helperLimitRecord,
  bookmarkRecord,
  readingPlaceRecord,
  ownWordRecord,
  surroundingRecord,
  ownPromptRecord,
  keptFilterRecord,
  rhythmRecord,
  personRecord,
  contactRecord,
  computerRecord,
  takenOverRecord,
  sectionLockRecord,
  lockedMonthRecord,
  lockedAlwaysRecord,
] as const

type Definition = (typeof definitions)[number]
export type RecordKind = Definition['kind']

/** The record of a kind, or of any of several: `KnownRecord<'entry'>`. */
export type KnownRecord<Kind extends RecordKind> = Kind extends RecordKind
  ? RecordOf<Kind, Extract<Definition, { kind: Kind }>['body']>
  : never
export type AnyRecord = KnownRecord<RecordKind>
/** What a record of a kind is made from. */
export type BodyOf<Kind extends RecordKind> = Extract<Definition, { kind: Kind }>['sample']

/** A definition for code that treats all kinds alike. Its functions take only records that it `is`. */
export interface AnyDefinition {
  readonly kind: RecordKind
  readonly partition: 'month' | 'always'
  readonly history: boolean
  readonly section?: Section
  readonly restore: 'beside' | 'replace' | 'never'
  readonly readable: ReadableForm<VaultRecord, ExportWords>
  readonly search: SearchForm<'month' | 'always', VaultRecord, SearchWords>
  readonly sample: Readonly<Record<string, unknown>>
  readonly schema: v.GenericSchema
  is(record: VaultRecord): boolean
  textsOf(record: VaultRecord): readonly string[] | null
}
/** All kinds, for code that treats them alike. */
export const DEFINITIONS: readonly AnyDefinition[] = definitions
export const KINDS: readonly RecordKind[] = definitions.map(({ kind }) => kind)

const byKind = new Map<string, AnyDefinition>(DEFINITIONS.map((definition) => [definition.kind, definition]))

/** undefined: a kind of a newer Luwte. Such records are kept as they are, exported and taken in. */
export function definitionOf(kind: RecordKind): AnyDefinition
export function definitionOf(kind: string): AnyDefinition | undefined
export function definitionOf(kind: string): AnyDefinition | undefined {
  return byKind.get(kind)
}

/** What its user typed in it, most telling first. Of a record that is not known here: what is text in most kinds. */
export const textsOf = (record: VaultRecord): readonly string[] =>
  definitionOf(record.kind)?.textsOf(record) ?? [record.text, record.note].filter((text) => typeof text === 'string')

type AsksToExport<Of> = Of extends { readable: infer Form }
  ? [Form] extends [ReadableForm<never, infer Words>]
    ? (words: Words) => void
    : never
  : never
type AsksToSearch<Of> = Of extends { search: infer Form }
  ? [Extract<Form, { by: 'lines' }>] extends [OwnLines<never, infer Words>]
    ? (words: Words) => void
    : never
  : never
/** What all of these functions together take: a union of functions is asked for the intersection of its parameters. */
type Together<Asks> = [Asks] extends [(words: infer Words) => void] ? Words : never

/** What a record of a kind is called. Always there, so that a new kind can do without words of its own. */
interface Labels {
  label: (kind: RecordKind) => string
}
/** The words that the readable export of all kinds needs, in one language. */
export type ExportWords = Labels & Together<AsksToExport<Definition>>
/** The words that the search in one's own records needs, in one language. */
export type SearchWords = Labels & Together<AsksToSearch<Definition>>
