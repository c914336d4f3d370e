import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, expectTypeOf, test } from 'vitest'
import type { Entry } from '@shared/features/journal/entry'
import type { VaultRecord } from '@shared/records/record'
import {
  type AnyDefinition,
  type AnyRecord,
  DEFINITIONS,
  definitionOf,
  KINDS,
  type KnownRecord,
  type RecordKind,
  textsOf,
} from '@shared/records/registry'

const envelope = {
  id: '019aa7c3-5b1a-7c44-9e2b-0f6d1a2b3c4d',
  at: '2026-11-21T20:04+01:00[Europe/Amsterdam]',
  seen: { '019ab3f0-1c2d-7e3f-8a4b-5c6d7e8f9a0b': 1 },
  changedAt: '2026-11-22T08:15:09.120Z',
}
const sampleOf = ({ kind, sample }: AnyDefinition): VaultRecord => ({ ...sample, ...envelope, kind })
const each = test.each(DEFINITIONS.map((definition) => [definition.kind, definition] as const))

/** The table of kinds in docs/FORMAT.md, as the registry would write it. */
function tableOf(definitions: readonly AnyDefinition[]): string {
  const form = ({ readable }: AnyDefinition): string => {
    if (readable.as === 'file') return `\`${readable.folder}/\``
    if (readable.as === 'row') return `\`${readable.table}.csv\``
    return readable.as === 'collected' ? `\`${readable.page.file}\`` : '–'
  }
  const rows = definitions.map((definition) => [
    `\`${definition.kind}\``,
    definition.partition === 'month' ? 'its month' : '`always.json`',
    form(definition),
    `\`${JSON.stringify(definition.sample)}\``,
  ])
  const head = ['kind', 'file', 'in an export', 'an example of its body']
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

describe('a kind of record', () => {
  test('is there once', () => {
    expect([...new Set(KINDS)]).toEqual(KINDS)
    for (const kind of KINDS) expect(definitionOf(kind)?.kind).toBe(kind)
    expect(definitionOf('of a later Luwte')).toBeUndefined()
    expect(definitionOf('constructor')).toBeUndefined()
  })

  each('%s has a sample that it is, in every one of its texts something', (_kind, definition) => {
    const record = sampleOf(definition)
    expect(definition.is(record)).toBe(true)
    expect(definition.is({ ...record, kind: 'another' })).toBe(false)
    for (const text of textsOf(record)) {
      expect(text.trim()).not.toBe('')
      expect(JSON.stringify(definition.sample)).toContain(text)
    }
  })

  each('%s is another one where its body makes no sense', (_kind, definition) => {
    const names = Object.keys(definition.sample)
    const broken = Object.fromEntries(names.map((name) => [name, Number.NaN]))
    expect(definition.is({ ...sampleOf(definition), ...broken } as VaultRecord)).toBe(false)
  })

  test('that is not known has the words of most kinds', () => {
    const record = { ...envelope, kind: 'dream', text: 'vliegen', note: 7 }
    expect(textsOf(record)).toEqual(['vliegen'])
  })

  test('has the type of its body', () => {
    expectTypeOf<KnownRecord<'entry'>>().toEqualTypeOf<Entry>()
    expectTypeOf<AnyRecord['kind']>().toEqualTypeOf<RecordKind>()
    expectTypeOf<'phrase'>().not.toExtend<RecordKind>()
  })
})

describe('docs/FORMAT.md', () => {
  test('lists every kind as it is', () => {
    const format = readFileSync(join(import.meta.dirname, '../../../docs/FORMAT.md'), 'utf8')
    const table = format.slice(format.indexOf('| kind |'), format.indexOf('\n\n', format.indexOf('| kind |')))
    expect(table).toBe(tableOf(DEFINITIONS))
  })
})
