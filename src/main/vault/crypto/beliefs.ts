import type { Id } from '@shared/kernel/ids'
import type { Cipher } from '@main/ports'
import type { Belief, DataKeys, FoundFile } from './dataKeys'
import type { KeyFileStates } from './keyFile'
import { type Listed, readRosters } from './roster'

/** What this computer knows of itself from its own user data, which whoever can reach the vault folder cannot change. */
export interface ThisComputer {
  /** The id of the vault in use. */
  readonly vault: string | null
  /** The id of the data key that all files of this computer are sealed with; null: they are plain. */
  readonly sealedWith: string | null
  /** Did it write in this vault while that was not sealed? */
  readonly wrotePlain: boolean
  /** See Sealing.inboxKeys. */
  readonly inboxKey: string | null
  /** See ownNonce; in base 64. */
  readonly ownKey: string | null
  /** Are all files of this computer sealed in such a way that it can tell that it sealed them? */
  readonly provesOwn: boolean
  /** Its ids in the vault, former ones too. */
  readonly ids: readonly string[]
  /** Ids of key files that the user said are not theirs. */
  readonly disownedKeyFiles: readonly Id[]
}

interface Deps {
  cipher: Cipher
  dataKeys: DataKeys
  /** null: nothing of this computer is in the folder, as in a snapshot. */
  computer: ThisComputer | null
  /** As of the last look; null: not looked yet. */
  states: () => KeyFileStates | null
}

/** Which files of a vault are believed. docs/decisions/0019 says why. */
export class Beliefs {
  readonly #deps: Deps
  /** What is listed for the current key; null: not computed since the last look. */
  #listed: { states: KeyFileStates; key: Id; listed: Listed } | null = null

  constructor(deps: Deps) {
    this.#deps = deps
  }

  /** See Seal.believes. As of the last look. */
  in(file: FoundFile): Belief {
    const { computer, dataKeys, states } = this.#deps
    if (!(states()?.isSealed ?? false)) return true
    const { current } = dataKeys
    // One whose key is not in memory cannot be opened in any case.
    if (file.key !== null && (file.key === current || !dataKeys.has(file.key))) return true
    if (current === null) return false
    const own = computer?.ids.includes(file.device) ? computer : null
    const isBeingSealed = own !== null && own.sealedWith !== current
    if (own && file.key === null) {
      if (!isBeingSealed) return false
      // Sealing the own files is not finished: until it is, they are what they were before.
      if (own.sealedWith === null) return true
    }
    const { files } = this.listed
    const path = `${file.device}/${file.name}`
    if (Object.hasOwn(files, path) && files[path] === file.sha256()) return true
    if (!isBeingSealed || file.key === null) return false
    return own.provesOwn ? 'if own' : true
  }

  /** What the rosters of the current key list. */
  get listed(): Listed {
    const { cipher, dataKeys, states } = this.#deps
    const [now, key] = [states(), dataKeys.current]
    if (!now || key === null) return { files: {}, inboxKeys: [] }
    if (this.#listed?.states !== now || this.#listed.key !== key)
      this.#listed = { states: now, key, listed: readRosters(cipher, dataKeys, now.rosters) }
    return this.#listed.listed
  }

  forget(): void {
    this.#listed = null
  }
}
