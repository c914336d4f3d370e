const bytes = (text: string) => new TextEncoder().encode(text)

/** What a file may turn into, made from one that was right. */
export const DAMAGE: Record<string, (good: Uint8Array) => Uint8Array> = {
  'no bytes at all': () => new Uint8Array(),
  'filled with zeros': (good) => new Uint8Array(good.length),
  'zeros at its end': (good) => new Uint8Array([...good, 0, 0, 0]),
  'cut off': (good) => good.slice(0, good.length >> 1),
  'cut off by one byte of its last line': (good) => good.slice(0, -2),
  null: () => bytes('null'),
  'an empty list': () => bytes('[]'),
  'a text': () => bytes('"x"'),
  'a number': () => bytes('7'),
  'not JSON': () => bytes('<html></html>'),
  'not UTF-8': (good) => new Uint8Array([...good.slice(0, 20), 0xc3, 0x28, ...good.slice(20)]),
  'in UTF-16': () => new Uint8Array([0xff, 0xfe, 0x7b, 0, 0x7d, 0]),
  'nested 65 deep': () => bytes(`{"a":${'['.repeat(65)}${']'.repeat(65)}}`),
  'nested 10,000 deep': () => bytes(`{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`),
  'nested deeper than any stack': () => bytes('['.repeat(5_000_000)),
  'with __proto__ as a name': () => bytes('{"a":{"__proto__":{"polluted":true}}}'),
  'with __proto__ as an escaped name': () => bytes('{"a":[{"\\u005f_proto__":{"polluted":true}}]}'),
}
