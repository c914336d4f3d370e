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

/** "My plan": own words for hard times. Lives in always.json; where that was chosen, a copy in open.json. */
export class PlanService {
  readonly #vault: Vault
  readonly #settings: SettingsService
  readonly #parts: Collection<PlanPartRecord>
  readonly #order: Collection<PlanOrder>
  /** The copy of an earlier change must not be written after that of a later one. */
  readonly #turns = new Mutex()

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

  /** @param was the lines that the writer had before them. Others that stand there came meanwhile, and stay. */
  setPart(part: PlanPart, lines: string[], was?: string[]): Promise<Plan> {
    return this.#change(async () => {
      const there = (await this.read()).parts.find((one) => one.part === part)?.lines ?? []
      const unseen = was ? there.filter((line) => !was.includes(line.trim())) : []
      const all = [...new Set([...lines, ...unseen])]
      const { id } = await this.#parts.put({ part, lines: all }, (record) => record.part === part)
      // One of another computer, whose lines were shown with these and are now among them, or taken away.
      await this.#parts.remove((record) => record.part === part && record.id !== id)
    })
  }

  setOrder(order: PlanPart[]): Promise<Plan> {
    return this.#change(() => this.#order.put({ order }, () => true))
  }

  /** For Help now: null when it was not chosen. Where the vault cannot be read, the copy is what there is. */
  async shown(): Promise<Plan | null> {
    if (!this.#settings.current.planOnHelpNow) return null
    const [plan, copy] = await Promise.all([this.read().catch(() => null), this.#copy()])
    const isWhole = plan !== null && (await this.#vault.isAlwaysWhole())
    // An emptied plan has records that say so. Without any, the file they lay in is lost, and the copy is not.
    if (isWhole && (await this.#parts.all()).length > 0) {
      if (canonicalJson(plan) !== canonicalJson(copy)) await this.#keepCopy(plan).catch(() => undefined)
      return plan
    }
    if (copy) return copy
    if (plan && (isWhole || !isPlanEmpty(plan))) return plan
    throw new LuwteError('unreadable', 'neither the plan nor its copy')
  }

  /** The switch stands as it was when the copy can be neither written nor taken away. */
  setShown(isShown: boolean): Promise<void> {
    return this.#turns.run(async () => {
      if (isShown) await this.#keepCopy(await this.read())
      else await this.#vault.transaction((tx) => tx.clearUnsealed())
      try {
        await this.#settings.change({ planOnHelpNow: isShown })
      } catch (fault) {
        // Nothing lies in the open that was not chosen.
        if (!this.#settings.current.planOnHelpNow)
          await this.#vault.transaction((tx) => tx.clearUnsealed()).catch(() => undefined)
        throw fault
      }
    })
  }

  #change(change: () => Promise<unknown>): Promise<Plan> {
    return this.#turns.run(async () => {
      await change()
      const plan = await this.read()
      if (this.#settings.current.planOnHelpNow) await this.#keepCopy(plan)
      return plan
    })
  }

  async #copy(): Promise<Plan | null> {
    const found = v.safeParse(PlanSchema, (await this.#vault.unsealedCopy.read())?.plan)
    return found.success ? found.output : null
  }

  #keepCopy(plan: Plan): Promise<void> {
    return this.#vault.transaction((tx) => tx.keepUnsealed({ plan }))
  }
}
