import { goneBy, type MomentLog, type MomentPlan } from '@shared/features/moments/momentSchedule'
import { pauseEnd } from '@shared/features/moments/pause'
import type { OccurrenceId, Rhythm } from '@shared/features/moments/rhythm'
import type { Settings } from '@shared/features/settings/settings'

/**
 * What was chosen anew, or set free by the end of a pause: a time that had gone by then is meant for the next day. It is
 * remembered until what had gone by has been let pass.
 */
export class ChangedChoices {
  #changes: { since: number; rhythms: Rhythm[] }[] = []

  /** @returns whether this change of the settings concerns the moments at all. */
  note(since: number, before: Settings, now: Settings): boolean {
    if (!concernsMoments(before, now)) return false
    this.#changes.push({ since, rhythms: setFree(before, now) })
    return true
  }

  goneBy(plan: MomentPlan, log: MomentLog): OccurrenceId[] {
    return this.#changes.flatMap(({ since, rhythms }) => goneBy(since, { ...plan, rhythms }, log))
  }

  /** @param drop writes that these do not come. */
  async letPass(plan: MomentPlan, log: MomentLog, drop: (ids: OccurrenceId[]) => Promise<void>): Promise<void> {
    const dealtWith = [...this.#changes]
    await drop(this.goneBy(plan, log))
    // Others may have been chosen meanwhile.
    this.#changes = this.#changes.filter((one) => !dealtWith.includes(one))
  }
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

const concernsMoments = (before: Settings, now: Settings): boolean =>
  (['rhythms', 'pause', 'quiet', 'holdWhen'] as const).some((name) => !isSame(before[name], now[name]))

/** The rhythms of which, by a change of the settings, something may come that had gone by. */
function setFree(before: Settings, now: Settings): Rhythm[] {
  const isFreer = pauseEnd(now.pause) < pauseEnd(before.pause) || !isSame(before.quiet, now.quiet)
  const former = (id: string) => before.rhythms.find((rhythm) => rhythm.id === id)
  return now.rhythms.filter((rhythm) => isFreer || !isSame(rhythm, former(rhythm.id)))
}
