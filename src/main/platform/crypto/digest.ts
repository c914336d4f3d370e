import { createHash } from 'node:crypto'
import type { Digest } from '@main/ports'

export function nodeDigest(): Digest {
  return { sha256: (bytes) => createHash('sha256').update(bytes).digest('hex') }
}
