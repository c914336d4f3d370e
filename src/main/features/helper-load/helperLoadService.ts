import {
  type HelperLimit,
  type HelperLoad,
  type HelperLoadBody,
  isHelperLimit,
  isHelperLoad,
} from '@shared/features/helper-load/helperLoad'
import type { CallInput, CallOutput } from '@shared/ipc/contract'
import { LuwteError } from '@shared/kernel/errors'
import type { Month } from '@shared/kernel/ids'
import { dayOf, instant, type LocalDate } from '@shared/kernel/time'
import { type MergedRecord, mergedVector } from '@shared/records/merging'
import type { Clock } from '@main/ports'
import { Collection } from '@main/vault/collection'
import { sectionsOfMonth } from '@main/vault/sections/sectionAccess'
import type { Vault } from '@main/vault/vault'

/** So many months are read to look back at: this one, the one before, and what a time zone may add. */
const MONTHS_BACK = 3
const MOST_SHOWN = 20
const MOST_IN_RANGE = 200

/** What helping asks of the helper: cards of before and after, and the limit that they set for themselves. */
export class HelperLoadService {
  readonly #vault: Vault
  readonly #clock: Clock
  readonly #limit: Collection<HelperLimit>

  constructor(deps: { vault: Vault; clock: Clock }) {
    this.#vault = deps.vault
    this.#clock = deps.clock
    this.#limit = new Collection(deps, 'helper-limit', isHelperLimit)
  }

  async read(): Promise<CallOutput<'helperLoad.read'>> {
    const view = await this.#vault.look()
    const months = (await view.months()).slice(0, MONTHS_BACK)
    const loads = loadsIn((await Promise.all(months.map((month) => view.month(month)))).flat()).slice(0, MOST_SHOWN)
    const limits = await this.#limit.all()
    return { loads, limit: limits.at(-1)?.text ?? '' }
  }

  /** Only months are read in which something of Beside someone was noted. */
  async range({ from, to }: CallInput<'helperLoad.range'>): Promise<HelperLoad[]> {
    const view = await this.#vault.look()
    const found: MergedRecord[] = []
    for await (const [month, { open, locked }] of view.digests(sectionsOfMonth)) {
      const isNear = month >= monthNextTo(from, -1) && month <= monthNextTo(to, 1)
      if (isNear && [...open, ...locked].includes('beside')) found.push(...(await view.month(month)))
    }
    return loadsIn(found)
      .filter(({ at }) => from <= dayOf(at) && dayOf(at) <= to)
      .slice(0, MOST_IN_RANGE)
  }

  async add(load: HelperLoadBody): Promise<HelperLoad> {
    return (await this.#vault.add('helper-load', load)) as HelperLoad
  }

  async remove(id: string): Promise<void> {
    await this.#edit(id, { deleted: instant(this.#clock.now()) })
  }

  /** Undoes `remove`. */
  restore(id: string): Promise<HelperLoad> {
    return this.#edit(id, { deleted: undefined })
  }

  /** @param text '' removes it. */
  async setLimit(text: string): Promise<CallOutput<'helperLoad.read'>> {
    if (text === '') await this.#limit.remove(() => true)
    else {
      const { id } = await this.#limit.put({ text }, () => true)
      // Another computer may have made one of its own.
      await this.#limit.remove((limit) => limit.id !== id)
    }
    return this.read()
  }

  async #edit(id: string, change: Record<string, unknown>): Promise<HelperLoad> {
    const found = await this.#vault.find(id)
    if (!found || !isHelperLoad(found.current)) throw new LuwteError('not-found')
    return (await this.#vault.edit(id, mergedVector(found), change)) as HelperLoad
  }
}

/** Those that are not in the bin, newest first. */
const loadsIn = (records: readonly MergedRecord[]): HelperLoad[] =>
  records
    .map(({ current }) => current)
    .filter(isHelperLoad)
    .filter(({ deleted }) => deleted === undefined)
    .sort((one, other) => (one.id < other.id ? 1 : -1))

/** The month `by` months from that of a day: a file goes by UTC, and a day as lived may lie in the one beside it. */
function monthNextTo(date: LocalDate, by: number): Month {
  const months = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + by
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`
}
