import * as v from 'valibot'
import { type DaysOfUse, isDueForErasing, withDayOfUse } from '@shared/features/journal/bin'
import { LocalDateSchema, localDateAt } from '@shared/kernel/time'
import type { MergedRecord } from '@shared/records/merging'
import { DEFINITIONS } from '@shared/records/registry'
import { Mutex } from '@main/kernel/mutex'
import type { EventBus } from '@main/kernel/eventBus'
import type { Clock } from '@main/ports'
import type { JsonDocument } from '@main/vault/jsonDocument'
import { visibleRecords } from '@main/vault/recordEdits'
import { sectionOf } from '@main/vault/sections/sectionRecords'
import type { Vault } from '@main/vault/vault'
import type { DraftService } from '../drafts/draftService'
import { journalDigest } from './journalDigest'
import type { PictureService } from './pictureService'

const SECTION_KINDS = DEFINITIONS.flatMap(({ kind, section }) => (section === undefined ? [] : [kind]))

const FileSchema = v.looseObject({ days: v.array(LocalDateSchema) })

interface Dependencies {
  vault: Vault
  clock: Clock
  events: EventBus
  drafts: Pick<DraftService, 'list'>
  pictures: Pick<PictureService, 'sweepSoon'>
  /** The last days on which Luwte was used, and nothing else. */
  document: JsonDocument<object>
}

/** Erases what has been in the bin long enough: see shared/features/journal/bin.ts. */
export class Bin {
  readonly #deps: Dependencies
  readonly #mutex = new Mutex()
  #noted: string | null = null

  constructor(deps: Dependencies) {
    this.#deps = deps
  }

  /** To be called when somebody is at Luwte and the vault is not locked. Does something once a day only. */
  async used(): Promise<void> {
    const { clock } = this.#deps
    const today = localDateAt(clock.now(), clock.zone())
    if (today === this.#noted) return
    this.#noted = today
    await this.#mutex.run(async () => this.#empty(await this.#note(today)))
    // What other computers erased has gone with its pictures only there.
    this.#deps.pictures.sweepSoon()
  }

  async #note(today: string): Promise<DaysOfUse> {
    const { document } = this.#deps
    const { value } = await document.read()
    const before = v.is(FileSchema, value) ? value.days : []
    const days = withDayOfUse(before, today)
    await document.write({ format: 1, days })
    return days
  }

  async #empty(days: DaysOfUse): Promise<void> {
    const { clock, drafts, events, vault } = this.#deps
    // What somebody is writing on is not theirs to lose.
    const drafted = new Set((await drafts.list()).map(({ key }) => key))
    const view = await vault.look()
    const due: string[] = []
    const isDue = (deleted: string) => isDueForErasing(deleted, days, clock.now(), clock.zone())
    const isWholeDue = ({ current, siblings }: MergedRecord) =>
      [current, ...siblings].every(({ deleted }) => deleted !== undefined && isDue(deleted))
    for await (const [month, { bin }] of view.digests(journalDigest)) {
      if (bin.since === null || !isDue(bin.since)) continue
      for (const record of visibleRecords(await view.copies(month)))
        if (isWholeDue(record) && !drafted.has(`entry:${record.current.id}`)) due.push(record.current.id)
    }
    // Of what lies in no month only cards and the like are thrown away; what is locked says when.
    for (const record of visibleRecords(await view.copies('always')))
      if (sectionOf(record.current) !== null && isWholeDue(record)) due.push(record.current.id)
    for (const id of due) await vault.erase(id)
    if (due.length > 0) events.emit('records.changed', { kinds: [...SECTION_KINDS, 'entry', 'check-in'] })
  }
}
