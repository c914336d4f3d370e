/** Everything that can go wrong in a call. Put into words in `i18n`, per language, in one place. */
export const ERROR_CODES = [
  'bad-input',
  'not-allowed',
  'not-found',
  'vault-missing',
  /** The vault is sealed and its key is not at hand. */
  'locked',
  /** It belongs to a section with a lock of its own, which is not open. */
  'section-locked',
  /** Neither a passphrase nor the recovery code of this vault. */
  'wrong-secret',
  /** The same, but there were more passphrases than are tried at once: the next attempt tries the next ones. */
  'too-many-keys',
  /** The groups of the recovery code that were typed back are other ones. */
  'wrong-groups',
  /** Something that must end whole is under way: sealing, a backup, a restore. */
  'busy',
  /** A backup that was sealed with a passphrase of another time. */
  'needs-secret',
  /** A folder that cannot be used for this: within the vault, not empty, or of something else. */
  'wrong-folder',
  'newer-format',
  'unreadable',
  'disk-full',
  'not-writable',
  'unexpected',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

/** What a window learns of a fault: its code alone, never a text of the system. */
export interface CallError {
  code: ErrorCode
}

/** The answer to a call. Faults travel as values: Electron would keep only the message of an exception. */
export type Reply<Value> = { ok: true; value: Value } | { ok: false; error: CallError }

/** Thrown by the core for an outcome that the user should be told of; the gate turns it into a Reply. */
export class LuwteError extends Error {
  constructor(
    readonly code: ErrorCode,
    /** For the log of a developer. Never holds content of the user. */
    detail?: string,
    options?: ErrorOptions,
  ) {
    super(detail ? `${code}: ${detail}` : code, options)
    this.name = 'LuwteError'
  }
}
