import { monthOfId } from '@shared/kernel/ids'
import { type CheckIn, type CheckInAnswer, isCheckIn } from '@shared/features/check-ins/checkIn'
import { type MergedRecord, mergedVector } from '@shared/records/merging'
import { dateOf, instant, localDateAt } from '@shared/kernel/time'
import type { VersionVector } from '@shared/kernel/versionVectors'
import { LuwteError } from '@shared/kernel/errors'
import type { Clock } from '@main/ports'
import type { EventBus } from '@main/kernel/eventBus'
import type { Vault } from '@main/vault/vault'
import type { MomentAnswers } from '../moments/momentAnswers'

const DAY_MS = 24 * 60 * 60 * 1000

interface Dependencies {
  vault: Vault
  clock: Clock
  events: EventBus
  moments: Pick<MomentAnswers, 'answered'>
}

/** Check-ins: taking them, also while the vault is locked, and looking back over the last days. */
export class CheckInService {
  readonly #vault: Vault
  readonly #clock: Clock
  readonly #events: EventBus
  readonly #moments: Dependencies['moments']

  constructor({ vault, clock, events, moments }: Dependencies) {
    this.#vault = vault
    this.#clock = clock
    this.#events = events
    this.#moments = moments
  }

  /** The moment that asked for it counts as answered. While locked, the check-in waits in the inbox. */
  async answer(answer: CheckInAnswer): Promise<CheckIn> {
    const record = await this.#events.afterChange(['check-in'], this.#write(answer))
    await this.#moments.answered('check-in', answer.occurrence)
    return record
  }

  /** The check-ins of the last `days` days as lived, today included, newest first. */
  async recent(days: number): Promise<CheckIn[]> {
    const now = this.#clock.now()
    const firstDate = localDateAt(now - (days - 1) * DAY_MS, this.#clock.zone())
    // A local day may begin in the UTC month before, and a check-in written east of here may be in a later one.
    const firstMonth = new Date(now - (days + 1) * DAY_MS).toISOString().slice(0, 7)
    const view = await this.#vault.look()
    const months = (await view.months()).filter((month) => month >= firstMonth)
    const records = (await Promise.all(months.map((month) => view.month(month)))).flat()
    return records
      .map(({ current }) => current)
      .filter(isCheckIn)
      .filter((checkIn) => checkIn.deleted === undefined && dateOf(checkIn.at) >= firstDate)
      .sort((one, other) => (one.id < other.id ? 1 : -1))
  }

  async read(id: string): Promise<CheckIn> {
    return (await this.#find(id)).current
  }

  /**
   * Replaces all that was answered, but for the moment that asked.
   * @param seen of the version that is changed. What was changed elsewhere meanwhile is kept as another version.
   */
  async change(id: string, seen: VersionVector, given: CheckInAnswer): Promise<CheckIn> {
    const { answer, point, feelings, body, around, note } = given
    const changed = { answer, point, feelings, body, around, note, deleted: undefined }
    return (await this.#events.afterChange(['check-in'], this.#edit(id, changed, seen))) as CheckIn
  }

  /** Into the bin. */
  async remove(id: string): Promise<void> {
    await this.#events.afterChange(['check-in'], this.#edit(id, { deleted: instant(this.#clock.now()) }))
  }

  async restore(id: string): Promise<CheckIn> {
    return (await this.#events.afterChange(['check-in'], this.#edit(id, { deleted: undefined }))) as CheckIn
  }

  async #write(answer: CheckInAnswer): Promise<CheckIn> {
    const isLocked = this.#vault.lock === 'locked'
    return (await (isLocked
      ? this.#vault.addToInbox('check-in', answer)
      : this.#vault.add('check-in', answer))) as CheckIn
  }

  async #edit(id: string, change: Record<string, unknown>, seen?: VersionVector) {
    const found = await this.#find(id)
    return this.#vault.edit(id, seen ?? mergedVector(found), change)
  }

  async #find(id: string): Promise<MergedRecord & { current: CheckIn }> {
    const found = await this.#vault.find(id)
    if (!found || !isCheckIn(found.current)) throw new LuwteError('not-found', `check-in of ${monthOfId(id)}`)
    return { ...found, current: found.current }
  }
}
