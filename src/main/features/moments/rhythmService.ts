import {
  isRhythmRecord,
  type RhythmRecord,
  DEFAULT_LIFETIME_MINUTES,
  type Rhythm,
  type RhythmId,
} from '@shared/features/moments/rhythm'
import { localDateAt } from '@shared/kernel/time'
import type { CallInput } from '@shared/ipc/contract'
import type { Rhythms } from '@shared/features/moments/contract'
import { LuwteError } from '@shared/kernel/errors'
import type { Clock } from '@main/ports'
import { Collection } from '@main/vault/collection'
import type { Vault } from '@main/vault/vault'
import type { SettingsService } from '../settings/settingsService'

interface Dependencies {
  clock: Clock
  vault: Vault
  settings: SettingsService
}

/** The rhythms of this computer: their plan is a setting here, their names lie in the vault. */
export class RhythmService {
  readonly #deps: Dependencies
  readonly #records: Collection<RhythmRecord>

  constructor(deps: Dependencies) {
    this.#deps = deps
    this.#records = new Collection(deps, 'rhythm', isRhythmRecord)
  }

  /** Never fails for a vault that cannot be read: the rhythms then have no names. */
  async list(): Promise<Rhythms> {
    const { rhythms, notHere } = this.#deps.settings.current
    const records = await this.#records.all().catch(() => [])
    const recordOf = (id: RhythmId) => records.find(({ rhythm }) => rhythm === id)
    const isKnown = (id: RhythmId) => notHere.includes(id) || rhythms.some((rhythm) => rhythm.id === id)
    return {
      here: rhythms.map((rhythm) => ({
        ...rhythm,
        name: recordOf(rhythm.id)?.name ?? '',
        opens: recordOf(rhythm.id)?.opens ?? null,
      })),
      elsewhere: records
        .filter(({ rhythm, computers }) => !isKnown(rhythm) && computers.some((one) => one !== this.#computer))
        .map(({ rhythm, name, asksFor, rule }) => ({ id: rhythm, name, kind: asksFor, rule })),
    }
  }

  /** What a moment of this rhythm opens, or null. */
  async opens(id: RhythmId): Promise<string | null> {
    return (await this.list()).here.find((rhythm) => rhythm.id === id)?.opens ?? null
  }

  /** The plan first: it is what counts. A name that cannot be kept is told as an error of its own. */
  async save({ name, opens, ...rhythm }: CallInput<'rhythms.save'>): Promise<Rhythms> {
    const today = localDateAt(this.#deps.clock.now(), this.#deps.clock.zone())
    // The day before is kept: a part of the day that began on it may not have ended yet.
    const yesterday = new Date(Date.parse(`${today}T00:00Z`) - 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
    const kept: Rhythm = { ...rhythm, skip: [...new Set(rhythm.skip)].filter((date) => date >= yesterday).sort() }
    await this.#deps.settings.change(({ rhythms }) => ({
      rhythms: rhythms.some(({ id }) => id === kept.id)
        ? rhythms.map((one) => (one.id === kept.id ? kept : one))
        : [...rhythms, kept],
    }))
    await this.#keepRecord(kept, { name, opens })
    return this.list()
  }

  async remove(id: RhythmId): Promise<Rhythms> {
    await this.#deps.settings.change(({ rhythms, notHere }) => ({
      rhythms: rhythms.filter((rhythm) => rhythm.id !== id),
      notHere: [...new Set([...notHere, id])],
    }))
    const isIt = ({ rhythm }: RhythmRecord) => rhythm === id
    const known = (await this.#records.all()).find(isIt)
    if (known) {
      const computers = known.computers.filter((one) => one !== this.#computer)
      if (computers.length === 0) await this.#deps.vault.erase(known.id)
      else await this.#records.put({ computers }, isIt)
    }
    return this.list()
  }

  /** A rhythm of another computer: this one asks too, or does not. */
  async decideElsewhere(id: RhythmId, here: boolean): Promise<Rhythms> {
    const record = (await this.#records.all()).find(({ rhythm }) => rhythm === id)
    if (!record) throw new LuwteError('not-found')
    if (!here) {
      await this.#deps.settings.change(({ notHere }) => ({ notHere: [...new Set([...notHere, id])] }))
      return this.list()
    }
    const { name, opens = null, asksFor: kind, rule } = record
    return this.save({ id, kind, on: true, rule, skip: [], lifetime: DEFAULT_LIFETIME_MINUTES, name, opens })
  }

  /** What is not said stays: whoever saves may not have been able to read it. */
  async #keepRecord(rhythm: Rhythm, said: Pick<CallInput<'rhythms.save'>, 'name' | 'opens'>): Promise<void> {
    const isIt = (record: RhythmRecord) => record.rhythm === rhythm.id
    const known = (await this.#records.all()).find(isIt)
    const computers = [...new Set([...(known?.computers ?? []), this.#computer])].sort()
    const name = said.name ?? known?.name ?? ''
    const opens = said.opens === undefined ? known?.opens : (said.opens ?? undefined)
    const body = { name, asksFor: rhythm.kind, rule: rhythm.rule, computers, opens }
    if (!known || differs(known, body)) await this.#records.put({ rhythm: rhythm.id, ...body }, isIt)
  }

  get #computer(): string {
    return this.#deps.vault.deviceId
  }
}

/** The same name and plan are not written once more: every change of a switch would make a version. */
const differs = (record: RhythmRecord, body: Partial<RhythmRecord>): boolean =>
  Object.entries(body).some(([name, value]) => JSON.stringify(record[name]) !== JSON.stringify(value))
