import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nodeCipher } from '@main/platform/crypto/nodeCrypto'
import { bytes, hex } from './cipher/answer'
import { here, inElectron } from './cipher/places'
import * as second from './cipher/second'

const cipher = nodeCipher()
const raw = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const any = fc.uint8Array({ maxLength: 300 })

/** One bit of it is another one. */
function flipped(sealed: Uint8Array, bit: number): Uint8Array {
  const other = sealed.slice()
  const at = bit % (sealed.length * 8)
  other[at >> 3] = (other[at >> 3] ?? 0) ^ (1 << (at & 7))
  return other
}

describe('what is sealed', () => {
  it('opens with the same key and the same that it is about', () => {
    fc.assert(
      fc.property(raw(32), any, any, (key, plain, about) => {
        const sealed = cipher.seal(key, plain, about)
        expect(sealed).toHaveLength(plain.length + 28)
        expect(cipher.open(key, sealed, about)).toEqual(plain)
      }),
    )
  })

  it('does not open with one bit of anything changed', () => {
    fc.assert(
      fc.property(raw(32), any, fc.uint8Array({ minLength: 1 }), fc.nat(), (key, plain, about, bit) => {
        const sealed = cipher.seal(key, plain, about)
        expect(cipher.open(key, flipped(sealed, bit), about)).toBeNull()
        expect(cipher.open(flipped(key, bit), sealed, about)).toBeNull()
        expect(cipher.open(key, sealed, flipped(about, bit))).toBeNull()
      }),
    )
  })

  it('does not open cut off anywhere, or with something behind it', () => {
    const key = bytes('07'.repeat(32))
    const about = bytes('0102')
    const sealed = cipher.seal(key, bytes('aabbcc'), about)
    for (let length = 0; length < sealed.length; length += 1)
      expect(cipher.open(key, sealed.subarray(0, length), about)).toBeNull()
    expect(cipher.open(key, new Uint8Array([...sealed, 0]), about)).toBeNull()
  })

  it('with a nonce that is given begins with that, and is what another hand makes', async () => {
    const all = fc.asyncProperty(raw(32), raw(12), any, any, async (key, nonce, plain, about) => {
      expect(cipher.seal(key, plain, about, nonce)).toEqual(await second.seal(key, nonce, plain, about))
    })
    await fc.assert(all)
  })

  it('is another each time', () => {
    const seals = Array.from({ length: 200 }, () => hex(cipher.seal(bytes('07'.repeat(32)), bytes(''), bytes(''))))
    expect(new Set(seals.map((sealed) => sealed.slice(0, 24))).size).toBe(200)
  })
})

it('a code of authenticity is what another hand makes, of whatever parts', () => {
  fc.assert(
    fc.property(raw(32), fc.array(any, { maxLength: 4 }), (key, parts) => {
      expect(cipher.mac(key, parts)).toEqual(second.mac(key, parts))
    }),
  )
})

describe('a box', () => {
  it('opens with the private key that it was sealed to', () => {
    fc.assert(
      fc.property(raw(32), any, any, (privateKey, plain, about) => {
        const box = cipher.sealTo(cipher.publicKeyOf(privateKey), plain, about)
        expect(box).toHaveLength(32 + plain.length + 28)
        expect(cipher.openWith(privateKey, box, about)).toEqual(plain)
      }),
    )
  })

  it('does not open with one bit of it changed, or for another', () => {
    fc.assert(
      fc.property(
        raw(32),
        raw(32),
        any,
        fc.uint8Array({ minLength: 1 }),
        fc.nat(),
        (own, others, plain, about, bit) => {
          const box = cipher.sealTo(cipher.publicKeyOf(own), plain, about)
          expect(cipher.openWith(own, flipped(box, bit), about)).toBeNull()
          expect(cipher.openWith(own, box, flipped(about, bit))).toBeNull()
          fc.pre(hex(cipher.publicKeyOf(own)) !== hex(cipher.publicKeyOf(others)))
          expect(cipher.openWith(others, box, about)).toBeNull()
        },
      ),
    )
  })

  it('does not open cut off anywhere', () => {
    const own = bytes('09'.repeat(32))
    const box = cipher.sealTo(cipher.publicKeyOf(own), bytes('aa'), bytes(''))
    for (let length = 0; length < box.length; length += 1)
      expect(cipher.openWith(own, box.subarray(0, length), bytes(''))).toBeNull()
  })
})

// RFC 7748, section 6.1.
const ALICE = {
  privateKey: '77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a',
  publicKey: '8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a',
}
const BOB = {
  privateKey: '5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb',
  publicKey: 'de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f',
}
// Test case 16 of the GCM specification handed in to NIST (McGrew and Viega).
const GCM = {
  key: 'feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308',
  nonce: 'cafebabefacedbaddecaf888',
  plain:
    'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39',
  about: 'feedfacedeadbeeffeedfacedeadbeefabaddad2',
  cipher:
    '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662',
  tag: '76fc6ece0f4e1768cddf8853bb2d551b',
}
/** Points of low order: with them every private key comes to the same secret, nothing but zeros. */
const LOW_ORDER = [
  '00'.repeat(32),
  `01${'00'.repeat(31)}`,
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  `ec${'ff'.repeat(30)}7f`,
  `ed${'ff'.repeat(30)}7f`,
  `ee${'ff'.repeat(30)}7f`,
]
const SALT = '000102030405060708090a0b0c0d0e0f'
const PLAIN = 'c3a9c3a9'
const ABOUT = '0a0b'

describe.each([
  ['in Node', here],
  ["in Electron's own Node", inElectron],
])('%s', (_name, ask) => {
  it('gives what the standards print', async () => {
    expect(
      await ask(
        { call: 'open', key: GCM.key, sealed: GCM.nonce + GCM.cipher + GCM.tag, about: GCM.about },
        { call: 'publicKeyOf', privateKey: ALICE.privateKey },
        { call: 'publicKeyOf', privateKey: BOB.privateKey },
        // RFC 5869, test case 3: the first 32 of its 42 bytes.
        { call: 'deriveKey', secret: '0b'.repeat(22), salt: '', info: '' },
      ),
    ).toEqual([
      GCM.plain,
      ALICE.publicKey,
      BOB.publicKey,
      '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d',
    ])
  })

  it('gives what a second implementation gives, and the other way round', async () => {
    const key = GCM.key
    const sealed = await second.seal(bytes(key), bytes(GCM.nonce), bytes(PLAIN), bytes(ABOUT))
    const box = await second.sealTo(
      {
        oncePrivate: bytes(ALICE.privateKey),
        oncePublic: bytes(ALICE.publicKey),
        publicKey: bytes(BOB.publicKey),
        nonce: bytes(GCM.nonce),
      },
      bytes(PLAIN),
      bytes(ABOUT),
    )
    const [opened, unboxed, derived, theirSeal, theirBox] = await ask(
      { call: 'open', key, sealed: hex(sealed), about: ABOUT },
      { call: 'openWith', privateKey: BOB.privateKey, box: hex(box), about: ABOUT },
      { call: 'deriveKey', secret: key, salt: SALT, info: 'luwte één' },
      { call: 'seal', key, plain: PLAIN, about: ABOUT },
      { call: 'sealTo', publicKey: BOB.publicKey, plain: PLAIN, about: ABOUT },
    )
    expect([opened, unboxed]).toEqual([PLAIN, PLAIN])
    expect(derived).toBe(hex(second.deriveKey(bytes(key), bytes(SALT), 'luwte één')))
    expect(hex(await second.open(bytes(key), bytes(theirSeal ?? ''), bytes(ABOUT)))).toBe(PLAIN)
    const theirs = bytes(theirBox ?? '')
    expect(hex(await second.openWith(bytes(BOB.privateKey), bytes(BOB.publicKey), theirs, bytes(ABOUT)))).toBe(PLAIN)
  })

  it('has nothing to do with a public key of low order', async () => {
    const sealings = LOW_ORDER.map((publicKey) => ({ call: 'sealTo', publicKey, plain: PLAIN, about: '' }) as const)
    const boxes = await Promise.all(
      LOW_ORDER.map(async (publicKey) => {
        // As somebody would make it who knows that the secret is nothing but zeros.
        const salt = bytes(publicKey + BOB.publicKey)
        const key = second.deriveKey(new Uint8Array(32), salt, 'luwte box 1')
        return publicKey + hex(await second.seal(key, bytes(GCM.nonce), bytes(PLAIN), bytes('')))
      }),
    )
    const openings = boxes.map((box) => ({ call: 'openWith', privateKey: BOB.privateKey, box, about: '' }) as const)
    const answers = await ask(...sealings, ...openings)
    expect(answers.slice(0, LOW_ORDER.length)).toEqual(
      LOW_ORDER.map(() => 'LuwteError: unreadable: not a usable public key'),
    )
    expect(answers.slice(LOW_ORDER.length)).toEqual(LOW_ORDER.map(() => null))
  })

  // RFC 9106 prints vectors with four lanes, a secret and associated data; libsodium has one lane and neither.
  it('derives keys as a second Argon2id does', async () => {
    const costs = [
      { memoryKiB: 8, passes: 1 },
      { memoryKiB: 1000, passes: 4 },
      { memoryKiB: 64 * 1024, passes: 3 },
    ]
    const secret = hex(new TextEncoder().encode('een zin die ik onthoud ☂'))
    const questions = costs.map((cost) => ({ call: 'argon2id', secret, salt: SALT, ...cost }) as const)
    expect(await ask({ ...questions[0], secret: '' } as (typeof questions)[0], ...questions)).toEqual([
      hex(second.argon2(bytes(''), bytes(SALT), 8, 1)),
      ...costs.map(({ memoryKiB, passes }) => hex(second.argon2(bytes(secret), bytes(SALT), memoryKiB, passes))),
    ])
  })

  it('says so when it cannot derive one', async () => {
    const question = { call: 'argon2id', secret: '', salt: SALT, memoryKiB: 1, passes: 1 } as const
    expect(await ask(question, { ...question, memoryKiB: 8, salt: '00' })).toEqual([
      'LuwteError: unexpected: Argon2id',
      'LuwteError: unexpected: Argon2id',
    ])
  })
})
