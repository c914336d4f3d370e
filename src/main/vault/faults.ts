import { LuwteError } from '@shared/kernel/errors'

/** The bytes were read, but they are not what Luwte wrote. Trying again will not help. */
export class DamagedFile extends LuwteError {
  constructor(detail: string) {
    super('unreadable', detail)
  }
}

/**
 * Will this file never be readable as it is? What the system reported (its cause is kept) may pass: a disk that is
 * away, too many open files. What we decided ourselves will not: bad bytes, a link or a folder in the file's place.
 */
export const isDamage = (fault: unknown): boolean =>
  fault instanceof LuwteError && fault.code === 'unreadable' && fault.cause === undefined

export const isFromNewerLuwte = (fault: unknown): boolean =>
  fault instanceof LuwteError && fault.code === 'newer-format'

/** Sealed with a key that is not at hand. */
export const isOfOtherKey = (fault: unknown): boolean => fault instanceof LuwteError && fault.code === 'locked'
