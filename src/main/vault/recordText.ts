import { toUtf8 } from '@shared/kernel/utf8'
import { canonicalJson } from '@shared/kernel/canonicalJson'
import { type JsonObject, printObject } from './json'

// How the records of a file are written. A file may hold hundreds of entries, and a save changes one of them. So the text of a
// record is cached as long as the record is in memory: only a changed record is printed, checked and encoded again.

interface RecordText {
  /** As in its file. */
  printed: Uint8Array
  /** The canonical form, which is hashed. */
  canonical: Uint8Array
}

const texts = new WeakMap<object, RecordText>()

/** Like `printObject`, the records last. Throws `bad-input` for what could not be read back. */
export function printWithRecords(head: object, records: readonly unknown[]): Uint8Array {
  if (records.length === 0) return printObject({ ...head, records })
  const isBare = Object.keys(head).length === 0
  const start = isBare ? toUtf8('{') : printObject(head).slice(0, -AFTER_HEAD.length)
  return joined([
    start,
    toUtf8(`${isBare ? '' : ','}\n${BEFORE_RECORDS}`),
    ...separated(
      records.map((record) => textOf(record).printed),
      ',\n',
    ),
    toUtf8(AFTER_RECORDS),
  ])
}

/** The canonical text of an object with a list of records. */
export function canonicalWithRecords(content: JsonObject, records: readonly unknown[]): Uint8Array {
  const names = Object.keys({ ...content, records }).filter((name) => name === 'records' || content[name] !== undefined)
  const parts = names.sort().flatMap((name, index) => {
    const start = `${index === 0 ? '{' : ','}${JSON.stringify(name)}:`
    if (name !== 'records') return [toUtf8(start + canonicalJson(content[name]))]
    const canonical = records.map((record) => textOf(record).canonical)
    return [toUtf8(`${start}[`), ...separated(canonical, ','), toUtf8(']')]
  })
  return joined([...parts, toUtf8('}')])
}

const BEFORE_RECORDS = '  "records": [\n'
const AFTER_RECORDS = '\n  ]\n}\n'
const AFTER_HEAD = '\n}\n'

function textOf(record: unknown): RecordText {
  const known = isNested(record) ? texts.get(record) : undefined
  if (known) return known
  const printed = printObject({ records: [record] }).slice(`{\n${BEFORE_RECORDS}`.length, -AFTER_RECORDS.length)
  const text = { printed, canonical: toUtf8(canonicalJson(record)) }
  if (isNested(record)) texts.set(frozen(record), text)
  return text
}

/** A record that is changed in place would not change in its file. Freezing makes such a change throw. */
function frozen<Value extends object>(value: Value): Value {
  for (const field of Object.values(value)) if (isNested(field)) frozen(field)
  return Object.freeze(value)
}

const isNested = (value: unknown): value is object => value !== null && typeof value === 'object'

function separated(parts: readonly Uint8Array[], separator: string): Uint8Array[] {
  const between = toUtf8(separator)
  return parts.flatMap((part, index) => (index === 0 ? [part] : [between, part]))
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
