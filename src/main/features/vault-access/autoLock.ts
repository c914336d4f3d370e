import type { LockWhen } from '@shared/features/vault-access/locking'
import type { Clock, Dispose, Power, Windows } from '@main/ports'
import type { Vault } from '@main/vault/vault'
import type { SettingsService } from '../settings/settingsService'
import type { JobRunner } from '@main/kernel/jobRunner'

interface Dependencies {
  clock: Clock
  power: Power
  windows: Windows
  vault: Vault
  settings: SettingsService
  jobs: JobRunner
  /** Every call that a window made has been answered. */
  answered: () => Promise<void>
  /** The keys are gone: what was read with them goes too. */
  onLocked: () => Promise<void>
}

/**
 * When a sealed vault is locked, and how: first the windows, whose last words are sealed on their way out, then what is
 * under way, then the keys. So nothing is cut in two, and nothing that was read stays in memory.
 */
export class AutoLock {
  readonly #deps: Dependencies
  #underWay: Promise<void> | null = null
  /** Whoever hides everything in the middle of a lock wants nothing to come back. */
  #hides = false
  #lastInput: number
  #timer: Dispose | null = null
  readonly #stopListening: Dispose[]

  constructor(deps: Dependencies) {
    this.#deps = deps
    this.#lastInput = deps.clock.now()
    const { power, windows } = deps
    this.#stopListening = [
      power.onSuspend(() => this.#lockIf('suspend')),
      power.onScreenLock(() => this.#lockIf('screenLock')),
      // The clock was ahead of its timers while the computer slept.
      power.onResume(() => this.#look()),
      windows.onBlur(() => this.#lockIf('blur')),
      windows.onNone(() => this.#lockIf('windowClose')),
    ]
  }

  /** Somebody is at Luwte, or the vault was just opened. */
  active(): void {
    this.#lastInput = this.#deps.clock.now()
    this.#arm()
  }

  /** When it locks was chosen anew. */
  chosenAnew(): void {
    this.#disarm()
    this.#arm()
  }

  /**
   * @param manner whether the main window, where it was open, comes back with the lock screen: in `front`, `behind` what
   * somebody is doing, or not at all. Never rejects.
   */
  lock(manner: 'front' | 'behind' | 'hidden'): Promise<void> {
    if (this.#deps.vault.lock === 'plain') return Promise.resolve()
    if (manner === 'hidden') this.#hides = true
    this.#underWay ??= this.#lock(manner).finally(() => {
      this.#underWay = null
      this.#hides = false
    })
    return this.#underWay
  }

  /** Resolves when a lock that has begun has come to its end. */
  async dispose(): Promise<void> {
    for (const stop of this.#stopListening) stop()
    this.#disarm()
    await this.#underWay
    this.#disarm()
  }

  async #lock(manner: 'front' | 'behind' | 'hidden'): Promise<void> {
    const { answered, onLocked, vault, windows, jobs } = this.#deps
    const wasOpen = windows.isOpen('main')
    await windows.closeAll()
    await answered()
    await jobs.ended()
    await vault.forgetKeys()
    this.#disarm()
    // One that was opened meanwhile shows what could still be read then.
    const isOpenAnew = windows.isOpen('main')
    await windows.closeAll()
    await onLocked()
    if (!(wasOpen || isOpenAnew) || this.#hides) return
    if (manner === 'front') windows.open('main', '/unlock')
    else windows.open('main', '/unlock', 'unasked')
  }

  #lockIf(reason: Exclude<keyof LockWhen, 'minutes'>): void {
    if (this.#deps.vault.lock === 'open' && this.#deps.settings.current.lockWhen[reason]) void this.lock('behind')
  }

  #disarm(): void {
    this.#timer?.()
    this.#timer = null
  }

  /** The wall clock decides; a timer only wakes us to look. */
  #look(): void {
    const left = this.#msLeft()
    if (left !== null && left <= 0) void this.lock('behind')
    else this.#arm()
  }

  #arm(): void {
    const left = this.#msLeft()
    if (left === null) this.#disarm()
    else
      this.#timer ??= this.#deps.clock.after(left, () => {
        this.#timer = null
        this.#look()
      })
  }

  #msLeft(): number | null {
    const { clock, settings, vault } = this.#deps
    const { minutes } = settings.current.lockWhen
    if (vault.lock !== 'open' || minutes === null) return null
    const passed = clock.now() - this.#lastInput
    // A clock that was set back does not keep the vault open for longer.
    return passed < 0 ? 0 : minutes * 60_000 - passed
  }
}
