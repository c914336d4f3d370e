import type { FoundRecord } from '@shared/features/search/contract'
import { excerptAround } from '@shared/features/search/excerpts'
import { isEmptyQuery, mayBeMistyped, queryOf, RANK, type Rank } from '@shared/features/search/query'
import { type FindIn, finderOf, rankOfText } from '@shared/features/search/textMatch'
import type { Month } from '@shared/kernel/ids'
import { dayAfter, dayOf, type LocalDate } from '@shared/kernel/time'
import type { VaultRecord } from '@shared/records/record'
import { definitionOf } from '@shared/records/registry'
import type { Clock } from '@main/ports'
import type { Vault } from '@main/vault/vault'
import type { VaultView } from '@main/vault/vaultView'

interface Days {
  from: LocalDate
  to: LocalDate
}

const EXCERPT_LENGTH = 240

/** A year of much writing is searched in less time than a window notices. */
const MONTHS_AT_ONCE = 12

/** A typing mistake is looked for in five years of writing: in fifty it would keep the computer busy for nothing. */
const MONTHS_OF_MISTAKES = 60

interface Question {
  rankOf: (text: string) => Rank
  findIn: FindIn
  days: Days | undefined
}

/** A record that fits, and how well. */
interface Hit {
  rank: Rank
  record: FoundRecord
}

/** What "Find anything" needs of the vault. How each kind is found, its definition says. */
export class SearchService {
  readonly #vault: Vault
  readonly #clock: Clock

  constructor({ vault, clock }: { vault: Vault; clock: Clock }) {
    this.#vault = vault
    this.#clock = clock
  }

  /**
   * Every record that the window indexes by its lines, in the order they were made; nothing from the bin. Of each first
   * the version that is shown, then what was written of it elsewhere at the same time.
   */
  async ownRecords(): Promise<VaultRecord[][]> {
    return (await this.#vault.always())
      .filter(({ current }) => definitionOf(current.kind)?.search.by === 'lines' && current.deleted === undefined)
      .map(({ current, siblings }) => [current, ...siblings.filter(({ deleted }) => deleted === undefined)])
  }

  /**
   * Records of months that hold every word and phrase of the query, newest first; nothing from the bin. Those in which a word
   * is only a part of a longer one come after the others. With days, only those lived in them, with or without words. Where
   * there are none, those of the newest months in which a long word is written a little otherwise.
   */
  async records(typed: string, most: number, days?: Days): Promise<FoundRecord[]> {
    const query = queryOf(typed)
    if (isEmptyQuery(query) && !days) return []
    const view = await this.#vault.look()
    const months = (await view.months()).filter((month) => !days || mayHold(month, days))
    const question = { rankOf: rankOfText(query, false), findIn: finderOf(query), days }
    const found = await this.#foundIn(view, months, most, question)
    if (found.length > 0 || !mayBeMistyped(query)) return found
    const nearly = { ...question, rankOf: rankOfText(query, true) }
    return this.#foundIn(view, months.slice(0, MONTHS_OF_MISTAKES), most, nearly)
  }

  async #foundIn(view: VaultView, months: readonly Month[], most: number, question: Question): Promise<FoundRecord[]> {
    const whole: FoundRecord[] = []
    const others: FoundRecord[] = []
    for (let at = 0; at < months.length && whole.length < most; at += MONTHS_AT_ONCE) {
      if (at > 0) await this.#pause()
      // At once: most of a month's time is spent asking the disk whether it has changed.
      const read = await Promise.all(months.slice(at, at + MONTHS_AT_ONCE).map((month) => view.month(month)))
      for (const records of read) {
        const hits = records.toReversed().flatMap(({ current }) => foundIn(current, question))
        whole.push(...hits.filter(({ rank }) => rank === RANK.whole).map(({ record }) => record))
        others.push(...hits.filter(({ rank }) => rank !== RANK.whole).map(({ record }) => record))
      }
    }
    return [...whole, ...others].slice(0, most)
  }

  /** Lets other work run in between: windows are answered and moments come while decades are searched. */
  #pause(): Promise<void> {
    return new Promise((resolve) => this.#clock.after(0, resolve))
  }
}

/** A day that lasts into the night may end in the next month. */
const mayHold = (month: string, { from, to }: Days): boolean =>
  month >= from.slice(0, 7) && month <= dayAfter(to).slice(0, 7)

function foundIn(record: VaultRecord, { rankOf, findIn, days }: Question): Hit[] {
  const definition = definitionOf(record.kind)
  if (record.deleted !== undefined || definition?.search.by !== 'query') return []
  const day = dayOf(record.at)
  if (days && (day < days.from || day > days.to)) return []
  const text = (definition.textsOf(record) ?? []).join('\n')
  const rank = rankOf(text)
  if (rank === RANK.none) return []
  const { kind, id, at } = record
  return [{ rank, record: { kind, id, at, excerpt: excerptAround(text, findIn, EXCERPT_LENGTH) } }]
}
