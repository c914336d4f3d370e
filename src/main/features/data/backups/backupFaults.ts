import type { Notices } from '@main/kernel/notices'
import { type BackupFault, backupFaultOf } from './backupFolder'

/** Why the last snapshot could not be made, which is told once for each fault. */
export class BackupFaults {
  readonly #notices: Notices
  #fault: BackupFault | null = null

  constructor(notices: Notices) {
    this.#notices = notices
  }

  /** null: it was made. */
  get current(): BackupFault | null {
    return this.#fault
  }

  passed(): void {
    this.#fault = null
    this.#notices.withdrawAll('backup-failed')
  }

  /** One notice per fault, until it is another fault or has passed. */
  add(fault: unknown): void {
    const why = backupFaultOf(fault)
    if (why === null || why === this.#fault) return
    this.#fault = why
    this.#notices.withdrawAll('backup-failed')
    this.#notices.add({ code: 'backup-failed', why })
  }
}
