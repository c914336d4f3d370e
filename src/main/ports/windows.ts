import type { AppName } from '@shared/features/settings/settings'
import type { Dispose } from './time'

export type WindowKind = 'main' | 'check-in'

/** The windows of Luwte: at most one of each kind. */
export interface Windows {
  /**
   * Opens the window, or brings the open one to the front, at a route of the renderer. `unasked`: the user did not ask for
   * it, so it takes neither the focus nor the front from another window.
   */
  open(kind: WindowKind, route: string, manner?: 'unasked'): void
  close(kind: WindowKind): void
  /** To every open window. */
  broadcast(channel: string, payload: unknown): void
  /** `decide` is called when the user closes the main window: false keeps it open. One listener at a time. */
  onMainClose(decide: () => boolean): Dispose
  /**
   * Closes every window. Resolves when all are closed: what they sent while closing has arrived by then, and nothing that
   * they showed is in memory any more. Windows that are opened in the meantime stay.
   */
  closeAll(): Promise<void>
  isOpen(kind: WindowKind): boolean
  /** The focus left Luwte: no window of it has the focus, and no native dialog that it opened is open. */
  onBlur(listener: () => void): Dispose
  /** The last window was closed. */
  onNone(listener: () => void): Dispose
  /** Title and icon of all windows, also of those that are opened later. */
  setName(name: string, icon: AppName): void
  /** The user moved or resized the main window. */
  onMainBounds(listener: (bounds: WindowBounds) => void): Dispose
  /** Where the main window opens next time. */
  setMainBounds(bounds: WindowBounds): void
}

/** In logical pixels. Without `x` and `y` the system chooses the place. */
export interface WindowBounds {
  x?: number | undefined
  y?: number | undefined
  width: number
  height: number
}

/**
 * Pages for paper, made of routes of the renderer. Throws `locked` when a lock closes the page, `unreadable` where it does
 * not load.
 */
export interface Printing {
  /** Opens the native print dialog for a page of the renderer. */
  print(route: string): Promise<'printed' | 'cancelled' | 'failed'>
  /** Asks for a path, and saves a page of the renderer there as a PDF. @param name of the document, used as its title. */
  savePdf(route: string, name: string): Promise<'saved' | 'cancelled'>
}

/** A picture of an entry, as a page shows it. */
export interface ShownPicture {
  bytes: Uint8Array
  /** Its media type, by what it is and not by what a record says. */
  type: string
}
