import { computed, type ComputedRef, onScopeDispose, type ShallowRef, shallowRef } from 'vue'
import type { CallArguments } from '@shared/ipc/client'
import type { CallName, CallOutput, EventName, EventPayload } from '@shared/ipc/contract'
import type { CallError, Reply } from '@shared/kernel/errors'
import { client } from './client'
import { useToasts } from './toasts'
import { useVaultStore } from './vaultStore'

// The one way to the main process. Stores and composables use it; components use those. Where the caller shows an error
// in its own place, it takes the reply of `client.call` as it is; everywhere else the error is reported here.

/** Shows why a call failed. While locked, `locked` is not news: the call was made before the vault was locked. */
export function report({ code }: CallError): void {
  if (code !== 'locked' || !useVaultStore().isLocked) useToasts().showError(code)
}

/** @returns the answer; null when the call failed, which has been reported. */
export async function request<Name extends CallName>(
  name: Name,
  ...input: CallArguments<Name>
): Promise<CallOutput<Name> | null> {
  const reply = await client.call(name, ...input)
  if (reply.ok) return reply.value
  report(reply.error)
  return null
}

/** @returns whether it was done; if not, that has been reported. */
export async function command<Name extends CallName>(name: Name, ...input: CallArguments<Name>): Promise<boolean> {
  const reply = await client.call(name, ...input)
  if (!reply.ok) report(reply.error)
  return reply.ok
}

/** Listens to an event of the main process for as long as the component or store around it exists. */
export function useMainEvent<Name extends EventName>(
  name: Name,
  listener: (payload: EventPayload<Name>) => void,
): void {
  onScopeDispose(client.on(name, listener), true)
}

interface RemoteOptions {
  /** Read again when records of these kinds changed, in whichever window or on whichever computer. */
  kinds?: EventPayload<'records.changed'>['kinds']
  /** Read again at these events. */
  events?: readonly EventName[]
  /** A read that fails is not reported: the user asked for something else. */
  failsSilently?: boolean
  /** The call is allowed while the vault is locked. Without this nothing is read then. */
  whileLocked?: boolean
}

/** A value that main holds: see useRemote. */
export interface Remote<Value> {
  /** null until it was read. Replaced as a whole, so it can be sent to main as it is. */
  value: Readonly<ShallowRef<Value | null>>
  isLoaded: ComputedRef<boolean>
  /** Reads it, or waits for the read that is running. @returns whether there is a value. */
  load: () => Promise<boolean>
  /** Reads it anew; what a running read brings is not new enough. @returns whether there is a value. */
  refresh: () => Promise<boolean>
  /**
   * Has main change it. @param ahead is shown at once, so that the next change builds on it, and taken back when main
   * refuses. @returns whether it was done; if not, that has been reported.
   */
  change: (call: () => Promise<Reply<Value>>, ahead?: Value) => Promise<boolean>
  /** Takes over what main reported by itself, as in an event. */
  set: (next: Value) => void
  /** Takes over a part that main answered with. Does nothing before the first read. */
  patch: (update: (current: Value) => Value) => void
}

/**
 * A value that main holds and a window shows. Reads run one at a time, and what is older than a change made here is
 * dropped; the value before stays on screen until the next one is there.
 * @param read null where events bring each change and nothing has to be read.
 */
export function useRemote<Value>(
  read: (() => Promise<Reply<Value>>) | null,
  { kinds = [], events = [], failsSilently = false, whileLocked = false }: RemoteOptions = {},
): Remote<Value> {
  const vault = useVaultStore()
  const value: ShallowRef<Value | null> = shallowRef(null)
  /** What main said last. `value` is ahead of it while changes are pending. */
  let confirmed: Value | null = null
  let pendingChanges = 0
  let hasFailed = false
  /** Grows with everything that makes a running read too old. */
  let version = 0
  let reading: Promise<boolean> | null = null
  /** Something changed since the last read began. */
  let isOutdated = false
  let wasRead = false

  function confirm(next: Value): void {
    confirmed = next
    if (pendingChanges === 0) value.value = next
  }

  async function readUntilFresh(ask: () => Promise<Reply<Value>>, reports: boolean): Promise<boolean> {
    try {
      do {
        isOutdated = false
        const before = version
        const reply = await ask()
        if (before !== version) isOutdated = true
        else if (reply.ok) confirm(reply.value)
        else {
          if (reports) report(reply.error)
          return false
        }
      } while (isOutdated && pendingChanges === 0)
      return value.value !== null
    } finally {
      // At once: whoever asks in the next blink must not be given the read that is over.
      reading = null
    }
  }

  async function load(reports = !failsSilently): Promise<boolean> {
    if (!read || (vault.isLocked && !whileLocked)) return false
    wasRead = true
    reading ??= readUntilFresh(read, reports)
    return reading
  }

  async function refresh(): Promise<boolean> {
    isOutdated = true
    // The last of the changes to be answered reads it.
    return pendingChanges > 0 ? value.value !== null : load()
  }

  async function change(call: () => Promise<Reply<Value>>, ahead?: Value): Promise<boolean> {
    if (ahead !== undefined) value.value = ahead
    version += 1
    pendingChanges += 1
    const reply = await call()
    pendingChanges -= 1
    version += 1
    if (reply.ok) confirmed = reply.value
    else {
      hasFailed = true
      report(reply.error)
    }
    if (pendingChanges > 0) return reply.ok
    value.value = confirmed
    const isUnsure = hasFailed || isOutdated
    hasFailed = false
    // Why the change failed has been reported; that it cannot be read either is nothing new.
    if (isUnsure) await load(reply.ok && !failsSilently)
    return reply.ok
  }

  function set(next: Value): void {
    version += 1
    confirm(next)
  }

  function patch(update: (current: Value) => Value): void {
    version += 1
    if (confirmed !== null) confirmed = update(confirmed)
    if (value.value !== null) value.value = pendingChanges === 0 ? confirmed : update(value.value)
  }

  function follow(): void {
    if (wasRead) void refresh()
  }
  if (kinds.length > 0)
    useMainEvent('records.changed', (changed) => {
      if (kinds.some((kind) => changed.kinds.includes(kind))) follow()
    })
  for (const name of events) useMainEvent(name, follow)

  return {
    value,
    isLoaded: computed(() => value.value !== null),
    load: () => load(),
    refresh,
    change,
    set,
    patch,
  }
}
