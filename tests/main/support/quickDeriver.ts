import { createHash } from 'node:crypto'
import type { KeyDeriver } from '@main/ports'

/** In the place of Argon2id, which takes its time on purpose. */
export const quickDeriver: KeyDeriver = {
  derive: (secret, salt) => Promise.resolve(new Uint8Array(createHash('sha256').update(secret).update(salt).digest())),
}
