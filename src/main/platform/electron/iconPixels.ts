/** A picture as notifiers take it: bytes of red, green, blue and alpha, row after row. */
export interface Pixels {
  width: number
  height: number
  rgba: Uint8Array
}

/** From Electron's bitmap, which is blue, green, red, alpha, each colour multiplied by its alpha. */
export function iconPixels(bitmap: Uint8Array, { width, height }: { width: number; height: number }): Pixels {
  const rgba = new Uint8Array(bitmap.length)
  for (let at = 0; at < bitmap.length; at += 4) {
    const alpha = bitmap[at + 3] ?? 0
    const whole = (value = 0) => (alpha === 0 ? 0 : Math.min(255, Math.round((value * 255) / alpha)))
    rgba.set([whole(bitmap[at + 2]), whole(bitmap[at + 1]), whole(bitmap[at]), alpha], at)
  }
  return { width, height, rgba }
}
