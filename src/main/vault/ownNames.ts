import { isDeviceFolder, KEYS_FOLDER } from './partitions'
import { VAULT_FILE } from './vaultFile'

// What is Luwte's own in folders that others may use too. Nothing else in them is moved or taken away.

export const isOfVault = (name: string): boolean =>
  name === VAULT_FILE || name.startsWith(`${VAULT_FILE}.damaged-`) || name === KEYS_FOLDER || isDeviceFolder(name)

/** Luwte's documents, and what of them was set aside. What Electron keeps beside them is never called so. */
export const isOfUserData = (name: string): boolean =>
  /^[a-z-]+\.json(\.damaged-[\dTZ-]+)?$/.test(name) || name === KEYS_FOLDER || name === 'cache'
