import { isCheckIn } from '@shared/features/check-ins/checkIn'
import type { VaultState } from '@shared/features/vault-access/contract'
import type { LockState } from '@shared/features/vault-access/locking'
import { LuwteError } from '@shared/kernel/errors'
import type { Notice } from '@shared/kernel/notice'
import type { EventBus } from '@main/kernel/eventBus'
import type { JobRunner, ReportProgress } from '@main/kernel/jobRunner'
import { WrongKey } from '@main/ports/faults'
import type { Transaction } from '@main/vault/transaction'
import type { Vault } from '@main/vault/vault'
import type { BackupService } from '../data/backups/backupService'
import type { DraftService } from '../drafts/draftService'
import type { KeyringKey } from './keyringKey'
import type { RecoveryCodeService } from './recoveryCodeService'

interface Dependencies {
  vault: Vault
  drafts: DraftService
  backups: Pick<BackupService, 'make' | 'eraseOld'>
  keyringKey: KeyringKey
  recoveryCode: RecoveryCodeService
  jobs: JobRunner
  events: Pick<EventBus, 'emit'>
  onNotice: (notice: Notice) => void
}

/** Unlocking may have become unwanted while the key was derived: see AutoLock.unlocking. */
type MayOpen = () => boolean
const always: MayOpen = () => true

/** A new passphrase, and the two groups of a new recovery code that the user typed back. */
interface NewSecrets {
  passphrase: string
  groups: [string, string]
}

/** Sealing and unlocking the vault, and changing which secrets unlock it. */
export class VaultAccessService {
  readonly #deps: Dependencies
  #announcedLock: LockState

  constructor(deps: Dependencies) {
    this.#deps = deps
    this.#announcedLock = deps.vault.lock
  }

  /** The lock state that was announced last. */
  get announcedLock(): LockState {
    return this.#announcedLock
  }

  async state(): Promise<VaultState> {
    const { keyringKey, vault } = this.#deps
    return {
      lock: vault.lock,
      isThere: await vault.isThere(),
      folder: vault.folder,
      keyring: await keyringKey.state(),
      hasOtherPassphrase: vault.sealing.hasOtherPassphrase,
      isSealedElsewhere: vault.sealing.sealedElsewhere.length > 0,
      hasRecoveryCode: vault.sealing.hasRecoveryCode,
      waiting: await vault.waiting(),
    }
  }

  /** To be called when the vault was sealed, unsealed, locked or unlocked, or may have been. */
  async announce(): Promise<VaultState> {
    const { events } = this.#deps
    const state = await this.state()
    const wasLocked = this.#announcedLock === 'locked'
    this.#announcedLock = state.lock
    events.emit('vault.changed', state)
    if (wasLocked && state.lock !== 'locked') events.emit('vault.opened')
    return state
  }

  /** @param secret the passphrase or the recovery code. Throws `wrong-secret`. */
  async unlock(secret: string, mayOpen = always): Promise<VaultState> {
    const { keyringKey, vault } = this.#deps
    await vault.transaction((tx) => tx.keys.unlock(secret))
    const state = await this.#unlocked(mayOpen)
    if (state.lock === 'open' && keyringKey.isLost) void this.#renewKeyring('lost')
    return state
  }

  /**
   * Unlocks with the key in the keyring of the system, where the user chose that. The keyring may wait for the user: a vault
   * that was unlocked otherwise by then is left as it is.
   * @returns whether it did.
   */
  async unlockByKeyring(mayOpen = always): Promise<boolean> {
    const { keyringKey, vault } = this.#deps
    const stored = await keyringKey.reveal()
    if (!stored) return false
    const isWanted = vault.lock === 'locked' && mayOpen()
    const isUnlocked = isWanted && (await vault.transaction((tx) => tx.keys.unlockWith(stored.id, stored.key)))
    stored.key.fill(0)
    if (isWanted && !isUnlocked) keyringKey.lost()
    return isUnlocked && (await this.#unlocked(mayOpen)).lock === 'open'
  }

  /** Looks whether there is a keyring here now, and announces it where that changed. */
  async lookForKeyring(): Promise<void> {
    if (await this.#deps.keyringKey.look()) await this.announce()
  }

  /** Throws `not-allowed` where the vault is sealed already, `wrong-groups`. */
  async seal({ passphrase, groups }: NewSecrets): Promise<VaultState> {
    const { backups, recoveryCode, vault } = this.#deps
    if (vault.lock !== 'plain') throw new LuwteError('not-allowed', 'sealed already')
    const recoveryKey = recoveryCode.prove(groups)
    await this.#changeAndReseal('sealing', async ({ keys }) => {
      await keys.seal({ passphrase, recoveryKey })
      recoveryKey.fill(0)
    })
    // The first sealed snapshot, so that the plain ones can be erased.
    await backups.make('changes')
    recoveryCode.forget()
    return this.announce()
  }

  /** Decrypts the vault for good. @param secret the passphrase or the recovery code. Throws `wrong-secret`. */
  async unseal(secret: string): Promise<VaultState> {
    await this.#changeAndReseal('unsealing', async ({ keys }) => {
      await keys.prove(secret)
      await keys.unseal()
    })
    await this.#deps.keyringKey.remove()
    return this.announce()
  }

  /** @param secret the present passphrase, or the recovery code. Throws `wrong-secret`. */
  async changePassphrase(secret: string, passphrase: string): Promise<VaultState> {
    await this.#deps.vault.transaction(async ({ keys }) => {
      await keys.prove(secret)
      await keys.changePassphrase(passphrase)
    })
    return this.announce()
  }

  /** Throws `wrong-groups`, `wrong-secret`. */
  async replaceRecoveryCode(secret: string, groups: [string, string]): Promise<VaultState> {
    const { recoveryCode, vault } = this.#deps
    const recoveryKey = recoveryCode.prove(groups)
    await vault.transaction(async ({ keys }) => {
      await keys.prove(secret)
      await keys.changeRecoveryCode(recoveryKey)
      recoveryKey.fill(0)
    })
    recoveryCode.forget()
    return this.announce()
  }

  /** Somebody may know the passphrase: a new data key, a new passphrase and a new recovery code. */
  async rotate(
    secret: string,
    { passphrase, groups, dropBackups }: NewSecrets & { dropBackups: boolean },
  ): Promise<VaultState> {
    const { backups, keyringKey, recoveryCode } = this.#deps
    const recoveryKey = recoveryCode.prove(groups)
    await this.#changeAndReseal('sealing', async ({ keys }) => {
      await keys.prove(secret)
      await keys.seal({ passphrase, recoveryKey })
      recoveryKey.fill(0)
    })
    // The keyring has the former key.
    if (await keyringKey.isChosen()) void this.#renewKeyring('replaced')
    recoveryCode.forget()
    const state = await this.announce()
    if (dropBackups) await backups.eraseOld()
    return state
  }

  /** Stores the data key in the keyring of the system, or removes it. Throws `wrong-secret`, `not-allowed`. */
  async setKeyring(isOn: boolean, secret: string): Promise<VaultState> {
    const { keyringKey, vault } = this.#deps
    await vault.transaction((tx) => tx.keys.prove(secret))
    if (isOn) await keyringKey.store(vault.dataKeys)
    else await keyringKey.remove()
    return this.announce()
  }

  /** Removes the key of the vault from the keyring of the system. */
  forgetKeyring(): Promise<void> {
    return this.#deps.keyringKey.forget()
  }

  /** Adds the keys of another computer, which sealed the vault with its own passphrase at the same time. */
  async join(secret: string): Promise<VaultState> {
    await this.#deps.vault.transaction((tx) => tx.keys.join(secret))
    return this.announce()
  }

  /** See Vault.disownKeyFiles. */
  async disown(): Promise<VaultState> {
    await this.#deps.vault.disownKeyFiles()
    return this.#unlocked(always)
  }

  /** To be called after the vault was moved, rebuilt, or replaced by another one. */
  async vaultReplaced(): Promise<VaultState> {
    await this.settle()
    return this.announce()
  }

  /** Imports check-ins made while locked, here or on another computer. What cannot be written now stays in the inbox. */
  async emptyInbox(): Promise<void> {
    const { vault } = this.#deps
    if (vault.lock !== 'locked') await vault.emptyInbox(isCheckIn).catch(() => undefined)
  }

  /** Reseals the files of this computer where another one sealed or unsealed the vault, or resealing was interrupted. */
  async settle(): Promise<void> {
    const { vault, jobs } = this.#deps
    await jobs.ended()
    if (vault.lock === 'locked' || vault.isSettled) return
    await jobs.run(vault.lock === 'open' ? 'sealing' : 'unsealing', (reportProgress) =>
      vault.transaction((tx) => this.#reseal(tx, reportProgress)),
    )
  }

  /** Where this is interrupted after the keys were changed, the change is announced all the same. */
  async #changeAndReseal(job: 'sealing' | 'unsealing', change: (tx: Transaction) => Promise<void>): Promise<void> {
    const { jobs, vault } = this.#deps
    try {
      await jobs.run(job, (reportProgress) =>
        vault.transaction(async (tx) => {
          await change(tx)
          await this.#reseal(tx, reportProgress)
        }),
      )
    } catch (fault) {
      await vault.reload()
      await this.announce()
      throw fault
    }
  }

  async #reseal(tx: Transaction, reportProgress: ReportProgress): Promise<void> {
    // The drafts first: once the vault is resealed, an interrupted resealing of the drafts would not be resumed.
    await this.#deps.drafts.reseal().catch(ignoreWrongKey)
    await tx.reseal(reportProgress)
  }

  /**
   * Stores the key of the vault in the keyring once more. Where the keyring does not take it, only the passphrase unlocks the
   * vault from now on, and the user is told. Nothing waits for this: the keyring may never answer.
   */
  async #renewKeyring(because: 'lost' | 'replaced'): Promise<void> {
    const { keyringKey, onNotice, vault } = this.#deps
    try {
      const isStored = await keyringKey.store(vault.dataKeys)
      if (isStored && because === 'lost') onNotice({ code: 'keyring-renewed' })
    } catch {
      // Locked meanwhile: it is tried again when the vault is unlocked.
      if (vault.lock !== 'open') return
      await keyringKey.remove().catch(() => undefined)
      onNotice({ code: 'keyring-lost' })
    }
    await this.announce().catch(() => undefined)
  }

  async #unlocked(mayOpen: MayOpen): Promise<VaultState> {
    const { drafts, vault } = this.#deps
    if (!mayOpen()) {
      await vault.forgetKeys()
      return this.state()
    }
    // Drafts that cannot be written now stay in their inbox.
    await drafts.emptyInbox().catch(() => undefined)
    await this.emptyInbox()
    await vault.checkOwn()
    return this.announce()
  }
}

/** Drafts sealed with a key that is not in memory are not plain, which is what matters here. */
function ignoreWrongKey(fault: unknown): void {
  if (!(fault instanceof WrongKey)) throw fault
}
