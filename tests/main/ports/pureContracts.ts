import { describe, expect, it } from 'vitest'
import { livedTime } from '@shared/kernel/time'
import type { Clock, Digest, KeyDeriver, Random } from '@main/ports'

/** @param pass lets time go by. */
export function clockContract(name: string, make: () => { clock: Clock; pass: (ms: number) => Promise<void> }): void {
  describe(`Clock: ${name}`, () => {
    it('says when and where it is, such that a record can be written', () => {
      const { clock } = make()
      expect(Number.isSafeInteger(clock.now())).toBe(true)
      expect(() => livedTime(clock.now(), clock.zone())).not.toThrow()
    })

    it('calls back once, in order, and not after it was disposed of', async () => {
      const { clock, pass } = make()
      const start = clock.now()
      const called: string[] = []
      clock.after(2000, () => called.push('later'))
      clock.after(1000, () => called.push('sooner'))
      clock.after(1500, () => called.push('never'))()
      await pass(999)
      expect(called).toEqual([])
      await pass(10_000)
      expect(called).toEqual(['sooner', 'later'])
      expect(clock.now() - start).toBe(10_999)
    })

    it('does not call back at once for a time that is years away', async () => {
      const { clock, pass } = make()
      let isCalled = false
      const dispose = clock.after(2 ** 33, () => (isCalled = true))
      await pass(1000)
      dispose()
      expect(isCalled).toBe(false)
    })
  })
}

export function randomContract(name: string, random: Random): void {
  describe(`Random: ${name}`, () => {
    it('gives as many bytes as asked for, each time others, in memory of their own', () => {
      expect(random.bytes(0)).toHaveLength(0)
      const all = Array.from({ length: 50 }, () => random.bytes(16))
      expect(new Set(all.map((bytes) => Buffer.from(bytes).toString('hex'))).size).toBe(50)
      for (const bytes of all) expect(bytes.buffer.byteLength).toBe(16)
    })
  })
}

/** From FIPS 180-4. */
const SHA256_ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'

export function digestContract(name: string, digest: Digest): void {
  describe(`Digest: ${name}`, () => {
    it('is SHA-256 in lower-case hex', () => {
      expect(digest.sha256(new TextEncoder().encode('abc'))).toBe(SHA256_ABC)
    })
  })
}

export function keyDeriverContract(name: string, keyDeriver: KeyDeriver): void {
  describe(`KeyDeriver: ${name}`, () => {
    const SALT = new Uint8Array(16).fill(7)
    const OTHER_SALT = new Uint8Array(16).fill(8)
    const COST = { memoryKiB: 1024, passes: 2 }
    const derived = async (secret: string, salt = SALT) =>
      Buffer.from(await keyDeriver.derive(new TextEncoder().encode(secret), salt, COST)).toString('hex')

    it('gives 32 bytes: the same for the same, others for another secret or salt', async () => {
      const keys = [await derived('a secret'), await derived('A secret'), await derived('a secret', OTHER_SALT)]
      expect(keys.every((key) => key.length === 64)).toBe(true)
      expect(new Set(keys).size).toBe(3)
      expect(await derived('a secret')).toBe(keys[0])
    })

    it('leaves the secret and the salt as they were', async () => {
      const secret = new TextEncoder().encode('a secret')
      await keyDeriver.derive(secret, SALT, COST)
      expect(new TextDecoder().decode(secret)).toBe('a secret')
      expect([...SALT]).toEqual(Array.from({ length: 16 }, () => 7))
    })
  })
}
