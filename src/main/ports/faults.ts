import { type ErrorCode, LuwteError } from '@shared/kernel/errors'

// What can be wrong with a file, by type. Code that chooses between "try again later" and "put it in quarantine" checks the
// type, never the error code.

/** The bytes are not what Luwte wrote, or something that is not a file is at the path. Trying again never helps. */
export class DamagedFile extends LuwteError {
  constructor(detail: string, options?: ErrorOptions) {
    super('unreadable', detail, options)
    this.name = 'DamagedFile'
  }
}

/** The system refused: the disk is unplugged or full, too many files are open, no permission. It may work later. */
export class TransientFault extends LuwteError {
  constructor(
    code: Extract<ErrorCode, 'unreadable' | 'not-writable' | 'disk-full'>,
    detail?: string,
    options?: ErrorOptions,
  ) {
    super(code, detail, options)
    this.name = 'TransientFault'
  }
}

/** Written by a newer Luwte. Leave the file as it is: it is readable after an update. */
export class NewerFormat extends LuwteError {
  constructor(detail?: string) {
    super('newer-format', detail)
    this.name = 'NewerFormat'
  }
}

/** Sealed with a key that is not in memory. It is readable once that key is. */
export class WrongKey extends LuwteError {
  constructor() {
    super('locked', 'sealed with a key that is not in memory')
    this.name = 'WrongKey'
  }
}

/**
 * In a sealed vault: plain, or sealed with a former key, and nobody who has the key said that it was there before. Perhaps a
 * computer has not sealed it yet; perhaps somebody else put it there. It is neither read nor removed.
 */
export class UnprovenFile extends LuwteError {
  constructor() {
    super('unreadable', 'not proven to be of this vault')
    this.name = 'UnprovenFile'
  }
}
