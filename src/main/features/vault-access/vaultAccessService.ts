import { isCheckIn } from '@shared/features/check-ins/checkIn'
import {
  isGroupOf,
  printRecoveryCode,
  readRecoveryCode,
  RECOVERY_GROUPS,
} from '@shared/features/vault-access/recoveryCode'
import type { LockState } from '@shared/features/vault-access/locking'
import { localDateAt } from '@shared/kernel/time'
import type { NewCode, VaultState } from '@shared/features/vault-access/contract'
import { LuwteError } from '@shared/kernel/errors'
import { WrongKey } from '@main/ports/faults'
import type { Clock, Dialogs, Files, Random } from '@main/ports'
import type { Vault } from '@main/vault/vault'
import type { Transaction } from '@main/vault/transaction'
import type { BackupService } from '../data/backups/backupService'
import { mainTexts } from '@main/kernel/mainTexts'
import type { DraftService } from '../drafts/draftService'
import type { KeyringKey } from './keyringKey'
import type { SettingsService } from '../settings/settingsService'
import type { JobRunner } from '@main/kernel/jobRunner'

interface Dependencies {
  clock: Clock
  random: Random
  files: Files
  dialogs: Dialogs
  vault: Vault
  drafts: DraftService
  settings: SettingsService
  backups: BackupService
  keptKey: KeyringKey
  work: JobRunner
  /** The vault stands otherwise now. */
  onChange: (state: VaultState) => Promise<void>
}

const KEY_BYTES = 16

/** Sealing, opening and everything that changes which secrets open the vault. */
export class VaultAccessService {
  readonly #deps: Dependencies
  /** A code that was shown and has not been typed back yet. */
  #newCode: { code: string; ask: [number, number] } | null = null

  constructor(deps: Dependencies) {
    this.#deps = deps
  }

  get lock(): LockState {
    return this.#deps.vault.lock
  }

  get folder(): string {
    return this.#deps.vault.folder
  }

  async state(): Promise<VaultState> {
    const { keptKey, vault } = this.#deps
    return {
      lock: vault.lock,
      isThere: await vault.isThere(),
      folder: vault.folder,
      keyring: await keptKey.state(),
      hasOtherPassphrase: vault.sealing.hasOtherPassphrase,
      hasRecoveryCode: vault.sealing.hasRecoveryCode,
      waiting: await vault.waiting(),
    }
  }

  async unlock(secret: string): Promise<VaultState> {
    const { vault } = this.#deps
    await vault.transaction((tx) => tx.keys.unlock(secret))
    return this.#opened()
  }

  /** With what the keyring of the system keeps, where that was chosen. @returns whether it did. */
  async unlockByKeyring(): Promise<boolean> {
    const { keptKey, vault } = this.#deps
    const kept = await keptKey.reveal()
    if (!kept) return false
    const isOpen = await vault.transaction((tx) => tx.keys.unlockWith(kept.id, kept.key))
    kept.key.fill(0)
    if (!isOpen) return false
    await this.#opened()
    return true
  }

  /** The vault was locked: a code that was shown and not typed back counts no more. */
  forget(): void {
    this.#newCode = null
  }

  newCode(): NewCode {
    const code = printRecoveryCode(this.#deps.random.bytes(KEY_BYTES))
    const [one = 0, other = 0] = this.#deps.random.bytes(2)
    const first = one % RECOVERY_GROUPS
    const second = (first + 1 + (other % (RECOVERY_GROUPS - 1))) % RECOVERY_GROUPS
    this.#newCode = { code, ask: [Math.min(first, second), Math.max(first, second)] }
    return this.#newCode
  }

  get shownCode(): string | null {
    return this.#newCode?.code ?? null
  }

  async saveCode(): Promise<'saved' | 'cancelled'> {
    const { clock, dialogs, files, settings } = this.#deps
    const shown = this.#newCode
    if (!shown) throw new LuwteError('not-found', 'no new code')
    const { dialog, file, text } = mainTexts[settings.language].recoveryPage
    const path = await dialogs.chooseNewFile(dialog, `${file}.txt`)
    // The box may have stood there while the vault was locked, or another code was made.
    if (path === null || shown !== this.#newCode) return 'cancelled'
    const date = localDateAt(clock.now(), clock.zone())
    await files.writeDurably(path, new TextEncoder().encode(text(shown.code, date)))
    return 'saved'
  }

  async seal(passphrase: string, groups: [string, string]): Promise<VaultState> {
    const { backups, vault } = this.#deps
    if (vault.lock !== 'plain') throw new LuwteError('not-allowed', 'sealed already')
    const recoveryKey = this.#provenCode(groups)
    await this.#settling('sealing', async ({ keys }) => {
      await keys.seal({ passphrase, recoveryKey })
      recoveryKey.fill(0)
    })
    // The first that is sealed, so that those which lie open can go.
    await backups.make('changes')
    return this.#changed({ endsCode: true })
  }

  async unseal(secret: string): Promise<VaultState> {
    const { keptKey } = this.#deps
    await this.#settling('unsealing', async ({ keys }) => {
      await keys.prove(secret)
      await keys.unseal()
    })
    await keptKey.drop()
    return this.#changed()
  }

  async changePassphrase(secret: string, passphrase: string): Promise<VaultState> {
    const { vault } = this.#deps
    await vault.transaction(async ({ keys }) => {
      await keys.prove(secret)
      await keys.changePassphrase(passphrase)
    })
    return this.#changed()
  }

  async replaceCode(secret: string, groups: [string, string]): Promise<VaultState> {
    const { vault } = this.#deps
    const recoveryKey = this.#provenCode(groups)
    await vault.transaction(async ({ keys }) => {
      await keys.prove(secret)
      await keys.changeRecoveryCode(recoveryKey)
      recoveryKey.fill(0)
    })
    return this.#changed({ endsCode: true })
  }

  /** Somebody may know the passphrase: another data key, another passphrase, another code. */
  async rotate(
    secret: string,
    { passphrase, groups, dropBackups }: { passphrase: string; groups: [string, string]; dropBackups: boolean },
  ): Promise<VaultState> {
    const { backups, keptKey, vault } = this.#deps
    const recoveryKey = this.#provenCode(groups)
    await this.#settling('sealing', async ({ keys }) => {
      await keys.prove(secret)
      await keys.seal({ passphrase, recoveryKey })
      recoveryKey.fill(0)
    })
    // The keyring kept the key of before. Where it does not take this one, the passphrase is the way in.
    if ((await keptKey.state()) === 'on') await keptKey.keep(vault.ring).catch(() => keptKey.drop())
    const state = await this.#changed({ endsCode: true })
    if (dropBackups) await backups.eraseOld()
    return state
  }

  async setKeyring(isOn: boolean, secret: string): Promise<VaultState> {
    const { keptKey, vault } = this.#deps
    await vault.transaction((tx) => tx.keys.prove(secret))
    if (isOn) await keptKey.keep(vault.ring)
    else await keptKey.drop()
    return this.#changed()
  }

  async join(secret: string): Promise<VaultState> {
    const { vault } = this.#deps
    await vault.transaction((tx) => tx.keys.join(secret))
    return this.#changed()
  }

  /** It lies elsewhere now, perhaps as part of another one. */
  async moved(): Promise<VaultState> {
    await this.settle()
    return this.#changed()
  }

  /** What was taken while locked, here or on another computer, comes among the rest. What cannot be written now waits. */
  async emptyInbox(): Promise<void> {
    const { vault } = this.#deps
    if (vault.lock === 'open') await vault.emptyInbox(isCheckIn).catch(() => undefined)
  }

  /** Another computer sealed the vault, or opened it: what this one wrote lies so too. */
  async settle(): Promise<void> {
    const { vault, work } = this.#deps
    await work.ended()
    if (vault.lock === 'locked' || vault.isSettled) return
    await work.run(vault.lock === 'open' ? 'sealing' : 'unsealing', (tell) =>
      vault.transaction((tx) => this.#settle(tx, tell)),
    )
  }

  /** One write in it changes how the vault stands: where it is cut short after that, whoever looks on is told so too. */
  async #settling(work: 'sealing' | 'unsealing', change: (tx: Transaction) => Promise<void>): Promise<void> {
    const { vault } = this.#deps
    try {
      await this.#deps.work.run(work, (tell) =>
        vault.transaction(async (tx) => {
          await change(tx)
          await this.#settle(tx, tell)
        }),
      )
    } catch (fault) {
      await vault.reload()
      await this.#changed()
      throw fault
    }
  }

  async #settle(tx: Transaction, tell: (done: number, total: number) => void): Promise<void> {
    // The drafts first: once the vault is settled nobody comes back for what was cut short.
    await this.#deps.drafts.reseal().catch(passOverOtherKey)
    await tx.reseal(tell)
  }

  async #opened(): Promise<VaultState> {
    const { drafts, vault } = this.#deps
    // What cannot be written now waits where it is.
    await drafts.takeInLocked().catch(() => undefined)
    await this.emptyInbox()
    await vault.checkOwn()
    return this.#changed()
  }

  #provenCode(groups: [string, string]): Uint8Array {
    const shown = this.#newCode
    const key = shown && readRecoveryCode(shown.code)
    if (!key || !shown.ask.every((index, at) => isGroupOf(shown.code, index, groups[at] ?? '')))
      throw new LuwteError('wrong-groups')
    return key
  }

  async #changed({ endsCode = false } = {}): Promise<VaultState> {
    if (endsCode) this.#newCode = null
    const state = await this.state()
    await this.#deps.onChange(state)
    return state
  }
}

/** Drafts that are sealed with a key that is not in memory are not plain on disk, which is what counts. */
function passOverOtherKey(fault: unknown): void {
  if (!(fault instanceof WrongKey)) throw fault
}
