import type { CallInput, CallName, CallOutput } from '@shared/ipc/contract'

/** A handler answers one call of the contract. It rejects with a LuwteError for what the user should be told. */
export type HandlersOf<Name extends CallName> = {
  [Each in Name]: (input: CallInput<Each>) => CallOutput<Each> | Promise<CallOutput<Each>>
}

/** One handler for each call of the contract. */
export type Handlers = HandlersOf<CallName>

/** One feature on the main side. Every `features/<name>/feature.ts` makes one. */
export interface Feature<Name extends CallName, Services extends object = object> {
  /** What other features, and the desktop around the windows, may use. */
  services: Services
  /** The answers to the feature's slice of the contract, each a single step into a service. */
  handlers: HandlersOf<Name>
  /** Ends whatever the feature began. Nothing of it runs afterwards. */
  dispose(): unknown
}
