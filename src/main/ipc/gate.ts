import * as v from 'valibot'
import { type CallName, callOf, contract } from '@shared/ipc/contract'
import { LuwteError, type Reply } from '@shared/kernel/errors'
import type { Handlers } from '../kernel/feature'
import type { Log } from '../ports'

/** Who asks, as the platform sees it. */
export interface Sender {
  /** Origin of the frame, such as `app://luwte`. */
  origin: string
  isTopFrame: boolean
}

/** Answers the call of a window: see createGate. */
export interface Gate {
  (name: CallName, input: unknown, sender: Sender): Promise<Reply<unknown>>
}

/** Lets a call through only from our own page and with an input that fits. Never rejects: faults become a Reply. */
export function createGate(
  handlers: Handlers,
  { origins, log, isLocked }: { origins: readonly string[]; log: Log; isLocked: () => boolean },
): Gate {
  return async (name, input, sender) => {
    if (!sender.isTopFrame || !origins.includes(sender.origin) || !Object.hasOwn(contract, name)) {
      log.warn(`a call of ${String(name)} from ${sender.origin} was refused`)
      return { ok: false, error: { code: 'not-allowed' } }
    }
    // The vault itself reads nothing without its key. This is a second wall, for whatever else there may be.
    if (isLocked() && !callOf(name).whileLocked) return { ok: false, error: { code: 'locked' } }
    const parsed = v.safeParse(callOf(name).input, input)
    if (!parsed.success) {
      // The path names the field; the value would be content.
      const issue = parsed.issues[0]
      log.warn(`a call of ${name} did not fit: ${v.getDotPath(issue) ?? 'input'} (${issue.type})`)
      return { ok: false, error: { code: 'bad-input' } }
    }
    try {
      const handler = handlers[name] as (value: unknown) => unknown
      return { ok: true, value: await handler(parsed.output) }
    } catch (error) {
      if (error instanceof LuwteError) {
        log.warn(`${name}: ${error.message}`)
        return { ok: false, error: { code: error.code } }
      }
      log.warn(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : 'an unknown error'}`)
      return { ok: false, error: { code: 'unexpected' } }
    }
  }
}
