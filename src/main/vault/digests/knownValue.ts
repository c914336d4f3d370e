import type { StoredMonth, StoredValue } from './digestStore'

/** What a digest gave. Read from disk it stays a text until it is asked for: it takes far less memory so. */
export class KnownValue {
  readonly version: number
  #json: string | null
  #value: unknown

  private constructor(version: number, json: string | null, value: unknown) {
    this.version = version
    this.#json = json
    this.#value = value
  }

  static derived = (version: number, value: unknown): KnownValue => new KnownValue(version, null, value)

  /** What another version of Luwte stored otherwise counts as nothing. */
  static stored = ([version, json]: StoredValue): KnownValue | null =>
    typeof json === 'string' ? new KnownValue(version, json, undefined) : null

  get value(): unknown {
    if (this.#json === null) return this.#value
    this.#value = JSON.parse(this.#json)
    this.#json = null
    return this.#value
  }

  get toStore(): StoredValue {
    return [this.version, this.#json ?? JSON.stringify(this.#value)]
  }
}

/** Those of a month, by the names of the digests. */
export const valuesIn = ({ values }: StoredMonth): Map<string, KnownValue> =>
  new Map(
    Object.entries(values).flatMap(([name, stored]) => {
      const value = KnownValue.stored(stored)
      return value ? [[name, value] as const] : []
    }),
  )
