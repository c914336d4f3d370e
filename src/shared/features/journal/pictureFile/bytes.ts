/** Why a file is no picture of an entry. Each has its words in i18n. */
export const PICTURE_REFUSALS = [
  'empty',
  /** More than MAX_PICTURE_BYTES. */
  'too-large',
  /** More than MAX_PICTURE_PIXELS. */
  'too-many-pixels',
  /** The photos of newer iPhones: Chromium cannot show them. */
  'heic',
  /** A drawing that may hold scripts and addresses. */
  'svg',
  /** A picture of a kind that is not taken: AVIF, TIFF, BMP. */
  'other-kind',
  'no-picture',
  'broken',
] as const
export type PictureRefusal = (typeof PICTURE_REFUSALS)[number]

export class PictureRefused extends Error {
  constructor(readonly why: PictureRefusal) {
    super(why)
    this.name = 'PictureRefused'
  }
}

/** A picture as it is kept: only what is needed to show it. */
export interface CleanPicture {
  bytes: Uint8Array<ArrayBuffer>
  type: 'image/jpeg' | 'image/png' | 'image/webp' | 'image/gif'
  /** As it is seen, turned the right way up. */
  width: number
  height: number
}

/** Reads numbers and pieces of a file one after another. Whatever is beyond its end makes the picture broken. */
export class ByteReader {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  at: number

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.at = at
  }

  get isAtEnd(): boolean {
    return this.at >= this.#bytes.length
  }

  take(length: number): Uint8Array {
    const from = this.#forward(length)
    return this.#bytes.subarray(from, this.at)
  }

  byte(): number {
    return this.#view.getUint8(this.#forward(1))
  }

  uint16(isLittle = false): number {
    return this.#view.getUint16(this.#forward(2), isLittle)
  }

  uint24(): number {
    return this.uint16(true) + this.byte() * 0x10000
  }

  uint32(isLittle = false): number {
    return this.#view.getUint32(this.#forward(4), isLittle)
  }

  /** Signs of one byte each. */
  word(length: number): string {
    return wordOf(this.take(length))
  }

  /** Goes on to the next byte of this value and stays there. */
  seek(value: number): void {
    const found = this.#bytes.indexOf(value, this.at)
    if (found === -1) throw new PictureRefused('broken')
    this.at = found
  }

  #forward(length: number): number {
    const from = this.at
    if (from + length > this.#bytes.length) throw new PictureRefused('broken')
    this.at += length
    return from
  }
}

export const wordOf = (bytes: Uint8Array): string => String.fromCharCode(...bytes)
export const bytesOfWord = (word: string): Uint8Array => Uint8Array.from(word, (sign) => sign.charCodeAt(0))

export function joinedBytes(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    joined.set(piece, at)
    at += piece.length
  }
  return joined
}
