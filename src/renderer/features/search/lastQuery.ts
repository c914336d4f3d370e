import { client } from '@/kernel/client'

/** Whoever comes back later begins anew. */
const KEPT_MS = 5 * 60_000

let last: { query: string; until: number } | null = null
let stop: (() => void) | null = null

/** What was looked for when a result was opened: coming back from that, one goes on with it. In memory only, not while locked. */
export const lastQuery = {
  get: (): string => (last && Date.now() < last.until ? last.query : ''),
  keep(query: string): void {
    last = { query, until: Date.now() + KEPT_MS }
    stop ??= client.on('vault.changed', ({ lock }) => {
      if (lock === 'locked') lastQuery.forget()
    })
  },
  forget(): void {
    last = null
    stop?.()
    stop = null
  },
}
