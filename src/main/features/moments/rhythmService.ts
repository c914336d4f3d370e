import {
  isRhythmRecord,
  type RhythmRecord,
  DEFAULT_LIFETIME_MINUTES,
  type Rhythm,
  type RhythmId,
} from '@shared/features/moments/rhythm'
import { isPerson } from '@shared/features/people/peopleRecords'
import { isPresent, type Person } from '@shared/features/people/person'
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

/** The rhythms of this computer: their rules are a setting of this computer, their names are records in the vault. */
export class RhythmService {
  readonly #deps: Dependencies
  readonly #records: Collection<RhythmRecord>
  readonly #people: Collection<Person>

  constructor(deps: Dependencies) {
    this.#deps = deps
    this.#records = new Collection(deps, 'rhythm', isRhythmRecord)
    this.#people = new Collection(deps, 'person', isPerson)
  }

  /** Does not fail when the vault cannot be read: the rhythms then have no names. */
  async list(): Promise<Rhythms> {
    const { rhythms, notHere } = this.#deps.settings.current
    const records: RhythmRecord[] = await this.#records.all().catch(() => [])
    const unwanted = await this.#unwanted(records).catch(() => records.filter(({ about }) => about !== undefined))
    const recordOf = (id: RhythmId) => records.find(({ rhythm }) => rhythm === id)
    const isKnown = (id: RhythmId) => notHere.includes(id) || rhythms.some((rhythm) => rhythm.id === id)
    return {
      here: rhythms.map((rhythm) => ({
        ...rhythm,
        name: recordOf(rhythm.id)?.name ?? '',
        opens: recordOf(rhythm.id)?.opens ?? null,
        about: recordOf(rhythm.id)?.about,
      })),
      elsewhere: records
        .filter(({ rhythm, computers }) => !isKnown(rhythm) && computers.some((one) => one !== this.#computer))
        .filter((record) => !unwanted.includes(record))
        .map(({ rhythm, name, asksFor, rule }) => ({ id: rhythm, name, kind: asksFor, rule })),
    }
  }

  /** The content id of the exercise or prompt that a moment of this rhythm opens; null: the user chooses. */
  async opens(id: RhythmId): Promise<string | null> {
    return (await this.list()).here.find((rhythm) => rhythm.id === id)?.opens ?? null
  }

  /** Saves the rule first, since moments depend on it. Throws when the name cannot be saved; the rule is saved then. */
  async save({ name, opens, about, ...rhythm }: CallInput<'rhythms.save'>): Promise<Rhythms> {
    const today = localDateAt(this.#deps.clock.now(), this.#deps.clock.zone())
    // Yesterday is kept: a part of the day that began then may not have ended yet.
    const yesterday = new Date(Date.parse(`${today}T00:00Z`) - 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
    const saved: Rhythm = { ...rhythm, skip: [...new Set(rhythm.skip)].filter((date) => date >= yesterday).sort() }
    await this.#deps.settings.change(({ rhythms }) => ({
      rhythms: rhythms.some(({ id }) => id === saved.id)
        ? rhythms.map((one) => (one.id === saved.id ? saved : one))
        : [...rhythms, saved],
    }))
    await this.#saveRecord(saved, { name, opens, about })
    return this.list()
  }

  async remove(id: RhythmId): Promise<Rhythms> {
    await this.#deps.settings.change(({ rhythms, notHere }) => ({
      rhythms: rhythms.filter((rhythm) => rhythm.id !== id),
      notHere: [...new Set([...notHere, id])],
    }))
    const isSame = ({ rhythm }: RhythmRecord) => rhythm === id
    const known = (await this.#records.all()).find(isSame)
    if (known) {
      const computers = known.computers.filter((one) => one !== this.#computer)
      if (computers.length === 0) await this.#deps.vault.erase(known.id)
      else await this.#records.put({ computers }, isSame)
    }
    return this.list()
  }

  /**
   * Removes the rhythms of this computer that are about somebody who was removed, or of whom something has changed. Throws where
   * that cannot be read now; nothing is removed then.
   */
  async endUnwanted(): Promise<void> {
    const { rhythms } = this.#deps.settings.current
    if (!rhythms.some(({ kind }) => kind === 'contact')) return
    for (const { rhythm } of await this.#unwanted(await this.#records.all()))
      if (rhythms.some(({ id }) => id === rhythm)) await this.remove(rhythm)
  }

  /**
   * Those about nobody whom Luwte may bring up. Where a file is missing, somebody who is not found may be in it. Throws
   * `section-locked` while people are behind a lock of their own.
   */
  async #unwanted(records: readonly RhythmRecord[]): Promise<RhythmRecord[]> {
    const about = records.filter((record) => record.about !== undefined)
    if (about.length === 0) return []
    if ((await this.#deps.vault.sections.state('beside')) === 'locked') throw new LuwteError('section-locked')
    const people = await this.#people.versions()
    const isWhole = await this.#deps.vault.isAlwaysWhole()
    return about.filter(({ about: id }) => {
      const versions = people.filter((person) => person.id === id)
      return versions.length === 0 ? isWhole : !versions.every(isPresent)
    })
  }

  /** Decides whether this computer asks too, for a rhythm of another computer. Throws `not-found`. */
  async decideElsewhere(id: RhythmId, here: boolean): Promise<Rhythms> {
    const record = (await this.#records.all()).find(({ rhythm }) => rhythm === id)
    if (!record) throw new LuwteError('not-found')
    if (!here) {
      await this.#deps.settings.change(({ notHere }) => ({ notHere: [...new Set([...notHere, id])] }))
      return this.list()
    }
    const { name, opens = null, about, asksFor: kind, rule } = record
    return this.save({ id, kind, on: true, rule, skip: [], lifetime: DEFAULT_LIFETIME_MINUTES, name, opens, about })
  }

  /** Fields that are not given stay as they are: the window may not have been able to read them. */
  async #saveRecord(rhythm: Rhythm, given: Pick<CallInput<'rhythms.save'>, 'name' | 'opens' | 'about'>): Promise<void> {
    const isSame = (record: RhythmRecord) => record.rhythm === rhythm.id
    const known = (await this.#records.all()).find(isSame)
    const computers = [...new Set([...(known?.computers ?? []), this.#computer])].sort()
    const name = given.name ?? known?.name ?? ''
    const opens = given.opens === undefined ? known?.opens : (given.opens ?? undefined)
    const about = given.about ?? known?.about
    const body = { name, asksFor: rhythm.kind, rule: rhythm.rule, computers, opens, about }
    if (!known || differs(known, body)) await this.#records.put({ rhythm: rhythm.id, ...body }, isSame)
  }

  get #computer(): string {
    return this.#deps.vault.deviceId
  }
}

/** An unchanged record is not written: else every change of a setting would make a new version. */
const differs = (record: RhythmRecord, body: Partial<RhythmRecord>): boolean =>
  Object.entries(body).some(([name, value]) => JSON.stringify(record[name]) !== JSON.stringify(value))
