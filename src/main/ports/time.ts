/** Ends a listener, a timer or a watch. Calling it again does nothing. */
export type Dispose = () => void

export interface Clock {
  /** Milliseconds since 1970, by the wall clock. */
  now(): number
  /** The IANA zone of this computer now, such as `Europe/Amsterdam`. */
  zone(): string
  /** Calls back once, after about this time. Only a hint: sleep makes it late, so the callback must read `now()`. */
  after(milliseconds: number, callback: () => void): Dispose
}

/** Reports that the time zone of this computer may have changed, as after a journey. */
export interface ZoneChanges {
  watch(onChange: () => void): Dispose
}

export interface Random {
  bytes(count: number): Uint8Array
}
