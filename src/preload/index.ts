import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge } from '@shared/ipc/client'
import { callChannel, callNames, eventChannel, eventNames } from '@shared/ipc/contract'
import type { Reply } from '@shared/kernel/errors'

const notAllowed: Reply<unknown> = { ok: false, error: { code: 'not-allowed' } }

/** A place that was asked for while the page still builds itself waits for the first who listens. */
let early: unknown
const routeOpen = eventChannel('route.open')
const keepEarly = (_event: unknown, payload: unknown) => (early = payload)
ipcRenderer.on(routeOpen, keepEarly)

const bridge: Bridge = {
  call: (name, input) =>
    callNames.includes(name)
      ? (ipcRenderer.invoke(callChannel(name), input) as Promise<Reply<unknown>>)
      : Promise.resolve(notAllowed),
  subscribe: (name, listener) => {
    if (!eventNames.includes(name)) return () => undefined
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
