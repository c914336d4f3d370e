import type { Draft } from '@shared/features/drafts/drafts'
import { client } from '@/kernel/client'

/** One for all windows: what was begun in the small window and left is found again on Today. */
export const CHECK_IN_DRAFT = 'check-in:now'
/** Behind the lock what was left before cannot be seen; so it must not be written over either. */
export const LOCKED_DRAFT = 'check-in:locked'

/** What was left half-way behind the lock, brought to where a check-in under way lies. */
export async function broughtOver(): Promise<Draft | null> {
  const left = await client.call('drafts.read', { key: LOCKED_DRAFT })
  if (!left.ok || !left.value) return null
  const moved = await client.call('drafts.write', { key: CHECK_IN_DRAFT, draft: left.value })
  if (moved.ok) await client.call('drafts.clear', { key: LOCKED_DRAFT })
  return left.value
}
