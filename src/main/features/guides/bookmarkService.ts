import { type DraftKey, noteDraftKey } from '@shared/features/drafts/drafts'
import { type Bookmark, isBookmark } from '@shared/features/guides/reading'
import type { Clock } from '@main/ports'
import { Collection } from '@main/vault/collection'
import type { Vault } from '@main/vault/vault'
import type { DraftService } from '../drafts/draftService'

interface SectionAddress {
  guide: string
  chapter: string
  section: string
}

/** Sections of the guides that somebody marked, with their notes. Lives in always.json. */
export class BookmarkService {
  readonly #bookmarks: Collection<Bookmark>
  readonly #drafts: DraftService

  constructor({ drafts, ...deps }: { vault: Vault; clock: Clock; drafts: DraftService }) {
    this.#bookmarks = new Collection(deps, 'bookmark', isBookmark)
    this.#drafts = drafts
  }

  list(): Promise<Bookmark[]> {
    return this.#bookmarks.all()
  }

  /** One bookmark a section: marking it again changes its note, where one is given. */
  async set(address: SectionAddress, note?: string): Promise<Bookmark> {
    const known = note === undefined ? (await this.list()).find(isAt(address)) : undefined
    const bookmark = known ?? (await this.#bookmarks.put({ ...address, note: note ?? '' }, isAt(address)))
    // The window that wrote the draft may be gone. The note is kept, whatever becomes of its draft.
    if (note !== undefined) await this.#dropDraft(noteDraftKey(address)).catch(() => undefined)
    return bookmark
  }

  async remove(id: string): Promise<void> {
    await this.#bookmarks.remove((bookmark) => bookmark.id === id)
  }

  restore(id: string): Promise<Bookmark> {
    return this.#bookmarks.restore(id)
  }

  /** Without writing anything where there is none: notes are kept while somebody types. */
  async #dropDraft(key: DraftKey): Promise<void> {
    if (await this.#drafts.read(key)) await this.#drafts.clear(key)
  }
}

const isAt = (address: SectionAddress) => (bookmark: Bookmark) =>
  bookmark.guide === address.guide && bookmark.chapter === address.chapter && bookmark.section === address.section
