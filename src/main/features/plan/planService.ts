import * as v from 'valibot'
import {
  isPlanEmpty,
  type Plan,
  planFrom,
  type PlanPart,
  PlanSchema,
  isPlanOrder,
  isPlanPart,
  type PlanOrder,
  type PlanPartRecord,
} from '@shared/features/plan/plan'
import { canonicalJson } from '@shared/kernel/canonicalJson'
import { LuwteError } from '@shared/kernel/errors'
import type { Clock } from '@main/ports'
import { Collection } from '@main/vault/collection'
import { Mutex } from '@main/kernel/mutex'
import type { Vault } from '@main/vault/vault'
import type { SettingsService } from '../settings/settingsService'

/** "My plan". Records in the vault, and an unsealed copy of them (open.json) when the user shows it on Help now. */
export class PlanService {
  readonly #vault: Vault
  readonly #settings: SettingsService
  readonly #parts: Collection<PlanPartRecord>
  readonly #order: Collection<PlanOrder>
  /** Changes run one after another: the copy of an earlier one must not be written after that of a later one. */
  readonly #mutex = new Mutex()

  constructor(deps: { vault: Vault; clock: Clock; settings: SettingsService }) {
    this.#vault = deps.vault
    this.#settings = deps.settings
    this.#parts = new Collection(deps, 'plan', isPlanPart)
    this.#order = new Collection(deps, 'plan-order', isPlanOrder)
  }

  async read(): Promise<Plan> {
    const [order] = await this.#order.all()
    return planFrom(await this.#parts.versions(), order?.order)
  }

  /** @param was the lines that the window showed. Lines that are not among them came from elsewhere since, and are kept. */
  setPart(part: PlanPart, lines: string[], was?: string[]): Promise<Plan> {
    return this.#change(async () => {
      const stored = (await this.read()).parts.find((one) => one.part === part)?.lines ?? []
      const unseen = was ? stored.filter((line) => !was.includes(line.trim())) : []
      const all = [...new Set([...lines, ...unseen])]
      const { id } = await this.#parts.put({ part, lines: all }, (record) => record.part === part)
      // The record of another computer: its lines were shown with these, so they are in `lines` or were deleted.
      await this.#parts.remove((record) => record.part === part && record.id !== id)
    })
  }

  setOrder(order: PlanPart[]): Promise<Plan> {
    return this.#change(() => this.#order.put({ order }, () => true))
  }

  /**
   * The plan for Help now; null when the user does not show it there. Where the vault cannot be read it is the copy. Throws
   * `unreadable` when that cannot be read either.
   */
  async shown(): Promise<Plan | null> {
    if (!this.#settings.current.planOnHelpNow) return null
    const [plan, copy] = await Promise.all([this.read().catch(() => null), this.#readCopy()])
    const isComplete = plan !== null && (await this.#vault.isAlwaysWhole())
    // A plan that the user emptied still has records. Without any, their file is lost and the copy is better.
    if (isComplete && (await this.#parts.all()).length > 0) {
      if (canonicalJson(plan) !== canonicalJson(copy)) await this.#writeCopy(plan).catch(() => undefined)
      return plan
    }
    if (copy) return copy
    if (plan && (isComplete || !isPlanEmpty(plan))) return plan
    throw new LuwteError('unreadable', 'neither the plan nor its copy')
  }

  /** Throws, and leaves the setting as it was, when the copy can be neither written nor removed. */
  setShown(isShown: boolean): Promise<void> {
    return this.#mutex.run(async () => {
      if (isShown) await this.#writeCopy(await this.read())
      else await this.#vault.transaction((tx) => tx.removeUnsealedCopy())
      try {
        await this.#settings.change({ planOnHelpNow: isShown })
      } catch (fault) {
        // No copy stays unencrypted that the user did not ask for.
        if (!this.#settings.current.planOnHelpNow)
          await this.#vault.transaction((tx) => tx.removeUnsealedCopy()).catch(() => undefined)
        throw fault
      }
    })
  }

  #change(change: () => Promise<unknown>): Promise<Plan> {
    return this.#mutex.run(async () => {
      await change()
      const plan = await this.read()
      if (this.#settings.current.planOnHelpNow) await this.#writeCopy(plan)
      return plan
    })
  }

  async #readCopy(): Promise<Plan | null> {
    const found = v.safeParse(PlanSchema, (await this.#vault.unsealedCopy.read())?.plan)
    return found.success ? found.output : null
  }

  #writeCopy(plan: Plan): Promise<void> {
    return this.#vault.transaction((tx) => tx.writeUnsealedCopy({ plan }))
  }
}
