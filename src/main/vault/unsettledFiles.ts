import type { Files } from '../ports'
import { keyOfFile } from './crypto/envelope'
import { DamagedFile } from '../ports/faults'
import type { Seal } from './crypto/dataKeys'
import { type ShardKey, shardKeyOfFile } from './partitions'

/** Files of these devices that do not lie as they should now: sealed with the current key, or open. */
export async function filesToReseal(
  files: Files,
  vault: string,
  devices: readonly string[],
  seal: Seal,
): Promise<{ device: string; key: ShardKey }[]> {
  const wanted = seal.isOn() ? seal.ring.current : null
  const found: { device: string; key: ShardKey }[] = []
  for (const device of devices)
    for (const name of await files.list(`${vault}/${device}`)) {
      const key = shardKeyOfFile(name)
      const bytes = key && (await readUnlessDamaged(files, `${vault}/${device}/${name}`))
      if (key && bytes && !isSealedWith(bytes, wanted)) found.push({ device, key })
    }
  return found
}

/** Something else in the place of a file keeps none of the others from being sealed. */
async function readUnlessDamaged(files: Files, path: string): Promise<Uint8Array | null> {
  try {
    return await files.read(path)
  } catch (fault) {
    if (fault instanceof DamagedFile) return null
    throw fault
  }
}

/** Does it lie as it should: sealed with this key, or open (null)? */
function isSealedWith(bytes: Uint8Array, wanted: string | null): boolean {
  try {
    return keyOfFile(bytes) === wanted
  } catch {
    return false
  }
}
