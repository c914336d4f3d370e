import * as v from 'valibot'
import { type Draft, type DraftKey, DraftKeySchema, DraftSchema } from '@shared/domain/drafts'
import { instant, InstantSchema } from '@shared/domain/time'
import type { Clock } from '../ports'
import type { Document } from '../storage/document'

const StoredSchema = v.looseObject({ drafts: v.record(v.string(), v.unknown()) })
const KeptSchema = v.object({ draft: DraftSchema, changedAt: InstantSchema })

/** What was typed and not saved. Kept until it is saved or put away by the user. */
export class DraftService {
  readonly #document: Document<object>
  readonly #clock: Clock
  #drafts: Promise<Record<string, unknown>> | null = null

  constructor(document: Document<object>, clock: Clock) {
    this.#document = document
    this.#clock = clock
  }

  async read(key: DraftKey): Promise<Draft | null> {
    const kept = v.safeParse(KeptSchema, (await this.#all())[key])
    return kept.success ? kept.output.draft : null
  }

  async write(key: DraftKey, draft: Draft): Promise<void> {
    const all = await this.#all()
    await this.#replace({ ...all, [key]: { draft, changedAt: instant(this.#clock.now()) } })
  }

  async clear(key: DraftKey): Promise<void> {
    const all = await this.#all()
    if (!Object.hasOwn(all, key)) return
    await this.#replace(Object.fromEntries(Object.entries(all).filter(([known]) => known !== key)))
  }

  async list(): Promise<{ key: DraftKey; changedAt: string }[]> {
    return Object.entries(await this.#all())
      .flatMap(([key, value]) => {
        const kept = v.safeParse(KeptSchema, value)
        return kept.success && v.is(DraftKeySchema, key) ? [{ key, changedAt: kept.output.changedAt }] : []
      })
      .sort((one, other) => (one.changedAt < other.changedAt ? 1 : -1))
  }

  #all(): Promise<Record<string, unknown>> {
    this.#drafts ??= this.#document.read().then(({ value }) => {
      const parsed = v.safeParse(StoredSchema, value)
      return parsed.success ? parsed.output.drafts : {}
    })
    // A read that failed is tried again: it must never be taken for "no drafts" and written over.
    this.#drafts.catch(() => (this.#drafts = null))
    return this.#drafts
  }

  async #replace(drafts: Record<string, unknown>): Promise<void> {
    // Two writes at once each start from what the other left in memory; a failed one puts nothing back, so that the
    // newest words are tried again with the next key.
    this.#drafts = Promise.resolve(drafts)
    await this.#document.write({ format: 1, drafts })
  }
}
