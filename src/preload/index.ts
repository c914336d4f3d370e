import { contextBridge, ipcRenderer } from 'electron'
import { type Bridge, callChannel, eventChannel } from '@shared/ipc/client'
import type { CallName, EventName } from '@shared/ipc/contract'
import type { Reply } from '@shared/kernel/errors'

/** All names of the contract, filled in when this is built (electron.vite.config.ts). */
declare const CALL_NAMES: readonly CallName[]
declare const EVENT_NAMES: readonly EventName[]

const callNames: ReadonlySet<string> = new Set(CALL_NAMES)
const eventNames: ReadonlySet<string> = new Set(EVENT_NAMES)
const notAllowed: Reply<unknown> = { ok: false, error: { code: 'not-allowed' } }

const invoke = (name: CallName, input?: unknown) =>
  ipcRenderer.invoke(callChannel(name), input) as Promise<Reply<unknown>>

// Each store of a window listens to what it shows: more than ten of them are no leak.
ipcRenderer.setMaxListeners(60)

/**
 * Every page begins with this question, so it is asked while the page still loads. What happens before the page takes the
 * answer makes it outdated; then the page asks again.
 */
let firstState: Promise<Reply<unknown>> | null = invoke('app.state')
for (const name of EVENT_NAMES) ipcRenderer.once(eventChannel(name), () => (firstState = null))

/** A route that was asked for while the page still loads waits for the first listener. */
let early: unknown
const routeOpen = eventChannel('route.open')
const keepEarly = (_event: unknown, payload: unknown) => (early = payload)
ipcRenderer.on(routeOpen, keepEarly)

function call(name: CallName, input: unknown): Promise<Reply<unknown>> {
  if (!callNames.has(name)) return Promise.resolve(notAllowed)
  if (name !== 'app.state' || firstState === null) return invoke(name, input)
  const answer = firstState
  firstState = null
  return answer
}

const bridge: Bridge = {
  call,
  subscribe: (name, listener) => {
    if (!eventNames.has(name)) return () => undefined
    const handler = (_event: unknown, payload: unknown) => listener(payload)
    ipcRenderer.on(eventChannel(name), handler)
    if (eventChannel(name) === routeOpen) {
      ipcRenderer.removeListener(routeOpen, keepEarly)
      if (early !== undefined) listener(early)
      early = undefined
    }
    return () => ipcRenderer.removeListener(eventChannel(name), handler)
  },
}

contextBridge.exposeInMainWorld('luwte', bridge)
