import { spawnSync } from 'node:child_process'
import fs from 'node:fs/promises'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { LuwteError } from '@shared/kernel/errors'
import { nodeFiles } from '@main/platform/files/files'
import type { Files } from '@main/ports'
import { freshFolder } from './support'

export interface SmallDisk {
  folder: string
  files: Files
  makeReadOnly(): Promise<void>
}

/** A disk of `bytes`: a real one where this user may mount, else one that is played at the Files port. */
export async function smallDisk(bytes: number): Promise<SmallDisk> {
  const folder = join(await freshFolder(), 'disk')
  await fs.mkdir(folder)
  const mount = (...args: string[]) => spawnSync('mount', args).status === 0
  if (!mount('-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder)) return playedDisk(folder, bytes)
  onTestFinished(() => void spawnSync('umount', [folder]))
  return {
    folder,
    files: nodeFiles(),
    async makeReadOnly() {
      if (!mount('-o', 'remount,ro', folder)) throw new Error('the disk could not be made read-only')
    },
  }
}

/** As a durable write needs it: room for the new file beside the old one. */
function playedDisk(folder: string, bytes: number): SmallDisk {
  const files = nodeFiles()
  let isReadOnly = false
  return {
    folder,
    files: {
      ...files,
      async writeDurably(path, content) {
        if (isReadOnly) throw new LuwteError('not-writable')
        if ((await sizeOf(folder)) + content.length > bytes) throw new LuwteError('disk-full')
        await files.writeDurably(path, content)
      },
    },
    async makeReadOnly() {
      isReadOnly = true
    },
  }
}

async function sizeOf(folder: string): Promise<number> {
  const names = await fs.readdir(folder, { recursive: true })
  const sizes = await Promise.all(names.map(async (name) => (await fs.stat(join(folder, name))).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}
