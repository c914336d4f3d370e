import * as v from 'valibot'

/** How the vault stands: never sealed, sealed with its key at hand, or sealed and its key forgotten. */
export const LockStateSchema = v.picklist(['plain', 'open', 'locked'])
export type LockState = v.InferOutput<typeof LockStateSchema>

/** Shorter ones are guessed in moments, whatever they are made of. */
export const MIN_PASSPHRASE_LENGTH = 8
const MAX_PASSPHRASE_LENGTH = 1000

/** One to be chosen. */
export const NewPassphraseSchema = v.pipe(
  v.string(),
  v.minLength(MIN_PASSPHRASE_LENGTH),
  v.maxLength(MAX_PASSPHRASE_LENGTH),
)
/** One that is tried, or a recovery code. */
export const SecretSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_PASSPHRASE_LENGTH))

/** Minutes without use after which the vault can lock. */
export const LOCK_MINUTES = [1, 5, 15, 30, 60] as const

/** When a sealed vault locks by itself. */
export const LockWhenSchema = v.strictObject({
  /** Without a key or a click in Luwte; null: not for that. */
  minutes: v.nullable(v.picklist(LOCK_MINUTES)),
  suspend: v.boolean(),
  screenLock: v.boolean(),
  windowClose: v.boolean(),
  blur: v.boolean(),
})
export type LockWhen = v.InferOutput<typeof LockWhenSchema>

export const DEFAULT_LOCK_WHEN: LockWhen = {
  minutes: 15,
  suspend: true,
  screenLock: true,
  windowClose: true,
  blur: false,
}
