/** How often a zero byte may stand at one place in two before it is a text of two bytes a letter. */
const MANY = 0.3
const LOOKED_AT = 4096

/**
 * A text in whatever encoding old programs wrote it: UTF-8, UTF-16 in either order, or one byte a letter (Windows-1252, of which
 * Latin-1 is a part). Line ends become `\n`. null: it is no text.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const wide = wideOrder(bytes)
  // Seen before it is decoded: most files that are no text are large.
  if (!wide && bytes.includes(0)) return null
  const decoded = wide ? new TextDecoder(wide).decode(bytes) : decode(bytes)
  return decoded.includes('\0') ? null : decoded.replace(/\r\n?/g, '\n')
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // A text that was cut off in the middle of a letter, or in which a single one is broken, is UTF-8 all the same.
    const loose = new TextDecoder('utf-8').decode(bytes)
    const { broken, whole } = lettersIn(loose)
    return broken <= Math.max(1, whole / 20) && whole > 0 ? loose : new TextDecoder('windows-1252').decode(bytes)
  }
}

/** How many letters beyond ASCII are broken and whole, counted one by one: a list of them would be larger than the text. */
function lettersIn(text: string): { broken: number; whole: number } {
  let [broken, whole] = [0, 0]
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 0xfffd) broken += 1
    else if (code > 0x7f) whole += 1
  }
  return { broken, whole }
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
