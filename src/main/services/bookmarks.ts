import { type Bookmark, isBookmark } from '@shared/domain/records'
import type { Clock } from '../ports'
import { Collection } from '../storage/collection'
import type { Vault } from '../storage/vault'

interface Spot {
  guide: string
  chapter: string
  section: string
}

/** Sections of the guides that somebody marked, with their notes. Lives in always.json. */
export class BookmarkService {
  readonly #bookmarks: Collection<Bookmark>

  constructor(deps: { vault: Vault; clock: Clock }) {
    this.#bookmarks = new Collection(deps, 'bookmark', isBookmark)
  }

  list(): Promise<Bookmark[]> {
    return this.#bookmarks.all()
  }

  /** One bookmark a section: marking it again changes its note, where one is given. */
  async set(spot: Spot, note?: string): Promise<Bookmark> {
    const known = note === undefined ? (await this.list()).find(isAt(spot)) : undefined
    return known ?? this.#bookmarks.put({ ...spot, note: note ?? '' }, isAt(spot))
  }

  async remove(id: string): Promise<void> {
    await this.#bookmarks.remove((bookmark) => bookmark.id === id)
  }

  restore(id: string): Promise<Bookmark> {
    return this.#bookmarks.restore(id)
  }
}

const isAt = (spot: Spot) => (bookmark: Bookmark) =>
  bookmark.guide === spot.guide && bookmark.chapter === spot.chapter && bookmark.section === spot.section
