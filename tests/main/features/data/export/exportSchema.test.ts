import { toJsonSchema } from '@valibot/to-json-schema'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type * as v from 'valibot'
import { RecordSchema } from '@shared/records/record'
import { DEFINITIONS } from '@shared/records/registry'
import { ExportSchema } from '@main/features/data/export/exportFile'
import { choosing, dataServices, textAt } from '../../../support/dataServices'

// docs/luwte-export.schema.json is for whoever reads an export with another program. After a change of a kind of record:
// UPDATE_SCHEMA=1 npx vitest run --project unit tests/main/features/data/export/exportSchema.test.ts

const PATH = new URL('../../../../../docs/luwte-export.schema.json', import.meta.url)

type JsonSchema = Record<string, unknown>

/** What a schema of JSON cannot say, such as that a day exists, is left out of it. */
const inJson = (schema: v.GenericSchema): JsonSchema => {
  const { $schema: _dialect, ...rest } = toJsonSchema(schema, {
    errorMode: 'ignore',
    target: 'draft-2020-12',
  }) as JsonSchema
  return rest
}

/** Every kind that is known has its own fields; of others only those that all records have are known. */
function exportSchema(): JsonSchema {
  const kinds = DEFINITIONS.map(({ kind, schema }) => ({
    if: { properties: { kind: { const: kind } } },
    then: { $ref: `#/$defs/${kind}` },
    schema: inJson(schema),
    kind,
  }))
  const head = inJson(ExportSchema) as { properties: JsonSchema }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'luwte.json and its further parts, in an export of Luwte',
    ...head,
    properties: {
      ...head.properties,
      always: { type: 'array', items: { $ref: '#/$defs/record' } },
      records: { type: 'array', items: { $ref: '#/$defs/record' } },
    },
    $defs: {
      record: { ...inJson(RecordSchema), allOf: kinds.map(({ if: when, then }) => ({ if: when, then })) },
      ...Object.fromEntries(kinds.map(({ kind, schema }) => [kind, schema])),
    },
  }
}

it('is published as it is', () => {
  const text = `${JSON.stringify(exportSchema(), null, 2)}\n`
  if (process.env.UPDATE_SCHEMA) writeFileSync(PATH, text)
  expect(JSON.parse(readFileSync(PATH, 'utf8'))).toEqual(JSON.parse(text))
})

it('fits an export with a record of every kind, and does not fit what is none', async () => {
  const from = await dataServices()
  for (const { kind, sample } of DEFINITIONS)
    await from.vault.add(kind, { ...sample }, Date.parse('2026-11-21T19:04:31Z'))
  choosing(from.ports, '/usb')
  const folder = (await from.exporting.export())?.folder ?? ''
  const whole = JSON.parse(textAt(from.ports, `${folder}/luwte.json`)) as { records: JsonSchema[] }
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(
    JSON.parse(readFileSync(PATH, 'utf8')) as JsonSchema,
  )
  expect(validate(whole), JSON.stringify(validate.errors)).toBe(true)
  const entry = whole.records.find(({ kind }) => kind === 'entry')
  expect(entry).toBeDefined()
  expect(validate({ ...whole, kind: 'something else' })).toBe(false)
  expect(validate({ ...whole, records: [{ ...entry, text: 1 }] })).toBe(false)
})
