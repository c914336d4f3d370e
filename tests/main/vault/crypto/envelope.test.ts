import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '@shared/kernel/canonicalJson'
import { nodeCipher, nodeDigest } from '@main/platform/crypto/nodeCrypto'
import { type Envelope, envelopeCodec } from '@main/vault/crypto/envelope'
import { DataKeys, type Seal } from '@main/vault/crypto/dataKeys'
import { DamagedFile } from '@main/ports/faults'
import { DAMAGE } from '../damage'
import { envelopeText } from '../support'

const DEVICE = '0193b4a0-0000-7000-8000-000000000001'
const open: Seal = { dataKeys: new DataKeys(nodeCipher()), isOn: () => false, believes: () => true }
const codec = envelopeCodec(nodeDigest(), open, DEVICE, { kind: 'month', month: '2026-11' })
const envelope: Envelope = {
  app: 'luwte',
  format: 1,
  vault: '0193b4a0-0000-7000-8000-000000000000',
  device: DEVICE,
  kind: 'month',
  month: '2026-11',
  revision: 3,
  records: [{ text: 'Vandaag was een lange dag. 🌧' }, { text: 'Ρεμβάζω' }],
}
const good = codec.encode(envelope)

const bytes = (text: string) => new TextEncoder().encode(text)
const ours = { device: DEVICE, month: '2026-11', records: [] }

function outcomeOf(file: Uint8Array): unknown {
  try {
    return codec.decode(file)
  } catch (fault) {
    if (fault instanceof DamagedFile) return 'damaged'
    return (fault as { code?: unknown }).code ?? fault
  }
}

describe('an envelope', () => {
  test('is read as it was written', () => {
    expect(outcomeOf(good)).toEqual(envelope)
  })

  test('can be read by people: a field on each line, the records last', () => {
    const lines = new TextDecoder().decode(good).split('\n')
    expect(lines.slice(0, 3)).toEqual(['{', '  "app": "luwte",', '  "format": 1,'])
    expect(lines).toContain('      "text": "Vandaag was een lange dag. 🌧"')
    expect(lines.at(-1)).toBe('')
    expect(Object.keys(JSON.parse(new TextDecoder().decode(good)) as object).at(-1)).toBe('records')
  })

  test('may be laid out otherwise, and may have a byte-order mark', () => {
    const parsed = JSON.parse(new TextDecoder().decode(good)) as object
    const reversed = Object.fromEntries(Object.entries(parsed).reverse())
    expect(outcomeOf(bytes(`\ufeff${JSON.stringify(reversed)}\r\n`))).toEqual(envelope)
  })

  for (const [name, damage] of Object.entries(DAMAGE))
    test(`${name}: damaged, and nothing worse`, () => {
      expect(outcomeOf(damage(good))).toBe('damaged')
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
    })

  test('one flipped bit is noticed, wherever it is', () => {
    for (let bit = 0; bit < good.length * 8; bit += 1) {
      const flipped = good.slice()
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      const outcome = outcomeOf(flipped)
      // Between two tokens a space may turn into another kind of white space.
      if (outcome !== 'damaged') expect(outcome).toEqual(envelope)
    }
  })

  const others: Record<string, [fields: Record<string, unknown>, outcome: unknown]> = {
    'a right one': [ours, expect.objectContaining(ours)],
    'of another app': [{ ...ours, app: 'other' }, 'damaged'],
    'of another device': [{ ...ours, device: 'other' }, 'damaged'],
    'of another month': [{ ...ours, month: '2026-10' }, 'damaged'],
    'of another kind': [{ ...ours, kind: 'past' }, 'damaged'],
    'of an older format that never was': [{ ...ours, format: 0 }, 'damaged'],
    'without records': [{ ...ours, records: undefined }, 'damaged'],
    'with records that are no list': [{ ...ours, records: {} }, 'damaged'],
    'with a forbidden name': [{ ...ours, records: [JSON.parse('{"__proto__":{"polluted":true}}')] }, 'damaged'],
    'nested too deep': [{ ...ours, records: [JSON.parse(`${'['.repeat(63)}${']'.repeat(63)}`)] }, 'damaged'],
    'nested as deep as may be': [
      { ...ours, records: [JSON.parse(`${'['.repeat(62)}${']'.repeat(62)}`)] },
      expect.objectContaining({ device: DEVICE }),
    ],
    'of a newer format': [{ ...ours, format: 2, records: 'sealed' }, 'newer-format'],
  }
  for (const [name, [fields, outcome]] of Object.entries(others))
    test(`${name}: ${String(outcome)}`, () => {
      expect(outcomeOf(bytes(envelopeText(fields)))).toEqual(outcome)
    })

  test('a newer format may prove itself in another way; with our checksum it must be right', () => {
    expect(outcomeOf(bytes('{"app":"luwte","format":2,"tag":"AAAA"}'))).toBe('newer-format')
    expect(outcomeOf(bytes(`{"app":"luwte","format":2,"checksum":"${'0'.repeat(64)}"}`))).toBe('damaged')
  })

  test('whatever else lies in it survives being read and written', () => {
    const json = fc
      .jsonValue({ maxDepth: 4 })
      .filter((value) => !JSON.stringify(value).includes('__proto__'))
      .map((value) => JSON.parse(JSON.stringify(value)) as unknown)
    const known = new Set(['checksum', 'month', ...Object.keys(envelope)])
    const more = fc.dictionary(
      fc.string().filter((name) => !known.has(name) && name !== '__proto__'),
      json,
    )
    fc.assert(
      fc.property(fc.array(json), more, (records, fields) => {
        const wide = { ...fields, ...envelope, records }
        const read = codec.decode(codec.encode(wide))
        expect(canonicalJson(read)).toBe(canonicalJson(wide))
      }),
    )
  })

  test('what could not be read back is not written', () => {
    const deep = JSON.parse(`${'['.repeat(63)}${']'.repeat(63)}`) as unknown
    expect(() => codec.encode({ ...envelope, records: [deep] })).toThrow(/^bad-input/)
    expect(() => codec.encode({ ...envelope, records: [JSON.parse('{"__proto__":1}')] })).toThrow(/^bad-input/)
  })
})
