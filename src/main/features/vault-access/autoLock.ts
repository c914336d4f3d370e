import { COVER } from '@shared/features/settings/unsafeHome'
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
  /** Resolves when every call that a window made has been answered. */
  callsEnded: () => Promise<void>
  /** The keys were removed from memory: what was read with them is to be removed too. */
  onLocked: () => Promise<void>
}

type Manner = 'front' | 'behind' | 'hidden' | 'covered'

/**
 * When and how a sealed vault is locked. First the windows close, and what is typed in them is sealed. Then running jobs end.
 * Only then the keys are removed from memory. So nothing is interrupted, and nothing that was read stays in memory.
 */
export class AutoLock {
  readonly #deps: Dependencies
  #locking: Promise<void> | null = null
  /** Everything was hidden while a lock was running: then no window is opened after it. */
  #isHidden = false
  /** The user left quickly: the page that says nothing comes instead of the lock screen. */
  #isCovered = false
  #lastInput: number
  #timer: Dispose | null = null
  /** While the vault is open: sleep waits until it is locked. */
  #sleepDelay: Dispose | null = null
  readonly #unlocking = new Set<{ isOutrun: boolean }>()
  readonly #stopListening: Dispose[]

  constructor(deps: Dependencies) {
    this.#deps = deps
    this.#lastInput = deps.clock.now()
    const { power, windows } = deps
    this.#stopListening = [
      power.onSuspend(() => this.#lockIf('suspend')),
      power.onScreenLock(() => this.#lockIf('screenLock')),
      // Timers do not run while the computer sleeps; the wall clock does.
      power.onResume(() => this.#look()),
      windows.onBlur(() => this.#lockIf('blur')),
      windows.onNone(() => this.#lockIf('windowClose')),
    ]
  }

  /** The user did something in Luwte. */
  active(): void {
    this.#lastInput = this.#deps.clock.now()
    this.#arm()
  }

  /** The vault was locked or unlocked. */
  vaultChanged(): void {
    this.#delaySleep()
    this.active()
  }

  settingsChanged(): void {
    this.#delaySleep()
    this.#disarm()
    this.#arm()
  }

  /**
   * @param manner whether the main window, if it was open, opens again with the lock screen: in `front`, `behind` other
   * windows, or not at all; `covered`: in front, with the page that says nothing. Never rejects.
   */
  lock(manner: Manner): Promise<void> {
    if (this.#deps.vault.lock === 'plain') return Promise.resolve()
    this.#outrunUnlocking()
    if (manner === 'hidden') this.#isHidden = true
    if (manner === 'covered') this.#isCovered = true
    this.#locking ??= this.#lock(manner).finally(() => {
      this.#locking = null
      this.#isHidden = false
      this.#isCovered = false
    })
    return this.#locking
  }

  /**
   * Unlocking takes a while, and the screen may be locked, the lid closed, the window left meanwhile. What would have locked
   * the vault then is remembered: the vault stays locked.
   * @param unlock asks `mayOpen` when it has the key, and leaves the vault locked otherwise.
   */
  async unlocking<Value>(unlock: (mayOpen: () => boolean) => Promise<Value>): Promise<Value> {
    const one = { isOutrun: false }
    this.#unlocking.add(one)
    try {
      return await unlock(() => !one.isOutrun)
    } finally {
      this.#unlocking.delete(one)
      if (one.isOutrun && this.#deps.vault.lock === 'open') void this.lock('behind')
    }
  }

  /** Resolves when a lock that is running has ended. */
  async dispose(): Promise<void> {
    for (const stop of this.#stopListening) stop()
    this.#disarm()
    await this.#locking
    this.#disarm()
    this.#endSleepDelay()
  }

  async #lock(manner: Manner): Promise<void> {
    const { callsEnded, onLocked, vault, windows, jobs } = this.#deps
    const wasOpen = windows.isOpen('main')
    await windows.closeAll()
    await callsEnded()
    await jobs.ended()
    await vault.forgetKeys()
    this.#disarm()
    this.#endSleepDelay()
    // A window that was opened meanwhile shows what could still be read then.
    const wasReopened = windows.isOpen('main')
    await windows.closeAll()
    await onLocked()
    if (this.#isHidden) return
    if (this.#isCovered) return windows.open('main', COVER)
    if (!(wasOpen || wasReopened)) return
    if (manner === 'front') windows.open('main', '/unlock')
    else windows.open('main', '/unlock', 'unasked')
  }

  #lockIf(reason: Exclude<keyof LockWhen, 'minutes'>): void {
    const { settings, vault } = this.#deps
    if (!settings.current.lockWhen[reason]) return
    this.#outrunUnlocking()
    if (vault.lock === 'open') void this.lock('behind')
  }

  #outrunUnlocking(): void {
    for (const one of this.#unlocking) one.isOutrun = true
  }

  /** Taken before the computer wants to sleep: then it would be too late. */
  #delaySleep(): void {
    const { power, settings, vault } = this.#deps
    if (vault.lock !== 'open' || !settings.current.lockWhen.suspend) this.#endSleepDelay()
    else this.#sleepDelay ??= power.delaySleep()
  }

  #endSleepDelay(): void {
    this.#sleepDelay?.()
    this.#sleepDelay = null
  }

  #disarm(): void {
    this.#timer?.()
    this.#timer = null
  }

  /** The wall clock decides; a timer only says when to look at it. */
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
    // Setting the clock back must not keep the vault unlocked for longer.
    return passed < 0 ? 0 : minutes * 60_000 - passed
  }
}
