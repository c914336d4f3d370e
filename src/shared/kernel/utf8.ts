/** What every engine that Luwte runs in has, and the library of the language does not name. */
interface Engine {
  TextEncoder: new () => { encode(text: string): Uint8Array<ArrayBuffer> }
  TextDecoder: new () => { decode(bytes: Uint8Array): string }
}
const { TextEncoder, TextDecoder } = globalThis as unknown as Engine

const encoder = new TextEncoder()
const decoder = new TextDecoder()

export const toUtf8 = (text: string): Uint8Array<ArrayBuffer> => encoder.encode(text)

/** What is no UTF-8 becomes U+FFFD. A byte order mark at the beginning is left out. */
export const fromUtf8 = (bytes: Uint8Array): string => decoder.decode(bytes)
