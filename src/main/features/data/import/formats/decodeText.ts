/** How often a zero byte may stand at one place in two before it is a text of two bytes a letter. */
const MANY = 0.3
const LOOKED_AT = 4096

/**
 * A text in whatever encoding old programs wrote it: UTF-8, UTF-16 in either order, or one byte a letter (Windows-1252, of which
 * Latin-1 is a part). Line ends become `\n`. null: it is no text.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const decoded = decode(bytes)
  if (decoded === null || decoded.includes('\0')) return null
  return decoded.replace(/\r\n?/g, '\n')
}

function decode(bytes: Uint8Array): string | null {
  const wide = wideOrder(bytes)
  if (wide) return new TextDecoder(wide).decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // A text that was cut off in the middle of a letter, or in which a single one is broken, is UTF-8 all the same.
    const loose = new TextDecoder('utf-8').decode(bytes)
    const broken = loose.split('\uFFFD').length - 1
    const whole = loose.match(/[\u0080-\uFFFC]/g)?.length ?? 0
    return broken <= Math.max(1, whole / 20) && whole > 0 ? loose : new TextDecoder('windows-1252').decode(bytes)
  }
}

/** By its byte-order mark, else by where its zero bytes stand. */
function wideOrder(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const head = bytes.subarray(0, LOOKED_AT)
  const zeros = [0, 0]
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  })
  const share = (index: number) => (zeros[index] ?? 0) / Math.max(1, head.length / 2)
  if (share(1) > MANY && share(0) < MANY / 10) return 'utf-16le'
  if (share(0) > MANY && share(1) < MANY / 10) return 'utf-16be'
  return null
}
