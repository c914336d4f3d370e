import { type ErrorCode, LuwteError } from '@shared/kernel/errors'

// What can be wrong with a file, by type. Whoever must choose between "try again later" and "put it in quarantine" asks
// for the type, never for a code or for how the error was made.

/** The bytes are not what Luwte wrote, or something else has the file's place. Trying again never helps. */
export class DamagedFile extends LuwteError {
  constructor(detail: string, options?: ErrorOptions) {
    super('unreadable', detail, options)
    this.name = 'DamagedFile'
  }
}

/** The system refused: the disk is away or full, too many files are open, there is no permission. It may pass. */
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

/** Written by a newer Luwte. It stays as it is, and is readable after an update. */
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
