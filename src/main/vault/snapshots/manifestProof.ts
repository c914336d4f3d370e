import type { Cipher } from '@main/ports'
import { fromBase64, toBase64 } from '../crypto/dataKeys'
import { canonicalBytes } from '../json'
import type { SealState } from '../vaultSession'
import type { Manifest } from './manifest'

// Whoever can reach the folder of the backups can write any manifest, with any time, device and list of files. In a sealed vault
// it bears a proof of its maker: by a key from the data key or, made while locked, from the key by which that computer proves
// what it puts in the inbox.

type ProvingSeal = Pick<SealState, 'dataKeys' | 'isSealed' | 'inboxKeys' | 'ownInboxKey'>

const INFO = 'luwte manifest 1'

/** The manifest with its proof; without one where the vault is not sealed, or this computer has no key to prove it with. */
export function withProof(cipher: Cipher, seal: ProvingSeal, manifest: Manifest): Manifest {
  if (!seal.isSealed) return manifest
  const { current } = seal.dataKeys
  if (current !== null) {
    const key = cipher.deriveKey(seal.dataKeys.key(current), EMPTY, INFO)
    return { ...manifest, proof: { key: current, tag: tagOf(cipher, key, manifest) } }
  }
  if (seal.ownInboxKey === null) return manifest
  const key = cipher.deriveKey(fromBase64(seal.ownInboxKey), EMPTY, INFO)
  return { ...manifest, proof: { tag: tagOf(cipher, key, manifest) } }
}

/**
 * Was it made by a computer of the user, and not changed since? Known only while the vault is unlocked. Former keys prove nothing:
 * perhaps a key was changed because somebody knew it.
 */
export function isManifestProven(cipher: Cipher, seal: ProvingSeal, { proof, ...manifest }: Manifest): boolean {
  const { current } = seal.dataKeys
  if (proof === undefined || current === null) return false
  if (proof.key !== undefined && proof.key !== current) return false
  const secrets =
    proof.key === undefined ? seal.inboxKeys.map(fromBase64) : [Uint8Array.from(seal.dataKeys.key(current))]
  const about = canonicalBytes(manifest)
  return secrets
    .map((secret) => {
      const key = cipher.deriveKey(secret, EMPTY, INFO)
      const isRight = cipher.open(key, fromBase64(proof.tag), about) !== null
      for (const bytes of [secret, key]) bytes.fill(0)
      return isRight
    })
    .includes(true)
}

function tagOf(cipher: Cipher, key: Uint8Array, manifest: Manifest): string {
  try {
    return toBase64(cipher.seal(key, EMPTY, canonicalBytes(manifest)))
  } finally {
    key.fill(0)
  }
}

const EMPTY = new Uint8Array(0)
