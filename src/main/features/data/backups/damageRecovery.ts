import type { Notice } from '@shared/kernel/notice'
import { LuwteError } from '@shared/kernel/errors'
import { Mutex } from '@main/kernel/mutex'
import type { Notices } from '@main/kernel/notices'
import { entryAt, type EntryOf } from '@main/vault/layout'
import type { BackupService } from './backupService'

type Damaged = Extract<Notice, { code: 'damaged-set-aside' }>

interface Dependencies {
  backups: Pick<BackupService, 'recover'>
  notices: Notices
}

/** Takes back, by itself, what a damaged file of this computer held: from the newest snapshot that has it. */
export class DamageRecovery {
  readonly #deps: Dependencies
  readonly #mutex = new Mutex()
  #waiting: Damaged[] = []

  constructor(deps: Dependencies) {
    this.#deps = deps
  }

  /** To be called with each notice. Resolves when what can be done now is done. */
  async add(notice: Notice): Promise<void> {
    if (notice.code !== 'damaged-set-aside') return
    this.#waiting.push(notice)
    await this.resume()
  }

  /** Goes on with what could not be done while the vault was locked, or something else was under way. */
  resume(): Promise<void> {
    return this.#mutex.run(async () => {
      const waiting = this.#waiting
      this.#waiting = []
      for (const notice of waiting) await this.#recover(notice)
    })
  }

  async #recover(notice: Damaged): Promise<void> {
    const entry = entryAt(notice.file)
    if (entry?.kind !== 'shard') return
    try {
      await this.#takeBack(notice, entry)
    } catch (fault) {
      if (fault instanceof LuwteError && fault.code === 'locked') this.#waiting.push(notice)
      else throw fault
    }
  }

  async #takeBack(notice: Damaged, entry: EntryOf<'shard'>): Promise<void> {
    const { backups, notices } = this.#deps
    const recovered = await backups.recover(entry)
    if (!recovered || recovered.count === 0) return
    notices.withdraw(notice)
    notices.add({ ...notice, code: 'damaged-recovered', madeAt: recovered.madeAt })
  }
}
