import * as v from 'valibot'
import { type Calls, type Events, nothing } from '@shared/kernel/contractSlice'
import { SectionSchema } from '@shared/records/section'
import { NewPassphraseSchema as passphrase, SecretSchema as secret } from '../vault-access/locking'

/** `none`: the section has no lock of its own. */
export const SectionStateSchema = v.picklist(['none', 'locked', 'open'])
export type SectionState = v.InferOutput<typeof SectionStateSchema>

const section = SectionSchema

export const calls = {
  'section.state': { input: v.object({ section }), output: SectionStateSchema },
  /** Gives the section a lock, and locks what is in it; it is open afterwards. `code`: as printed, shown this once. */
  'section.set': { input: v.object({ section, passphrase }), output: v.object({ code: v.string() }) },
  /** @throws `wrong-secret` for what is neither its passphrase nor its recovery code. */
  'section.open': { input: v.object({ section, secret }), output: nothing },
  'section.close': { input: v.object({ section }), output: nothing },
  'section.changePassphrase': { input: v.object({ section, secret, passphrase }), output: nothing },
  /** Takes the lock away: what was in it is written as the rest of the vault is. */
  'section.end': { input: v.object({ section, secret }), output: nothing },
} as const satisfies Calls

export const events = {
  /** It was locked, opened, given a lock, or its lock was taken away. */
  'section.changed': v.object({ section, state: SectionStateSchema }),
} as const satisfies Events
