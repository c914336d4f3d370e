import type { Id } from '@shared/kernel/ids'
import type { Secrets } from './crypto/keyFileChanges'
import type { VaultParts } from './vaultParts'

/** Unlocking, and changing which secrets unlock the vault: the steps of a transaction that do so. */
export type KeyChanges = ReturnType<typeof keyChanges>

export function keyChanges(
  { device, sealing, folders }: Pick<VaultParts, 'device' | 'sealing' | 'folders'>,
  vault: string,
  step: <Value>(task: () => Promise<Value>) => Promise<Value>,
) {
  /** With another key other files are believed, so they are read again. */
  const stepOfKeys = <Value>(task: () => Promise<Value>) =>
    step(async () => {
      const before = sealing.dataKeys.current
      try {
        return await task()
      } finally {
        if (sealing.dataKeys.current !== before) await folders.forgetOthers()
      }
    })
  /** What cannot be written now is written at the next unlocking. */
  const introduce = async () => {
    await device.noteSealed()
    if (sealing.dataKeys.current !== null) await device.ensureInboxKey(sealing.dataKeys.current)
    await sealing.changes.introduce(vault)
  }
  return {
    unlock: (secret: string) =>
      stepOfKeys(async () => {
        await sealing.unlock(vault, secret)
        await introduce().catch(() => undefined)
      }),
    unlockWith: (id: Id, key: Uint8Array) =>
      stepOfKeys(async () => {
        const isUnlocked = await sealing.unlockWith(vault, id, key)
        if (isUnlocked) await introduce().catch(() => undefined)
        return isUnlocked
      }),
    prove: (secret: string) => step(() => sealing.prove(vault, secret)),
    seal: (secrets: Secrets) =>
      stepOfKeys(async () => {
        await device.noteSealed()
        await device.renewInboxKey()
        await sealing.changes.seal(vault, secrets)
        await device.noteInboxKeyOf(sealing.dataKeys.requireCurrent())
      }),
    changePassphrase: (passphrase: string) => step(() => sealing.changes.changePassphrase(vault, passphrase)),
    changeRecoveryCode: (recoveryKey: Uint8Array) => step(() => sealing.changes.changeRecoveryCode(vault, recoveryKey)),
    join: (secret: string) => step(() => sealing.changes.join(vault, secret)),
    unseal: () => stepOfKeys(() => sealing.changes.unseal(vault)),
  }
}
