import type { Id } from '@shared/kernel/ids'
import { LuwteError } from '@shared/kernel/errors'
import type { Random } from '@main/ports'
import type { DataKeys } from './dataKeys'
import { type KeyFile, type KeyFileStates, slotsOf } from './keyFile'
import type { KeyFileStore } from './keyFileStore'
import type { KeyMaker } from './keyMaker'
import type { Sealing } from './sealing'

/** A new passphrase, and a recovery code as a second way to the same data key. */
export interface Secrets {
  passphrase: string
  /** 16 bytes. */
  recoveryKey: Uint8Array
}

interface Dependencies {
  random: Random
  dataKeys: DataKeys
  store: KeyFileStore
  maker: KeyMaker
  sealing: Pick<
    Sealing,
    'look' | 'noKeyFound' | 'findKeys' | 'listBelieved' | 'inboxKeys' | 'isGenuine' | 'keysInUse' | 'ownInboxKey'
  >
}

/**
 * Changes which secrets unlock a vault, by writing new key files. The shards are resealed by whoever writes them. Every
 * method but `seal` throws `locked` where no key is in memory; `vault` is the id of the vault.
 */
export class KeyFileChanges {
  readonly #deps: Dependencies

  constructor(deps: Dependencies) {
    this.#deps = deps
  }

  /**
   * Makes a new data key, two slots for it, and wraps every key in memory with it. The vault is sealed with the new key from
   * the moment the passphrase slot is on disk.
   */
  async seal(vault: string, { passphrase, recoveryKey }: Secrets): Promise<void> {
    const { maker, random, dataKeys, sealing, store } = this.#deps
    const states = await sealing.look(vault)
    const id = maker.newId()
    const key = random.bytes(32)
    dataKeys.hold(id, key)
    key.fill(0)
    // Those of a sealing that ended before its slot was written. A list whose key has a slot is another computer's.
    const keysWithSlot = new Set([...slotsOf(states), ...states.foreign].map((slot) => slot.key))
    const orphans = states.rosters.filter((roster) => !dataKeys.has(roster.key) && !keysWithSlot.has(roster.key))
    await store.discard(orphans.map((roster) => roster.id))
    // Of this computer alone: the keys of the others are known to whoever had a former data key. They list new ones when they
    // are unlocked, and take in themselves what they put in the inbox until then.
    const { ownInboxKey } = sealing
    const listed = { files: await sealing.listBelieved(id), inboxKeys: ownInboxKey === null ? [] : [ownInboxKey] }
    // Both replace what there was: that is how a computer that knows only the former key tells that they are the user's.
    const replaced = this.#filesOfKeysInMemory(states)
    const slot = await maker.passphraseSlot(vault, id, passphrase, replaced)
    const recovery = maker.recoverySlot(vault, id, recoveryKey, replaced)
    await this.#wrapAll(vault, id, states)
    // Before the slot: from then on nothing else is believed that is not sealed with this key.
    await store.write(maker.roster(vault, id, listed, this.#rostersOfKeysInMemory(states)))
    await store.write(slot)
    dataKeys.use(id)
    await store.write(recovery)
    await this.#removeSuperseded(vault)
  }

  async changePassphrase(vault: string, passphrase: string): Promise<void> {
    const { maker, dataKeys, sealing, store } = this.#deps
    const { passphrases } = await sealing.look(vault)
    const current = dataKeys.requireCurrent()
    const replaced = passphrases.filter(({ key }) => key === current)
    await store.write(await maker.passphraseSlot(vault, current, passphrase, replaced))
    await this.#removeSuperseded(vault)
  }

  async changeRecoveryCode(vault: string, recoveryKey: Uint8Array): Promise<void> {
    const { maker, dataKeys, sealing, store } = this.#deps
    const { recoveries } = await sealing.look(vault)
    const current = dataKeys.requireCurrent()
    const replaced = recoveries.filter(({ key }) => key === current)
    await store.write(maker.recoverySlot(vault, current, recoveryKey, replaced))
    await this.#removeSuperseded(vault)
  }

  /** Lists this computer, so that the others know what it puts in the inbox while it is locked. */
  async introduce(vault: string): Promise<void> {
    const { maker, dataKeys, sealing, store } = this.#deps
    await sealing.look(vault)
    const { inboxKeys, ownInboxKey } = sealing
    if (dataKeys.current === null || ownInboxKey === null || inboxKeys.includes(ownInboxKey)) return
    await store.write(maker.roster(vault, dataKeys.current, { files: {}, inboxKeys: [ownInboxKey] }, []))
    await sealing.look(vault)
  }

  /**
   * Another computer sealed the vault at the same time, with a passphrase of its own: its data key is wrapped by the current
   * one. Throws `wrong-secret`.
   */
  async join(vault: string, secret: string): Promise<void> {
    const { maker, dataKeys, sealing, store } = this.#deps
    const states = await sealing.look(vault)
    const found = (await sealing.findKeys(states, secret)).filter(({ slot }) => !dataKeys.has(slot.key))
    if (found.length === 0) throw sealing.noKeyFound()
    const current = dataKeys.requireCurrent()
    for (const { slot, key } of found) {
      dataKeys.hold(slot.key, key)
      key.fill(0)
      // What that computer wrote so far is believed; from now on it has to seal it with the current key.
      const files = await sealing.listBelieved(current, (id) => id === slot.key)
      await store.write(maker.roster(vault, current, { files, inboxKeys: [] }, []))
      // Others may claim that they belong to that key, or that they replace a slot of ours.
      const replaced = [...slotsOf(states), ...states.foreign].filter(
        (one) => one.key === slot.key && sealing.isGenuine(one),
      )
      await store.write(maker.wrappedKeyFile(vault, current, slot.key, replaced))
    }
    await this.#removeSuperseded(vault)
  }

  /**
   * Writes the data key in plain, which voids all slots. Throws `not-allowed` where a slot belongs to a key that is not in
   * memory: what is sealed with it would be lost.
   */
  async unseal(vault: string): Promise<void> {
    const { maker, dataKeys, sealing, store } = this.#deps
    const states = await sealing.look(vault)
    const current = dataKeys.requireCurrent()
    // A slot of somebody else, whose key nothing is sealed with, keeps nobody from unsealing.
    const used = await sealing.keysInUse()
    const others = [...slotsOf(states), ...states.foreign.filter(({ key }) => used.includes(key))]
    if (others.some(({ key }) => !dataKeys.has(key))) throw new LuwteError('not-allowed', 'another passphrase')
    await this.#wrapAll(vault, current, states)
    const replaced = [...this.#filesOfKeysInMemory(states), ...this.#rostersOfKeysInMemory(states)]
    await store.write(maker.openedFile(vault, current, replaced))
    dataKeys.use(null)
    await this.#removeSuperseded(vault)
  }

  async #removeSuperseded(vault: string): Promise<void> {
    const { sealing, store } = this.#deps
    const { superseded } = await sealing.look(vault)
    await store.retire(superseded)
    await sealing.look(vault)
  }

  /** No others may be replaced: what is sealed with their keys would be lost. */
  #filesOfKeysInMemory({ passphrases, recoveries, opened }: KeyFileStates): KeyFile[] {
    return [...passphrases, ...recoveries, ...opened].filter(({ key }) => this.#deps.dataKeys.has(key))
  }

  #rostersOfKeysInMemory({ rosters }: KeyFileStates): KeyFile[] {
    return rosters.filter(({ key }) => this.#deps.dataKeys.has(key))
  }

  /** Whoever has this key can get every other key in memory from then on. */
  async #wrapAll(vault: string, id: Id, { wrappedKeys }: KeyFileStates): Promise<void> {
    const { maker, dataKeys, store } = this.#deps
    const wrapped = new Set(wrappedKeys.filter(({ key }) => key === id).map(({ holds }) => holds))
    for (const held of dataKeys.ids)
      if (held !== id && !wrapped.has(held)) await store.write(maker.wrappedKeyFile(vault, id, held, []))
  }
}
