import { type ComputerRecord, isComputer } from '@shared/features/data/computers'
import type { Unproven, UnprovenOverview, UnprovenTexts } from '@shared/features/data/unproven'
import { isEntry } from '@shared/features/journal/entry'
import { LuwteError } from '@shared/kernel/errors'
import { type Id, makeId, type Month, monthOfId, RANDOM_BYTES_PER_ID } from '@shared/kernel/ids'
import { instant, localDateAt } from '@shared/kernel/time'
import type { VaultRecord } from '@shared/records/record'
import type { JobRunner } from '@main/kernel/jobRunner'
import type { Clock, Ports, Random } from '@main/ports'
import { Collection } from '@main/vault/collection'
import { newRecord } from '@main/vault/recordEdits'
import { isSetAsideId } from '@main/vault/unproven/setAside'
import type { UnprovenFolder } from '@main/vault/unproven/unprovenFolders'
import type { Vault } from '@main/vault/vault'
import type { SettingsService } from '@main/features/settings/settingsService'
import { isConfirmed } from '../confirmation'
import { entryOf, isPossibleTime, textsBehind, type UnprovenText, unprovenTextsOf } from './unprovenText'

/** How much of it is shown at most. */
const MAX_TEXTS = 100
const MAX_LETTERS = 4_000

interface Dependencies {
  ports: Pick<Ports, 'messageBox'> & { clock: Clock; random: Random }
  vault: Vault
  settings: Pick<SettingsService, 'language'>
  jobs: JobRunner
  onRecordsChanged: () => void
}

/** What waits of computers because nothing proves that the user wrote it: looking, taking in as text, throwing away. */
export class UnprovenService {
  readonly #deps: Dependencies
  readonly #names: Collection<ComputerRecord>
  /** The ids of the entries that were made last. */
  #takenIn: readonly Id[] = []
  #cleared: string | null = null

  constructor(deps: Dependencies) {
    this.#deps = deps
    this.#names = new Collection({ ...deps.ports, vault: deps.vault }, 'computer', isComputer)
  }

  async list(): Promise<UnprovenOverview> {
    const { vault } = this.#deps
    const names = await this.#namesByDevice()
    const folders = await vault.unproven.folders()
    const thrownAway = await vault.unproven.thrownAway()
    return {
      waiting: await Promise.all(folders.map((folder) => this.#describe(folder, names.get(folder.device) ?? ''))),
      thrownAway: thrownAway.map(({ device, ...one }) => ({ ...one, name: names.get(device) ?? '' })),
    }
  }

  /** Throws `not-found`. */
  async look(device: string): Promise<UnprovenTexts> {
    const texts = this.#textsIn(await this.#deps.vault.unproven.folder(device))
    return {
      texts: texts.slice(0, MAX_TEXTS).map(({ kind, at, text }) => ({
        ...{ kind, at },
        text: text.slice(0, MAX_LETTERS),
        isCut: text.length > MAX_LETTERS,
      })),
      more: Math.max(0, texts.length - MAX_TEXTS),
    }
  }

  /** Interrupted, it can be done again: what is there already is left out. Throws `not-found`. */
  async takeIn(device: string): Promise<{ taken: number } & UnprovenOverview> {
    const { jobs, vault, onRecordsChanged } = this.#deps
    const texts = await this.#notHere(this.#textsIn(await vault.unproven.folder(device)))
    const records = this.#recordsOf(texts, (await this.#namesByDevice()).get(device) ?? '')
    const months = new Map<Month, VaultRecord[]>()
    for (const record of records) {
      const month = monthOfId(record.id)
      months.set(month, [...(months.get(month) ?? []), record])
    }
    this.#takenIn = []
    try {
      await jobs.run('import', async (reportProgress) => {
        for (const [index, [month, inMonth]] of [...months].entries()) {
          reportProgress(index, months.size)
          await vault.importRecords(month, inMonth, 'copies')
          this.#takenIn = [...this.#takenIn, ...inMonth.map(({ id }) => id)]
        }
      })
    } finally {
      onRecordsChanged()
    }
    return { taken: records.length, ...(await this.list()) }
  }

  /** Puts what was taken in last into the bin, with one write for each month. */
  async undoTakeIn(): Promise<UnprovenOverview> {
    const { ports, vault, onRecordsChanged } = this.#deps
    const deleted = instant(ports.clock.now())
    const ids = new Set(this.#takenIn)
    try {
      for (const month of new Set(this.#takenIn.map(monthOfId))) {
        const found = (await vault.month(month)).map(({ current }) => current).filter(({ id }) => ids.has(id))
        const binned = found.map((record) => ({ ...record, deleted }))
        if (binned.length > 0) await vault.importRecords(month, binned, 'revisions')
      }
      this.#takenIn = []
    } finally {
      onRecordsChanged()
    }
    return this.list()
  }

  /** null: the user decided against it. Throws `not-found`. */
  async throwAway(device: string): Promise<UnprovenOverview | null> {
    const { ports, vault } = this.#deps
    const { isKnown } = await vault.unproven.folder(device)
    if (!(await isConfirmed({ ...this.#deps, ...ports }, isKnown ? 'ofOwnComputer' : 'ofStranger'))) return null
    await vault.unproven.throwAway(device)
    return this.list()
  }

  /** Throws `not-found`. */
  async bringBack(id: string): Promise<{ left: number } & UnprovenOverview> {
    const { vault, onRecordsChanged } = this.#deps
    if (!isSetAsideId(id)) throw new LuwteError('not-found')
    const left = await vault.unproven.bringBack(id)
    await vault.reload()
    onRecordsChanged()
    return { left, ...(await this.list()) }
  }

  /** To be called when somebody is at Luwte. Removes what was thrown away long enough ago, once a day. */
  async used(): Promise<void> {
    const { clock } = this.#deps.ports
    const today = localDateAt(clock.now(), clock.zone())
    if (this.#cleared === today) return
    this.#cleared = today
    await this.#deps.vault.unproven.clear()
  }

  async #describe(folder: UnprovenFolder, name: string): Promise<Unproven> {
    const { device, isKnown, files, unreadable, isCut } = folder
    const now = this.#deps.ports.clock.now()
    const texts = this.#textsIn(folder)
    const times = texts.map(({ epochMs }) => epochMs).filter((epochMs) => isPossibleTime(epochMs, now))
    const entries = texts.filter(({ kind }) => kind === 'entry').length
    return {
      ...{ device, name, isKnown, unreadable, isCut, entries, checkIns: texts.length - entries },
      why: unreadable === files.length ? 'unreadable' : isKnown ? 'behind' : 'stranger',
      here: texts.length - (await this.#notHere(texts)).length,
      from: times.length > 0 ? instant(times.at(-1) ?? 0) : null,
      to: times.length > 0 ? instant(times[0] ?? 0) : null,
    }
  }

  #textsIn({ records }: UnprovenFolder): UnprovenText[] {
    return unprovenTextsOf(records, this.#deps.settings.language)
  }

  /** Those whose words no entry of that minute has. What lies in the bin does not count. */
  async #notHere(texts: readonly UnprovenText[]): Promise<UnprovenText[]> {
    const { ports, vault } = this.#deps
    const now = ports.clock.now()
    // What has a time that cannot be right was taken in at the time of then: that is looked for in this month.
    const timeOf = ({ epochMs }: UnprovenText) => (isPossibleTime(epochMs, now) ? epochMs : now)
    const view = await vault.look()
    const here = new Set<string>()
    for (const month of new Set(texts.map((found) => monthAt(timeOf(found)))))
      for (const { current } of await view.month(month)) {
        if (!isEntry(current) || current.deleted !== undefined) continue
        for (const text of textsBehind(current.text)) {
          here.add(`${current.at} ${text}`)
          here.add(`any ${text}`)
        }
      }
    return texts.filter((found) => !here.has(`${isPossibleTime(found.epochMs, now) ? found.at : 'any'} ${found.text}`))
  }

  #recordsOf(texts: readonly UnprovenText[], computer: string): VaultRecord[] {
    const { ports, settings, vault } = this.#deps
    const now = ports.clock.now()
    const taking = { language: settings.language, computer, now, zone: ports.clock.zone() }
    return texts.map((found) => {
      const { at, epochMs, text } = entryOf(found, taking)
      const id = makeId(epochMs, ports.random.bytes(RANDOM_BYTES_PER_ID))
      return newRecord({ kind: 'entry', id, at, text, seen: { [vault.deviceId]: 1 }, changedAt: instant(now) })
    })
  }

  async #namesByDevice(): Promise<Map<string, string>> {
    return new Map((await this.#names.all()).map(({ device, name }) => [device, name]))
  }
}

const monthAt = (epochMs: number): Month => monthOfId(makeId(epochMs, new Uint8Array(RANDOM_BYTES_PER_ID)))
