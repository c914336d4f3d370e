import type { Adapter } from 'lowdb'
import type { Files } from '../ports'
import type { Codec } from './crypto/envelope'

/**
 * Lets lowdb keep a file durably. Its own adapter never flushes to disk, shares one temporary name between all writers,
 * and takes an unreadable file for an empty one.
 */
export function durableAdapter<Value>(files: Files, path: string, codec: Codec<Value>): Adapter<Value> {
  return {
    async read() {
      const bytes = await files.read(path)
      return bytes === null ? null : codec.decode(bytes)
    },
    async write(value) {
      await files.writeDurably(path, codec.encode(value))
    },
  }
}
