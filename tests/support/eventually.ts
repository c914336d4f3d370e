import { vi } from 'vitest'

/** Until `check` no longer throws. Waits long: a busy machine is slow, and only what never comes is a failure. */
export const eventually = (check: () => unknown): Promise<unknown> => vi.waitFor(check, { timeout: 20_000 })
