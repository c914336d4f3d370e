import type { HoldReason } from '@shared/features/moments/quietHours'
import type { MomentLog } from '@shared/features/moments/momentSchedule'
import type { Settings } from '@shared/features/settings/settings'
import type { Backoff } from '@shared/features/moments/backoff'

// What a history shows to whoever judges it.

/** A moment that reached the desktop, with everything by which it can be judged. */
export interface Shown {
  id: string
  at: number
  zone: string
  askLessAbout: boolean
  /** What the settings said when it was shown. */
  settings: Settings
  /** What was on disk of the moments. */
  log: MomentLog
  /** The question "may I come now?" that went before it. */
  asked: Asked
  /** When "later" put it, if that is why it comes. */
  again: number | null
}

/** The hold sources were asked, and answered. */
export interface Asked {
  at: number
  zone: string
  settings: Settings
  reasons: readonly HoldReason[]
  heldBy: readonly HoldReason[]
}

/** One life of the program: after its end nothing it does has any effect. */
export class Life {
  isOver = false

  /** For what the end came in between: it is never answered. */
  static readonly silence = new Promise<never>(() => undefined)
}

export const MOMENTS = '/data/moments.json'
export const SETTINGS = '/data/settings.json'

/** What moments.json holds. */
export interface Moments {
  occurrences: MomentLog
  rhythms: Record<string, Backoff>
}

export const momentsIn = (text: string | undefined): Moments =>
  text === undefined ? { occurrences: {}, rhythms: {} } : (JSON.parse(text) as Moments)
