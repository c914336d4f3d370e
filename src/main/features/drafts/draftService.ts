import * as v from 'valibot'
import { type Draft, type DraftKey, DraftKeySchema, DraftSchema } from '@shared/features/drafts/drafts'
import { instant, InstantSchema } from '@shared/kernel/time'
import type { Clock } from '@main/ports'
import type { JsonDocument } from '@main/vault/jsonDocument'
import { WrongKey } from '@main/ports/faults'
import type { DraftInbox } from '@main/vault/crypto/draftInbox'

const StoredSchema = v.looseObject({ drafts: v.record(v.string(), v.unknown()) })
const KeptSchema = v.object({ draft: DraftSchema, changedAt: InstantSchema })

interface Dependencies {
  /** Sealed when the vault is. */
  document: JsonDocument<object>
  /** Takes drafts while the vault is locked. */
  inbox: DraftInbox
  clock: Clock
  isLocked: () => boolean
}

/** What was typed and not saved. Kept until the user saves or discards it. */
export class DraftService {
  readonly #deps: Dependencies
  #drafts: Promise<Record<string, unknown>> | null = null

  constructor(deps: Dependencies) {
    this.#deps = deps
  }

  async read(key: DraftKey): Promise<Draft | null> {
    const kept = v.safeParse(KeptSchema, (await this.#all())[key])
    return kept.success ? kept.output.draft : null
  }

  write(key: DraftKey, draft: Draft): Promise<void> {
    const { inbox, clock, isLocked } = this.#deps
    const kept = { draft, changedAt: instant(clock.now()) }
    return isLocked() ? inbox.put(key, kept) : this.#change((all) => ({ ...all, [key]: kept }))
  }

  clear(key: DraftKey): Promise<void> {
    const { inbox, isLocked } = this.#deps
    return isLocked() ? inbox.drop(key) : this.#change((all) => without(all, key))
  }

  async list(): Promise<{ key: DraftKey; changedAt: string }[]> {
    return Object.entries(await this.#all())
      .flatMap(([key, value]) => {
        const kept = v.safeParse(KeptSchema, value)
        return kept.success && v.is(DraftKeySchema, key) ? [{ key, changedAt: kept.output.changedAt }] : []
      })
      .sort((one, other) => (one.changedAt < other.changedAt ? 1 : -1))
  }

  /** Adds what was typed while the vault was locked to the other drafts; of two with one key the later one stays. */
  takeInLocked(): Promise<void> {
    return this.#deps.inbox.takeOut(async (opened) => {
      const taken = Object.entries(opened).filter(([key, kept]) => v.is(DraftKeySchema, key) && v.is(KeptSchema, kept))
      if (taken.length > 0)
        await this.#change((all) => ({
          ...all,
          ...Object.fromEntries(taken.filter(([key, kept]) => changedAt(kept) > changedAt(all[key]))),
        }))
    })
  }

  /** Writes them once more, sealed or plain as the vault is now. */
  async reseal(): Promise<void> {
    if (Object.keys(await this.#all()).length > 0 || (await this.#deps.document.read()).value !== null)
      await this.#change((all) => all)
  }

  /** Removes them from memory. */
  async forget(): Promise<void> {
    this.#drafts = null
    await this.#deps.document.forget()
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
    const { document, isLocked } = this.#deps
    const { value } = await document.read().catch(async (fault: unknown) => {
      if (!(fault instanceof WrongKey) || isLocked()) throw fault
      // Sealed with the key of a vault that this computer used before: kept beside, to make way for the drafts of this one.
      await document.setAside()
      return { value: null }
    })
    const parsed = v.safeParse(StoredSchema, value)
    if (parsed.success) return parsed.output.drafts
    // What makes no sense here, of a newer Luwte perhaps, is kept beside it before the first draft is written over it.
    if (value !== null) await document.keepCopy()
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
    await this.#deps.document.write({ format: 1, drafts: await after })
  }
}

const without = (all: Record<string, unknown>, key: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(all).filter(([known]) => known !== key))

function changedAt(kept: unknown): string {
  return v.is(KeptSchema, kept) ? kept.changedAt : ''
}
