import * as v from 'valibot'
import { blobIdsIn } from '@shared/kernel/blobRef'
import { type Draft, type DraftKey, DraftKeySchema, DraftSchema, sectionOfDraft } from '@shared/features/drafts/drafts'
import { type EarlierDraft, EarlierDraftSchema, sittingAfter } from '@shared/features/drafts/earlierDrafts'
import { LuwteError } from '@shared/kernel/errors'
import { instant, InstantSchema } from '@shared/kernel/time'
import type { Clock, Dispose } from '@main/ports'
import type { JsonDocument } from '@main/vault/jsonDocument'
import { WrongKey } from '@main/ports/faults'
import { parseObject, printObject } from '@main/vault/json'
import type { SectionAccess } from '@main/vault/sections/sectionAccess'
import type { DraftInbox } from '@main/vault/inbox/draftInbox'

const FileSchema = v.looseObject({ drafts: v.record(v.string(), v.unknown()) })
const OpenDraftSchema = v.object({
  draft: DraftSchema,
  changedAt: InstantSchema,
  /** See Sitting. What makes no sense there must not cost the draft. */
  since: v.fallback(v.optional(InstantSchema), undefined),
  earlier: v.fallback(v.optional(v.array(EarlierDraftSchema)), undefined),
})
const StoredDraftSchema = v.union([
  OpenDraftSchema,
  /** Of a section with a lock of its own, whose id is `lock`. */
  v.object({ lock: v.string(), sealed: v.string(), changedAt: InstantSchema }),
])
type StoredDraft = v.InferOutput<typeof StoredDraftSchema>

interface Dependencies {
  /** Sealed when the vault is. */
  document: JsonDocument<object>
  /** Where drafts go while the vault is locked. */
  inbox: DraftInbox
  clock: Clock
  isLocked: () => boolean
  sections: Pick<SectionAccess, 'lock' | 'state' | 'sealDraft' | 'openDraft'>
}

/** Texts that were typed and not saved. A draft is kept until the user saves or discards it. */
export class DraftService {
  readonly #deps: Dependencies
  readonly #clearListeners = new Set<(key: DraftKey) => void>()
  #drafts: Promise<Record<string, unknown>> | null = null

  constructor(deps: Dependencies) {
    this.#deps = deps
  }

  /** null: there is none, or the section that it belongs to is locked. */
  async read(key: DraftKey): Promise<Draft | null> {
    const stored = v.safeParse(StoredDraftSchema, (await this.#all())[key])
    if (!stored.success || (await this.#isBehindLock(key))) return null
    return this.#opened(key, stored.output)
  }

  /** What the draft of an entry said before, the newest first. */
  async earlier(key: DraftKey): Promise<EarlierDraft[]> {
    return (inTheOpen((await this.#all())[key])?.earlier ?? []).toReversed()
  }

  /** @param isAside what it said until now is kept among the earlier ones, however short it stood. */
  async write(key: DraftKey, draft: Draft, isAside = false): Promise<void> {
    const { inbox, clock, isLocked } = this.#deps
    const changedAt = instant(clock.now())
    if (isLocked()) return inbox.put(key, { draft, changedAt })
    return this.#change(async (all) => ({
      ...all,
      [key]: {
        ...(await this.#stored(key, draft, changedAt)),
        ...sittingAfter(inTheOpen(all[key]), draft, changedAt, isAside),
      },
    }))
  }

  async clear(key: DraftKey): Promise<void> {
    const { inbox, isLocked } = this.#deps
    await (isLocked() ? inbox.remove(key) : this.#change((all) => without(all, key)))
    for (const listener of this.#clearListeners) listener(key)
  }

  /** A draft was saved or thrown away. */
  onCleared(listener: (key: DraftKey) => void): Dispose {
    this.#clearListeners.add(listener)
    return () => this.#clearListeners.delete(listener)
  }

  /** The ids of all blobs that drafts refer to. Throws `locked` where there are drafts that cannot be read yet. */
  async blobs(): Promise<string[]> {
    if (!(await this.#deps.inbox.isEmpty())) throw new LuwteError('locked', 'drafts in the inbox')
    return blobIdsIn(await this.#all())
  }

  async list(): Promise<{ key: DraftKey; changedAt: string }[]> {
    return Object.entries(await this.#all())
      .flatMap(([key, value]) => {
        const stored = v.safeParse(StoredDraftSchema, value)
        return stored.success && v.is(DraftKeySchema, key) ? [{ key, changedAt: stored.output.changedAt }] : []
      })
      .sort((one, other) => (one.changedAt < other.changedAt ? 1 : -1))
  }

  /** Moves what was typed while the vault was locked to the other drafts. Of two with one key the newer one is kept. */
  emptyInbox(): Promise<void> {
    return this.#deps.inbox.empty(async (opened) => {
      const taken = Object.entries(opened).filter(
        ([key, stored]) => v.is(DraftKeySchema, key) && v.is(StoredDraftSchema, stored),
      )
      if (taken.length > 0)
        await this.#change(async (all) => {
          const newer = taken.filter(([key, stored]) => changedAt(stored) > changedAt(all[key]))
          const resealed = Object.entries(await this.#resealed(newer)).map(([key, stored]) => {
            const taken = inTheOpen(stored)
            const sitting = taken && sittingAfter(inTheOpen(all[key]), taken.draft, taken.changedAt)
            return [key, sitting ? { ...taken, ...sitting } : stored]
          })
          return { ...all, ...(Object.fromEntries(resealed) as Record<string, unknown>) }
        })
    })
  }

  /** Writes all drafts again, encrypted or plain as the vault is now. */
  async reseal(): Promise<void> {
    if (Object.keys(await this.#all()).length > 0 || (await this.#deps.document.read()).value !== null)
      await this.#change((all) => all)
  }

  /** Writes the drafts of sections again, as the locks of the sections say now. What cannot be opened stays as it is. */
  async resealSections(): Promise<void> {
    const ofSections = Object.entries(await this.#all()).filter(
      ([key]) => v.is(DraftKeySchema, key) && sectionOfDraft(key) !== null,
    )
    if (ofSections.length === 0) return
    const written = await this.#resealed(ofSections)
    await this.#change((all) => ({ ...all, ...written }))
  }

  /** Removes all drafts from memory. */
  async forget(): Promise<void> {
    this.#drafts = null
    await this.#deps.document.forget()
  }

  /** Also what is not sealed to a section yet: it came while the vault was locked, or the lock came from elsewhere. */
  async #isBehindLock(key: DraftKey): Promise<boolean> {
    const section = sectionOfDraft(key)
    return section !== null && (await this.#deps.sections.state(section)) === 'locked'
  }

  /** Drafts as they are to be written now. What cannot be opened stays as it is. */
  async #resealed(drafts: [string, unknown][]): Promise<Record<string, unknown>> {
    const written: Record<string, unknown> = {}
    for (const [key, value] of drafts) {
      const isKnown = v.is(DraftKeySchema, key) && v.is(StoredDraftSchema, value)
      const draft = isKnown ? this.#opened(key, value) : null
      written[key] = isKnown && draft ? await this.#stored(key, draft, value.changedAt) : value
    }
    return written
  }

  #opened(key: DraftKey, stored: StoredDraft): Draft | null {
    if ('draft' in stored) return stored.draft
    const bytes = this.#deps.sections.openDraft(stored.lock, key, stored.sealed)
    const parsed = v.safeParse(DraftSchema, bytes && parseObject(bytes))
    return parsed.success ? parsed.output : null
  }

  /** As it is written: sealed to its section where that has a lock, which needs no key. */
  async #stored(key: DraftKey, draft: Draft, changedAt: string): Promise<StoredDraft> {
    const { sections } = this.#deps
    const section = sectionOfDraft(key)
    const lock = section && (await sections.lock(section))
    if (!lock) return { draft, changedAt }
    return { lock: lock.id, sealed: sections.sealDraft(lock, key, printObject(draft, 'compact')), changedAt }
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
      // Sealed with the key of a vault that this computer used before: renamed, so that new drafts do not overwrite it.
      await document.quarantine()
      return { value: null }
    })
    const parsed = v.safeParse(FileSchema, value)
    if (parsed.success) return parsed.output.drafts
    // The content is unknown, perhaps of a newer Luwte: a copy is kept before the first draft overwrites it.
    if (value !== null) await document.quarantineCopy()
    return {}
  }

  /** Makes the next call read again: a failed read must never count as "no drafts", which would be written to disk. */
  #forgetIfFailed(drafts: Promise<Record<string, unknown>>): void {
    drafts.catch(() => {
      if (this.#drafts === drafts) this.#drafts = null
    })
  }

  /** Each change starts from the one before, even if that could not be written: the newest text stays in memory. */
  async #change(
    change: (all: Record<string, unknown>) => Record<string, unknown> | Promise<Record<string, unknown>>,
  ): Promise<void> {
    const before = this.#all()
    const after = before.then(change)
    this.#drafts = after
    this.#forgetIfFailed(after)
    await this.#deps.document.write({ format: 1, drafts: await after })
  }
}

const without = (all: Record<string, unknown>, key: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(all).filter(([known]) => known !== key))

function changedAt(stored: unknown): string {
  return v.is(StoredDraftSchema, stored) ? stored.changedAt : ''
}

/** A stored draft that is sealed to no section; null: it is, or it is none. */
function inTheOpen(stored: unknown) {
  return v.is(StoredDraftSchema, stored) && 'draft' in stored ? v.parse(OpenDraftSchema, stored) : null
}
