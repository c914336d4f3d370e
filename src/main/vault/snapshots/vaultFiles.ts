import type { Files } from '@main/ports'
import { isDeviceFolder } from '../partitions'
import { VAULT_FILE } from '../vaultFile'

// What of a vault folder is kept in a generation: everything of Luwte's own. What sync tools lay beside it (their folders,
// their copies of conflicts) and what a write that was cut short left are none of it.

const FILE_OF_DEVICE = /^[a-z0-9-]+(\.past)?\.json(\.damaged-[\dTZ-]+)?$/
const FOLDERS_OF_DEVICE = ['files', 'inbox']
const KEYS_FOLDER = 'keys'

export interface VaultFiles {
  /** By path within the vault. Those that one change may write together are in one batch. */
  batches: string[][]
  /** Folders that could not be looked into. */
  unread: string[]
}

/** Throws `unreadable` where the vault folder itself cannot be looked into. */
export async function vaultFiles(files: Files, vault: string): Promise<VaultFiles> {
  const unread: string[] = []

  /** What another computer's folder holds may be on its way: that keeps nothing else out of the backup. */
  async function within(folder: string, isOurs: (name: string) => boolean): Promise<string[]> {
    try {
      return (await files.list(`${vault}/${folder}`)).filter(isOurs)
    } catch {
      unread.push(folder)
      return []
    }
  }

  async function batchesOf(device: string): Promise<string[][]> {
    const batches = new Map<string, string[]>()
    for (const name of await within(device, (name) => FILE_OF_DEVICE.test(name))) {
      const month = name.slice(0, name.indexOf('.'))
      batches.set(month, [...(batches.get(month) ?? []), `${device}/${name}`])
    }
    const others: string[][] = []
    for (const folder of FOLDERS_OF_DEVICE.map((name) => `${device}/${name}`))
      others.push(...(await within(folder, isNoTemporary)).map((name) => [`${folder}/${name}`]))
    return [...[...batches.values()].reverse(), ...others]
  }

  const batches = [[VAULT_FILE]]
  for (const device of (await files.list(vault)).filter(isDeviceFolder)) batches.push(...(await batchesOf(device)))
  // Last: whatever was sealed meanwhile, its key is among them.
  const keys = await within(KEYS_FOLDER, (name) => name.endsWith('.json') && isNoTemporary(name))
  batches.push(keys.map((name) => `${KEYS_FOLDER}/${name}`))
  return { batches, unread }
}

const isNoTemporary = (name: string): boolean => !name.startsWith('.')
