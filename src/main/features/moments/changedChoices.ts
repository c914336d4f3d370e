import { missedBefore, type MomentLog, type MomentPlan } from '@shared/features/moments/momentSchedule'
import { pauseEnd } from '@shared/features/moments/pause'
import type { OccurrenceId, Rhythm } from '@shared/features/moments/rhythm'
import type { Settings } from '@shared/features/settings/settings'

/**
 * Changes of the settings by which a moment of earlier today could come after all: a rhythm was changed, a pause was
 * ended. Such a moment is meant for the next day, so it is dropped. A change is remembered until that has been written.
 */
export class ChangedChoices {
  #changes: { since: number; rhythms: Rhythm[] }[] = []

  /**
   * @param since when the settings changed, in milliseconds since 1970.
   * @returns whether this change of the settings concerns the moments at all.
   */
  note(since: number, before: Settings, now: Settings): boolean {
    if (!concernsMoments(before, now)) return false
    this.#changes.push({ since, rhythms: rhythmsWithMore(before, now) })
    return true
  }

  /** The moments that are not to come, since they were due before the change. */
  missed(plan: MomentPlan, log: MomentLog): OccurrenceId[] {
    return this.#changes.flatMap(({ since, rhythms }) => missedBefore(since, { ...plan, rhythms }, log))
  }

  /** @param drop writes to the log that these do not come. */
  async dropMissed(plan: MomentPlan, log: MomentLog, drop: (ids: OccurrenceId[]) => Promise<void>): Promise<void> {
    const handled = [...this.#changes]
    await drop(this.missed(plan, log))
    // Changes that were noted during the write are still to be handled.
    this.#changes = this.#changes.filter((one) => !handled.includes(one))
  }
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

const concernsMoments = (before: Settings, now: Settings): boolean =>
  (['rhythms', 'pause', 'quiet', 'holdWhen'] as const).some((name) => !isSame(before[name], now[name]))

/** The rhythms that may bring a moment now which they would not have brought before the change. */
function rhythmsWithMore(before: Settings, now: Settings): Rhythm[] {
  const concernsAll = pauseEnd(now.pause) < pauseEnd(before.pause) || !isSame(before.quiet, now.quiet)
  const former = (id: string) => before.rhythms.find((rhythm) => rhythm.id === id)
  return now.rhythms.filter((rhythm) => concernsAll || !isSame(rhythm, former(rhythm.id)))
}
