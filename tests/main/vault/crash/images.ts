import type { VaultRecord } from '@shared/records/record'
import type { Vault } from '@main/vault/vault'
import { IMAGE } from './task'

// Knows nothing of vitest: it also runs in a child that is killed.

/** An entry that refers to an image: first the image, then the entry. */
export const addWithImage = (vault: Vault, text: string, epochMs?: number): Promise<VaultRecord> =>
  vault.transaction(async (tx) => {
    const image = await tx.putBlob(once(IMAGE), 'image/jpeg')
    return tx.add('entry', { text, images: [image] }, epochMs)
  })

/** How many images of records are not what was put. */
export async function lostImages(vault: Vault): Promise<number> {
  let lost = 0
  const view = await vault.look()
  for (const month of await view.months())
    for (const { current } of await view.month(month))
      for (const { blob } of (current as unknown as { images?: { blob: string }[] }).images ?? [])
        lost += Number(!(await isWhole(vault, blob)))
  return lost
}

async function isWhole(vault: Vault, id: string): Promise<boolean> {
  const parts: Uint8Array[] = []
  try {
    for await (const part of vault.readBlob(id)) parts.push(part)
  } catch {
    return false
  }
  return Buffer.compare(Buffer.concat(parts), IMAGE) === 0
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
