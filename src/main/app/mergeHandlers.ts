import type { CallName } from '@shared/ipc/contract'
import type { Handlers } from '../kernel/feature'

type KeysOf<Part> = Part extends unknown ? keyof Part : never

/** Calls that more than one of the parts answers. */
type Doubled<Parts extends readonly object[]> = Parts extends readonly [
  infer First,
  ...infer Rest extends readonly object[],
]
  ? (keyof First & KeysOf<Rest[number]>) | Doubled<Rest>
  : never

type Named<Fault extends string, Names> = [Names] extends [never] ? never : Record<Fault, Names>

type Fault<Parts extends readonly object[]> =
  Named<'missing', Exclude<CallName, KeysOf<Parts[number]>>> | Named<'twice', Doubled<Parts>>

/**
 * The handlers of all features together: exactly those of the contract. A call that no feature answers, or that two do,
 * does not compile, and the error names it.
 */
export function mergeHandlers<Parts extends readonly Partial<Handlers>[]>(
  ...parts: Parts & ([Fault<Parts>] extends [never] ? unknown : Fault<Parts>)
): Handlers {
  return Object.assign({}, ...parts) as Handlers
}
