/** Stops what was begun: a listener, a timer, a watch. Calling it again does nothing. */
export type Dispose = () => void

export interface Clock {
  /** Milliseconds since 1970, by the wall clock. */
  now(): number
  /** IANA zone of this computer now, such as `Europe/Amsterdam`. */
  zone(): string
  /** Calls back once, about then. Only a hint: sleep and clock changes make it late, the wall clock decides. */
  after(milliseconds: number, callback: () => void): Dispose
}

/** Tells that this computer may be in another time zone now, as after a journey. */
export interface ZoneChanges {
  watch(onChange: () => void): Dispose
}

export interface Random {
  bytes(count: number): Uint8Array
}
