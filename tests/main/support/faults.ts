import { LuwteError } from '@shared/kernel/errors'
import type { FakePorts } from './ports'

/** Lets writing files whose path ends in one of these names fail, as on a full disk. @returns makes room again. */
export function fillDisk(ports: FakePorts, ...names: string[]): () => void {
  const { writeDurably } = ports.files
  ports.files.writeDurably = (path, bytes) =>
    names.some((name) => path.endsWith(name))
      ? Promise.reject(new LuwteError('disk-full', 'no space'))
      : writeDurably(path, bytes)
  return () => {
    ports.files.writeDurably = writeDurably
  }
}

/** Makes writing files whose path ends so take its time, as on a slow disk. */
export function slowDisk(ports: FakePorts, name = ''): void {
  const { writeDurably } = ports.files
  ports.files.writeDurably = async (path, bytes) => {
    if (path.endsWith(name)) await new Promise((resolve) => setTimeout(resolve, 10))
    return writeDurably(path, bytes)
  }
}
