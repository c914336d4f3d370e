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

  write(key: DraftKey, draft: Draft): Promise<void> {
    return this.#change((all) => ({ ...all, [key]: { draft, changedAt: instant(this.#clock.now()) } }))
  }

  clear(key: DraftKey): Promise<void> {
    return this.#change((all) => Object.fromEntries(Object.entries(all).filter(([known]) => known !== key)))
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
    if (!this.#drafts) {
      const reading = this.#fromDisk()
      this.#drafts = reading
      this.#forgetIfFailed(reading)
    }
    return this.#drafts
  }

  async #fromDisk(): Promise<Record<string, unknown>> {
    const { value } = await this.#document.read()
    const parsed = v.safeParse(StoredSchema, value)
    if (parsed.success) return parsed.output.drafts
    // What makes no sense here, of a newer Luwte perhaps, is kept beside it before the first draft is written over it.
    if (value !== null) await this.#document.keepCopy()
    return {}
  }

  /** A read that failed is tried again: it must never be taken for "no drafts" and written over. */
  #forgetIfFailed(drafts: Promise<Record<string, unknown>>): void {
    drafts.catch(() => {
      if (this.#drafts === drafts) this.#drafts = null
    })
  }

  /** Each change starts from the one before, also from one that could not be written: the newest words stay in memory. */
  async #change(change: (all: Record<string, unknown>) => Record<string, unknown>): Promise<void> {
    const before = this.#all()
    const after = before.then(change)
    this.#drafts = after
    this.#forgetIfFailed(after)
    await this.#document.write({ format: 1, drafts: await after })
  }
}
