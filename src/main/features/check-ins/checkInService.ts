import { monthOfId } from '@shared/kernel/ids'
import { type CheckIn, type CheckInAnswer, isCheckIn } from '@shared/features/check-ins/checkIn'
import { mergedVector } from '@shared/records/merging'
import { dateOf, instant, localDateAt } from '@shared/kernel/time'
import { LuwteError } from '@shared/kernel/errors'
import type { Clock } from '@main/ports'
import type { Vault } from '@main/vault/vault'

const DAY_MS = 24 * 60 * 60 * 1000

export class CheckInService {
  readonly #vault: Vault
  readonly #clock: Clock

  constructor(vault: Vault, clock: Clock) {
    this.#vault = vault
    this.#clock = clock
  }

  async answer(answer: CheckInAnswer): Promise<CheckIn> {
    const body = { kind: 'check-in', ...answer }
    if (this.#vault.lock === 'locked') return (await this.#vault.addToInbox(body)) as CheckIn
    return (await this.#vault.add('month', body)) as CheckIn
  }

  /** The check-ins of the last `days` days as lived, today included, newest first. */
  async recent(days: number): Promise<CheckIn[]> {
    const now = this.#clock.now()
    const firstDate = localDateAt(now - (days - 1) * DAY_MS, this.#clock.zone())
    // A local day may begin in the UTC month before, and a check-in written east of here may lie in a later one.
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

  async remove(id: string): Promise<void> {
    await this.#change(id, { deleted: instant(this.#clock.now()) })
  }

  async restore(id: string): Promise<CheckIn> {
    return (await this.#change(id, { deleted: undefined })) as CheckIn
  }

  async #change(id: string, change: Record<string, unknown>) {
    const found = await this.#vault.find(id)
    if (!found || !isCheckIn(found.current)) throw new LuwteError('not-found', `check-in of ${monthOfId(id)}`)
    return this.#vault.edit(id, mergedVector(found), change)
  }
}
