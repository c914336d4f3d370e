import * as v from 'valibot'
import { type Calls, CountSchema, type Events, nothing } from '@shared/kernel/contractSlice'
import { LockStateSchema, NewPassphraseSchema, SecretSchema } from './locking'

/** How the vault is sealed, and what unlocks it. */
export const VaultStateSchema = v.object({
  lock: LockStateSchema,
  /** false: the folder is not there, or not what it was. Nothing is made in its place unless it is asked for. */
  isThere: v.boolean(),
  folder: v.string(),
  /** May this computer's own keyring open it too? */
  keyring: v.picklist(['on', 'off', 'not-here']),
  /** A second passphrase is in use, chosen on another computer at the same time: part of the vault opens with that. */
  hasOtherPassphrase: v.boolean(),
  /** The vault was plain on this computer, and was sealed since: on another computer, or by somebody else. */
  isSealedElsewhere: v.boolean(),
  /** false while sealed: one was being made when Luwte ended, or its file is gone. */
  hasRecoveryCode: v.boolean(),
  /** Check-ins that were taken while locked and wait for the key. */
  waiting: CountSchema,
})
export type VaultState = v.InferOutput<typeof VaultStateSchema>

/** A new recovery code, to be kept by the user, and which two of its groups are to be typed back (from 0). */
export const NewCodeSchema = v.object({ code: v.string(), ask: v.tuple([CountSchema, CountSchema]) })
export type NewCode = v.InferOutput<typeof NewCodeSchema>

const CodeGroupSchema = v.pipe(v.string(), v.maxLength(20))
/** The two groups of a new recovery code that were asked for, typed back. */
const CodeGroupsSchema = v.tuple([CodeGroupSchema, CodeGroupSchema])

export const calls = {
  'vault.state': { input: nothing, output: VaultStateSchema, whileLocked: true },
  /** With a passphrase or the recovery code. Throws `wrong-secret`. */
  'vault.unlock': { input: v.object({ secret: SecretSchema }), output: VaultStateSchema, whileLocked: true },
  /** The user did not seal it: this computer goes on in plain. Throws `not-allowed` where it was sealed here. */
  'vault.disown': { input: nothing, output: VaultStateSchema, whileLocked: true },
  /** Forgets the key and closes every window. */
  'vault.lock': { input: nothing, output: nothing, whileLocked: true },
  /** Somebody is at Luwte: the time until it locks by itself starts again, and the day counts as one of use for the bin. */
  'vault.active': { input: nothing, output: nothing, whileLocked: true },
  /** Makes a recovery code, which counts from the call on that types two of its groups back. */
  'vault.newCode': { input: nothing, output: NewCodeSchema },
  /** The code that was made and does not count yet, for the page that is printed; null: there is none. */
  'vault.shownCode': { input: nothing, output: v.nullable(v.string()) },
  /** Asks where, and saves a page with the code there. */
  'vault.saveCode': { input: nothing, output: v.picklist(['saved', 'cancelled']), asksInDialog: true },
  'vault.seal': {
    input: v.object({ passphrase: NewPassphraseSchema, groups: CodeGroupsSchema }),
    output: VaultStateSchema,
  },
  'vault.unseal': { input: v.object({ secret: SecretSchema }), output: VaultStateSchema },
  'vault.changePassphrase': {
    input: v.object({ secret: SecretSchema, passphrase: NewPassphraseSchema }),
    output: VaultStateSchema,
  },
  /** A new recovery code instead of the present one. */
  'vault.replaceCode': {
    input: v.object({ secret: SecretSchema, groups: CodeGroupsSchema }),
    output: VaultStateSchema,
  },
  /** Somebody may know the passphrase: everything is sealed anew with another key, and older backups go if wished. */
  'vault.rotate': {
    input: v.object({
      secret: SecretSchema,
      passphrase: NewPassphraseSchema,
      groups: CodeGroupsSchema,
      dropBackups: v.boolean(),
    }),
    output: VaultStateSchema,
  },
  /** The keyring may open a box of its own. */
  'vault.setKeyring': {
    input: v.object({ on: v.boolean(), secret: SecretSchema }),
    output: VaultStateSchema,
    asksInDialog: true,
  },
  /** The second passphrase that another computer chose at the same time: from then on one is enough. */
  'vault.join': { input: v.object({ secret: SecretSchema }), output: VaultStateSchema },
} as const satisfies Calls

export const events = {
  /** The vault was locked, unlocked, sealed, unsealed or moved. */
  'vault.changed': VaultStateSchema,
} as const satisfies Events
