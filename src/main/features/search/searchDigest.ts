import type { IndexRow } from '@shared/features/search/segment'
import { toUtf8 } from '@shared/kernel/utf8'
import type { MergedRecord } from '@shared/records/merging'
import { definitionOf } from '@shared/records/registry'
import type { Digest } from '@main/ports'
import type { MonthDigest } from '@main/vault/digests/monthDigest'

/** A higher one each time that the index of a month holds something else, or its words are told apart in another way. */
const VERSION = 1

const isSearched = ({ current }: MergedRecord): boolean =>
  current.deleted === undefined && definitionOf(current.kind)?.search.by === 'query'

/** What of a month is looked through: nothing from the bin. */
export const rowsOf = (records: readonly MergedRecord[]): IndexRow[] =>
  records.filter(isSearched).map(({ current }) => {
    const { kind, id, at } = current
    return { kind, id, at, text: (definitionOf(kind)?.textsOf(current) ?? []).join('\n') }
  })

/** Tells whether the index of a month is still that of its records. Empty where there is nothing to look through. */
export const searchDigest = (
  digest: Digest,
  onForgotten: NonNullable<MonthDigest<string>['onForgotten']>,
): MonthDigest<string> => ({
  name: 'search',
  version: VERSION,
  derive(records) {
    const versions = records.filter(isSearched).map(({ current: { id, seen } }) => [id, seen])
    return versions.length === 0 ? '' : digest.sha256(toUtf8(JSON.stringify(versions)))
  },
  onForgotten,
})
