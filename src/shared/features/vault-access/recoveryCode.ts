// A key that somebody can write on paper: 128 random bits and a check of 12, as seven groups of four signs. The signs
// are those of Crockford's base 32 (crockford.com/base32.html): none that can be taken for another.

const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const KEY_BYTES = 16
const CHECK_BITS = 12n
/** The largest prime below 2^12: one wrong sign, or two that changed places, always shows. */
const CHECK_MODULUS = 4093n
const GROUP_LENGTH = 4
export const RECOVERY_GROUPS = 7

/** @param key 16 random bytes. */
export function printRecoveryCode(key: Uint8Array): string {
  if (key.length !== KEY_BYTES) throw new RangeError('A recovery code is made of 16 bytes')
  const number = key.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
  let rest = (number << CHECK_BITS) | (number % CHECK_MODULUS)
  let signs = ''
  for (let index = 0; index < RECOVERY_GROUPS * GROUP_LENGTH; index += 1) {
    signs = (SIGNS[Number(rest & 31n)] ?? '') + signs
    rest >>= 5n
  }
  return groupsOf(signs).join('-')
}

/** The key in a code as somebody typed it; null when it is none: a sign too few, or a slip of the pen. */
export function readRecoveryCode(typed: string): Uint8Array | null {
  const signs = tidied(typed)
  if (signs.length !== RECOVERY_GROUPS * GROUP_LENGTH) return null
  let number = 0n
  for (const sign of signs) {
    const value = SIGNS.indexOf(sign)
    if (value === -1) return null
    number = (number << 5n) | BigInt(value)
  }
  const key = number >> CHECK_BITS
  if (key % CHECK_MODULUS !== (number & ((1n << CHECK_BITS) - 1n))) return null
  return Uint8Array.from({ length: KEY_BYTES }, (_, index) =>
    Number((key >> BigInt(8 * (KEY_BYTES - 1 - index))) & 255n),
  )
}

/** Is this the group of that number (from 0) in the code? Small letters and look-alikes count. */
export const isGroupOf = (code: string, index: number, typed: string): boolean =>
  groupsOf(tidied(code))[index] === tidied(typed)

const groupsOf = (signs: string): string[] => signs.match(new RegExp(`.{${String(GROUP_LENGTH)}}`, 'g')) ?? []

const tidied = (typed: string): string =>
  typed
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}._]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
