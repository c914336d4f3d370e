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
  box: DraftInbox
  clock: Clock
  isLocked: () => boolean
}

/** What was typed and not saved. Kept until it is saved or put away by the user. */
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
    const { box, clock, isLocked } = this.#deps
    const kept = { draft, changedAt: instant(clock.now()) }
    return isLocked() ? box.put(key, kept) : this.#change((all) => ({ ...all, [key]: kept }))
  }

  clear(key: DraftKey): Promise<void> {
    const { box, isLocked } = this.#deps
    return isLocked() ? box.drop(key) : this.#change((all) => without(all, key))
  }

  async list(): Promise<{ key: DraftKey; changedAt: string }[]> {
    return Object.entries(await this.#all())
      .flatMap(([key, value]) => {
        const kept = v.safeParse(KeptSchema, value)
        return kept.success && v.is(DraftKeySchema, key) ? [{ key, changedAt: kept.output.changedAt }] : []
      })
      .sort((one, other) => (one.changedAt < other.changedAt ? 1 : -1))
  }

  /** What was typed while the vault was locked stands among the others from now on; the later one where there are two. */
  takeInLocked(): Promise<void> {
    return this.#deps.box.takeOut(async (opened) => {
      const taken = Object.entries(opened).filter(([key, kept]) => v.is(DraftKeySchema, key) && v.is(KeptSchema, kept))
      if (taken.length > 0)
        await this.#change((all) => ({
          ...all,
          ...Object.fromEntries(taken.filter(([key, kept]) => changedAt(kept) > changedAt(all[key]))),
        }))
    })
  }

  /** Written as it should lie now, sealed or open. */
  async reseal(): Promise<void> {
    if (Object.keys(await this.#all()).length > 0 || (await this.#deps.document.read()).value !== null)
      await this.#change((all) => all)
  }

  /** Nothing of them stays in memory. */
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
      // Of a vault that was left, sealed with its key: kept beside, so that there is room for the drafts of this one.
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
