import { isEntry } from '@shared/features/journal/entry'
import { tagKey, tagsIn } from '@shared/features/journal/tags'
import type { Vault } from '@main/vault/vault'

/** So many months with entries are looked through: enough to complete a tag, and soon done. */
const MONTHS = 24
const MOST = 200

/** The tags of the entries of the last months, the most used first, then the latest. */
export async function earlierTags(vault: Pick<Vault, 'look'>): Promise<string[]> {
  const view = await vault.look()
  const used = new Map<string, { tag: string; count: number }>()
  for (const month of (await view.months()).slice(0, MONTHS))
    for (const { current } of (await view.month(month)).toReversed()) {
      if (!isEntry(current) || current.deleted !== undefined) continue
      for (const tag of tagsIn(current.text)) {
        const known = used.get(tagKey(tag))
        if (known) known.count += 1
        else used.set(tagKey(tag), { tag, count: 1 })
      }
    }
  return [...used.values()]
    .sort((one, other) => other.count - one.count)
    .slice(0, MOST)
    .map(({ tag }) => tag)
}
