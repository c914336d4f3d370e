import { execFileSync, spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs/promises'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { freshFolder } from './support'

// A stick as it is sold: exFAT, which knows no owners, no links and no capitals in names. Its file system runs as a program
// (FUSE), since not every kernel has it.

const BYTES = 32 * 1024 * 1024

export interface UsbStick {
  folder: string
  /** False where this user may not mount: then it is a folder like any other. */
  isReal: boolean
  /** Pulls it out without a word to anybody, and puts it in again. */
  pullOut(): Promise<void>
}

export async function usbStick(): Promise<UsbStick> {
  const home = await freshFolder()
  const folder = join(home, 'stick')
  await fs.mkdir(folder)
  const image = join(home, 'image')
  await fs.writeFile(image, '')
  await fs.truncate(image, BYTES)
  const loop = spawnSync('losetup', ['--find', '--show', image], { encoding: 'utf8' })
  const device = loop.stdout?.trim()
  if (loop.status !== 0 || !device) {
    console.info('a stick is played by a folder: this user may not mount')
    return { folder, isReal: false, pullOut: () => Promise.resolve() }
  }
  onTestFinished(() => void spawnSync('losetup', ['--detach', device]))
  execFileSync('mkfs.exfat', [device], { stdio: 'ignore' })
  let pulled = await mounted(device, folder)
  onTestFinished(() => pulled())
  return {
    folder,
    isReal: true,
    async pullOut() {
      await pulled()
      pulled = await mounted(device, folder)
    },
  }
}

/** @returns ends the program of the file system at once, whatever it is doing. */
async function mounted(device: string, folder: string): Promise<() => Promise<void>> {
  const program = spawn('mount.exfat-fuse', ['-d', device, folder], { stdio: 'ignore' })
  const ended = new Promise<void>((resolve) => program.once('exit', () => resolve()))
  // The file system is there as soon as the folder is on another device.
  const { dev } = await fs.stat(join(folder, '..'))
  while ((await fs.stat(folder)).dev === dev) {
    if (program.exitCode !== null) throw new Error('exFAT could not be mounted')
    await new Promise((resolve) => setImmediate(resolve))
  }
  return async () => {
    program.kill('SIGKILL')
    await ended
    spawnSync('umount', ['--lazy', folder])
  }
}
