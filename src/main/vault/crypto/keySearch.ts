import { readRecoveryCode } from '@shared/features/vault-access/recoveryCode'
import { LuwteError } from '@shared/kernel/errors'
import type { Cipher, KeyDeriver } from '@main/ports'
import { fromBase64 } from './dataKeys'
import {
  type KeyFile,
  type KeyFileStates,
  MAX_SLOTS,
  MAX_TOTAL_COST,
  type PassphraseSlot,
  type Slot,
  wrapData,
} from './keyFile'
import { passphraseWrapper, recoveryWrapper } from './keyMaker'
import type { KeyProofs } from './keyProofs'

/** A data key, and the slot that a secret opened to get it. */
export interface FoundKey {
  slot: Slot
  key: Uint8Array
}

interface Deps {
  cipher: Cipher
  keyDeriver: KeyDeriver
  proofs: KeyProofs
  /** The key files that this computer vouches for. */
  vouched: () => ReadonlySet<KeyFile>
  /** Some key file could not be read. */
  hasUnread: () => boolean
}

/** Tries a secret on the slots of a vault. */
export class KeySearch {
  readonly #deps: Deps
  /** How many slots that this computer does not vouch for were tried already, where there are too many to try all at once. */
  #tried = 0

  constructor(deps: Deps) {
    this.#deps = deps
  }

  /** What to say where `find` found none. */
  noneFound(): LuwteError {
    if (this.#tried > 0) return new LuwteError('too-many-keys')
    return new LuwteError(this.#deps.hasUnread() ? 'unreadable' : 'wrong-secret')
  }

  /**
   * Every data key that a secret opens. All slots are tried, so that a wrong secret takes as long as a right one: those that
   * this computer vouches for first, and no more than MAX_SLOTS of bounded cost. Where there are more, the next call goes on
   * with those that are left: whoever puts many there hides none for good.
   */
  async find(states: KeyFileStates, secret: string): Promise<FoundKey[]> {
    const { cipher, keyDeriver } = this.#deps
    const found: FoundKey[] = []
    const tryOn = (slot: Slot, wrapper: Uint8Array) => {
      const key = cipher.open(wrapper, fromBase64(slot.wrapped), wrapData(slot))
      wrapper.fill(0)
      if (key && this.#agrees(slot, key)) found.push({ slot, key })
      else key?.fill(0)
    }
    const isPassphrase = (slot: Slot): slot is PassphraseSlot => slot.kind === 'passphrase'
    const foreign = states.foreign.filter(isPassphrase)
    const next = foreign.slice(this.#tried < foreign.length ? this.#tried : 0)
    const passphrases = affordable([...states.passphrases, ...next])
    for (const slot of passphrases) tryOn(slot, await passphraseWrapper(keyDeriver, secret, slot))
    const code = readRecoveryCode(secret)
    const recoveries = [...states.recoveries, ...states.foreign.filter(({ kind }) => kind === 'recovery')]
    if (code) for (const slot of recoveries) tryOn(slot, recoveryWrapper(cipher, code, slot))
    const before = foreign.length - next.length
    const after = before + passphrases.filter((slot) => next.includes(slot)).length
    const isAll = before === 0 && after >= foreign.length
    this.#tried = found.length > 0 || isAll ? 0 : after
    return found
  }

  /** Does the key belong to the slot, and to every slot of that key id which this computer vouches for? */
  #agrees(slot: Slot, key: Uint8Array): boolean {
    const { proofs, vouched } = this.#deps
    const isSame = [...vouched()].every((file) => file.key !== slot.key || proofs.fits(file, key))
    return isSame && proofs.isKeyOf(slot, key)
  }
}

/** The first ones, as many as can be tried in bounded time and memory. One that alone would take more is never tried. */
function affordable(slots: readonly PassphraseSlot[]): PassphraseSlot[] {
  const costOf = ({ argon2id: { memoryKiB, passes } }: PassphraseSlot) => memoryKiB * passes
  let left = MAX_TOTAL_COST
  const possible = slots.filter((slot) => costOf(slot) <= MAX_TOTAL_COST).slice(0, MAX_SLOTS)
  const end = possible.findIndex((slot) => (left -= costOf(slot)) < 0)
  return end === -1 ? possible : possible.slice(0, end)
}
