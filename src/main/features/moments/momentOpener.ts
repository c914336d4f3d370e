import { type MomentKind, type OccurrenceId, rhythmOf } from '@shared/features/moments/rhythm'
import type { Windows } from '@main/ports'
import type { MomentAnswers } from './momentAnswers'
import type { MomentScheduler } from './momentScheduler'
import type { RhythmService } from './rhythmService'

interface Dependencies {
  windows: Pick<Windows, 'open'>
  scheduler: Pick<MomentScheduler, 'shown' | 'next'>
  answers: Pick<MomentAnswers, 'answered'>
  rhythms: Pick<RhythmService, 'opens'>
}

/** Opens the window that a moment asks for. */
export class MomentOpener {
  readonly #deps: Dependencies

  constructor(deps: Dependencies) {
    this.#deps = deps
  }

  /** A moment that asks to write or to practise counts as answered by being opened. */
  async open(occurrence: OccurrenceId): Promise<void> {
    const { answers, rhythms, scheduler, windows } = this.#deps
    const kind = scheduler.shown.kindOf(occurrence)
    if (kind === 'check-in') return this.#openCheckIn(occurrence)
    // Whom it is about is in the vault: that screen comes after unlocking, and takes the answer.
    if (kind === 'contact') return windows.open('main', `/beside/moment/${occurrence}`)
    windows.open('main', routeOfMoment(kind, await rhythms.opens(rhythmOf(occurrence)).catch(() => null)))
    await answers.answered(kind, occurrence)
  }

  /** The user asks for a check-in. It answers the moment that waits for one. */
  openCheckIn(): void {
    const { waiting } = this.#deps.scheduler.next
    this.#openCheckIn(waiting?.kind === 'check-in' ? waiting.occurrence : null)
  }

  #openCheckIn(occurrence: OccurrenceId | null): void {
    this.#deps.windows.open('check-in', occurrence === null ? '/check-in' : `/check-in/${occurrence}`)
  }
}

/** Instead of a notification: opens a small window that does not take the focus or the front. */
export function openInBackground(windows: Pick<Windows, 'open'>, occurrence: OccurrenceId, kind: MomentKind): void {
  windows.open('check-in', kind === 'check-in' ? `/check-in/${occurrence}` : `/moment/${occurrence}`, 'unasked')
}

/** Where the main window opens for a moment that asks to write or to practise. */
function routeOfMoment(kind: 'write' | 'practice', opens: string | null): string {
  if (kind === 'write') return opens === null ? '/journal/write/new' : `/care/prompt/${opens}`
  return opens === null ? '/care' : `/care/exercise/${opens}`
}
