import { LuwteError } from '@shared/kernel/errors'
import type { Cipher } from '@main/ports'
import { canonicalBytes, type JsonObject, parseObject, printObject } from '../json'
import { fromBase64, toBase64 } from '../crypto/dataKeys'
import { inboxPrivateKey } from '../crypto/keyProofs'
import type { Sealing } from '../crypto/sealing'

// What is saved while the vault is locked goes into an inbox: records into Inbox, drafts into DraftInbox. Both seal each item
// to the public key of the vault, so that not even Luwte can read it before the vault is unlocked.

export interface InboxKeys {
  cipher: Cipher
  sealing: Pick<Sealing, 'inbox' | 'dataKeys' | 'inboxKeys' | 'ownInboxKey' | 'sealedElsewhere'>
}

/** A sealed item. */
export interface InboxItem {
  /** The id of the data key that opens it. */
  key: string
  /** What `Cipher.sealTo` returns, in base 64. */
  box: string
}

/** @param head what is authenticated with the content, beside the key. Throws `locked` where there is no public key yet. */
export function sealForInbox({ cipher, sealing }: InboxKeys, head: object, content: object): InboxItem {
  const { inbox } = sealing
  if (!inbox) throw new LuwteError('locked', 'the key files have not arrived yet')
  const { key, publicKey } = inbox
  return { key, box: toBase64(cipher.sealTo(publicKey, printObject(content), canonicalBytes({ ...head, key }))) }
}

/** null: its key is not in memory, or it was changed. Throws DamagedFile where the content is no JSON object. */
export function openFromInbox(
  { cipher, sealing }: InboxKeys,
  head: object,
  { key, box }: InboxItem,
): JsonObject | null {
  if (!sealing.dataKeys.has(key)) return null
  const privateKey = inboxPrivateKey(cipher, sealing.dataKeys.key(key))
  const plain = cipher.openWith(privateKey, fromBase64(box), canonicalBytes({ ...head, key }))
  privateKey.fill(0)
  return plain && parseObject(plain)
}

/** Proves that this computer made an item. Throws `locked` where it never unlocked the vault. */
export function proveItem({ cipher, sealing }: InboxKeys, item: object): string {
  const { ownInboxKey } = sealing
  if (ownInboxKey === null) throw new LuwteError('locked', 'a computer that never unlocked the vault')
  return toBase64(cipher.seal(proofKey(cipher, ownInboxKey), EMPTY, canonicalBytes(item)))
}

/** Did one of the user's computers make this item? */
export function isProvenItem({ cipher, sealing }: InboxKeys, item: object, proof: string): boolean {
  const { inboxKeys, ownInboxKey } = sealing
  const keys = [...inboxKeys, ...(ownInboxKey === null ? [] : [ownInboxKey])]
  return keys.some((key) => cipher.open(proofKey(cipher, key), fromBase64(proof), canonicalBytes(item)) !== null)
}

const proofKey = (cipher: Cipher, inboxKey: string): Uint8Array =>
  cipher.deriveKey(fromBase64(inboxKey), EMPTY, 'luwte inbox item 1')

const EMPTY = new Uint8Array(0)
