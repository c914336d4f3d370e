import { constants } from 'node:fs'
import fs from 'node:fs/promises'
import { type Archives, beginsAsArchive } from '@main/ports/archives'
import { readFault } from './diskSteps'

/** Zip files on the disks of this computer. */
export const nodeArchives: Archives = {
  async isArchive(path) {
    try {
      // Without O_NONBLOCK, opening a named pipe would wait for ever. Windows does not have it.
      const file = await fs.open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
      try {
        const head = new Uint8Array(4)
        await file.read(head, 0, head.length, 0)
        return beginsAsArchive(head)
      } finally {
        await file.close()
      }
    } catch (fault) {
      throw readFault(fault, path)
    }
  },
  async open(path) {
    // Loaded only now: nothing else needs it, least of all a start.
    return (await import('./zipArchive')).openZip(path)
  },
}
