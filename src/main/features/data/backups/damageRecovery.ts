import * as v from 'valibot'
import type { Notice } from '@shared/kernel/notice'
import { Mutex } from '@main/kernel/mutex'
import type { Notices } from '@main/kernel/notices'
import type { JsonDocument } from '@main/vault/jsonDocument'
import { entryAt } from '@main/vault/layout'
import type { BackupService } from './backupService'

const DamagedSchema = v.object({ file: v.string(), aside: v.string() })
type Damaged = v.InferOutput<typeof DamagedSchema>
const FileSchema = v.looseObject({ waiting: v.array(DamagedSchema) })

interface Dependencies {
  backups: Pick<BackupService, 'recover'>
  notices: Notices
  /** Which damaged files wait for a backup to be looked into. It holds names of files only. */
  document: JsonDocument<object>
}

/**
 * Takes back, by itself, what a damaged file of this computer held: from the newest snapshot that has it. Where none can be
 * looked into now (locked, the disk with the backups is not there, the vault cannot be written), it waits, also over restarts.
 */
export class DamageRecovery {
  readonly #deps: Dependencies
  readonly #mutex = new Mutex()

  constructor(deps: Dependencies) {
    this.#deps = deps
  }

  /** To be called with each notice. Resolves when what can be done now is done. */
  async add(notice: Notice): Promise<void> {
    if (notice.code !== 'damaged-set-aside' || entryAt(notice.file)?.kind !== 'shard') return
    await this.#mutex.run(async () => {
      const waiting = await this.#waiting()
      const isNew = waiting.every(({ aside }) => aside !== notice.aside)
      if (isNew) await this.#write([...waiting, { file: notice.file, aside: notice.aside }])
    })
    await this.resume()
  }

  /** Goes on with what had to wait. Throws what went wrong last, when all of it was tried. */
  resume(): Promise<void> {
    return this.#mutex.run(async () => {
      const waiting = await this.#waiting()
      const left: Damaged[] = []
      let fault: unknown = null
      for (const damaged of waiting)
        await this.#recover(damaged).catch((reason: unknown) => {
          left.push(damaged)
          fault = reason
        })
      if (left.length < waiting.length) await this.#write(left)
      if (fault !== null) throw fault
    })
  }

  async #recover({ file, aside }: Damaged): Promise<void> {
    const { backups, notices } = this.#deps
    const entry = entryAt(file)
    const recovered = entry?.kind === 'shard' ? await backups.recover(entry) : null
    if (!recovered || recovered.count === 0) return
    notices.withdraw({ code: 'damaged-set-aside', file, aside })
    notices.add({ code: 'damaged-recovered', file, aside, madeAt: recovered.madeAt })
  }

  async #waiting(): Promise<Damaged[]> {
    const { value } = await this.#deps.document.read()
    return v.is(FileSchema, value) ? value.waiting : []
  }

  async #write(waiting: readonly Damaged[]): Promise<void> {
    const { document } = this.#deps
    await (waiting.length === 0 ? document.remove() : document.write({ format: 1, waiting }))
  }
}
