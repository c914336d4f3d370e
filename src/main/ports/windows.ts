import type { AppName } from '@shared/features/settings/settings'
import type { Dispose } from './time'

export type WindowKind = 'main' | 'check-in'

export interface Windows {
  /**
   * Opens the window, or brings the one there is forward, at a route of the renderer. `unasked`: it takes neither the
   * keys nor the front from what somebody is doing.
   */
  open(kind: WindowKind, route: string, manner?: 'unasked'): void
  close(kind: WindowKind): void
  /** To every open window. */
  broadcast(channel: string, payload: unknown): void
  /** Asked when the user closes the main window: false keeps it. */
  onMainClose(decide: () => boolean): Dispose
  /**
   * Closes every window. Resolves when all are gone: what they sent on their way out has arrived by then, and nothing of
   * what they showed is in memory any more. Those opened meanwhile stay.
   */
  closeAll(): Promise<void>
  isOpen(kind: WindowKind): boolean
  /** No window of Luwte has the keys, and neither has a box or a page for paper that one of them opened. */
  onBlur(listener: () => void): Dispose
  /** The last window is gone. */
  onNone(listener: () => void): Dispose
  /** What the title bars and the window icons say. */
  setName(name: string, icon: AppName): void
  onMainBounds(listener: (bounds: WindowBounds) => void): Dispose
  setMainBounds(bounds: WindowBounds): void
}

export interface WindowBounds {
  x?: number | undefined
  y?: number | undefined
  width: number
  height: number
}

export interface Printing {
  /** Opens the print dialog of the system for a page of ours. */
  print(route: string): Promise<'printed' | 'cancelled' | 'failed'>
  /** Asks where, and keeps a page of ours there as a PDF. */
  savePdf(route: string, name: string): Promise<'saved' | 'cancelled'>
}
