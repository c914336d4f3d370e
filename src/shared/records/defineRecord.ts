import * as v from 'valibot'
import type { SearchForm } from './ownSearch'
import type { Section } from './section'
import type { ReadableForm } from './readableExport'
import { recordFields, type VaultRecord } from './record'

type Fields<Kind extends string, Body extends v.ObjectEntries> = typeof recordFields & {
  kind: v.LiteralSchema<Kind, undefined>
} & Body

/** A record of a kind, from its name and the fields of its body. */
export type RecordOf<Kind extends string, Body extends v.ObjectEntries> = v.InferOutput<
  v.LooseObjectSchema<Fields<Kind, Body>, undefined>
>

/** Everything that the rest of Luwte has to know of one kind of record. */
export interface RecordDefinition<
  Kind extends string,
  Body extends v.ObjectEntries,
  Partition extends 'month' | 'always',
  ExportWords,
  SearchWords,
> {
  /** As it is written on disk, for good. What one of them is called is in `records.<kind>.label` of i18n. */
  readonly kind: Kind
  /**
   * Its own fields. A later Luwte may add optional ones, and an older one keeps what it does not know; whatever else
   * changes the meaning of a body is a new kind.
   */
  readonly body: Body
  /** `month`: in the file of the UTC month in which it was made. `always`: with what is read as a whole, in always.json. */
  readonly partition: Partition
  /** Keeps earlier versions when it is edited. Only what lies in months can. */
  readonly history: Partition extends 'month' ? boolean : false
  /** The part of the vault it belongs to that can have a lock of its own. Only what keeps no earlier versions can. */
  readonly section?: Section
  /**
   * How a snapshot brings it back where it was changed since. `beside`: both versions can be shown. `replace`: only by
   * taking the place of the present one. `never`: it is as it is now, like the settings of a computer, which no snapshot takes back.
   */
  readonly restore: 'beside' | 'replace' | 'never'
  /** Everything in it that its user typed, most telling first: searched, previewed, and gone after erasing. */
  readonly texts: (record: RecordOf<Kind, Body>) => readonly string[]
  readonly readable: ReadableForm<RecordOf<Kind, Body>, ExportWords>
  readonly search: SearchForm<Partition, RecordOf<Kind, Body>, SearchWords>
  /** A body for docs/FORMAT.md and tests, with something in each of its texts. */
  readonly sample: v.InferInput<v.ObjectSchema<Body, undefined>>
}

/** Defines a kind of record. It counts once it is in the list of registry.ts. */
export function defineRecord<
  const Kind extends string,
  const Body extends v.ObjectEntries,
  const Partition extends 'month' | 'always',
  ExportWords,
  SearchWords,
>(definition: RecordDefinition<Kind, Body, Partition, ExportWords, SearchWords>) {
  const fields: Fields<Kind, Body> = { ...recordFields, kind: v.literal(definition.kind), ...definition.body }
  /** Loose: what a newer Luwte added is kept. */
  const schema = v.looseObject(fields)
  const is = (record: VaultRecord): record is RecordOf<Kind, Body> & VaultRecord =>
    record.kind === definition.kind && v.is(schema, record)
  return {
    ...definition,
    schema,
    is,
    /** As `texts`, of any record; null where it is not of this kind, or not as this kind should be. */
    textsOf: (record: VaultRecord): readonly string[] | null => (is(record) ? definition.texts(record) : null),
  }
}
