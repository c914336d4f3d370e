/** Everything that can go wrong in a call. Put into words in `i18n`, per language, in one place. */
export const ERROR_CODES = [
  'bad-input',
  'not-allowed',
  'not-found',
  'vault-missing',
  'newer-format',
  'unreadable',
  'disk-full',
  'not-writable',
  'unexpected',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

export interface CallError {
  code: ErrorCode
}

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
