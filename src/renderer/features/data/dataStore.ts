import { defineStore } from 'pinia'
import { client } from '@/kernel/client'
import { command, request } from '@/kernel/remote'

/**
 * What can be done with all data at once. Where a folder is chosen in a dialog, null means that nothing was chosen, or that
 * the call failed and that has been reported.
 */
export const useDataStore = defineStore('data', () => ({
  /** Writes everything into a readable folder, chosen in a dialog. */
  exportAll: () => request('data.export'),
  /** Nothing of what is being exported stays. */
  stopExport: () => command('data.stopExport'),
  /** Looks at an exported folder, chosen in a dialog, without importing it. */
  chooseImport: () => request('data.chooseImport'),
  /** Imports the folder that was chosen. */
  importChosen: () => request('data.import'),
  /** Looks at another folder for the vault, chosen in a dialog. */
  chooseVaultFolder: () => request('data.chooseVaultFolder'),
  /** Moves the vault to the folder that was chosen. @param secret of a sealed vault that is there already. */
  moveVault: (secret?: string) => client.call('data.relocate', { secret }),
  readStorageUsage: () => request('data.usage'),
  /** @param typed the words that confirm it. @returns the paths that could not be deleted; null: it failed. */
  deleteEverything: (typed: string) => request('data.erase', { typed }),
  /** Shows a folder in the file manager. */
  showFolder: (which: 'vault' | 'backups') => command('data.showFolder', { which }),
}))
