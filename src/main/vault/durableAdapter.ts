import type { Adapter } from 'lowdb'
import type { Files } from '../ports'
import type { Codec } from './crypto/envelope'

export interface DurableAdapter<Value> extends Adapter<Value> {
  /** Size of the file, as it was read or written last. */
  readonly bytes: number
}

/**
 * Lets lowdb keep a file durably. Its own adapter never flushes to disk, shares one temporary name between all writers,
 * and takes an unreadable file for an empty one.
 */
export function durableAdapter<Value>(files: Files, path: string, codec: Codec<Value>): DurableAdapter<Value> {
  let size = 0
  return {
    get bytes() {
      return size
    },
    async read() {
      const bytes = await files.read(path)
      size = bytes?.length ?? 0
      return bytes === null ? null : codec.decode(bytes)
    },
    async write(value) {
      const bytes = codec.encode(value)
      await files.writeDurably(path, bytes)
      size = bytes.length
    },
  }
}
