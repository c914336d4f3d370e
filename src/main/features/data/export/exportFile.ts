import * as v from 'valibot'
import { blobFileNames } from '@shared/kernel/blobRef'
import { EXPORTED_BLOBS } from '@shared/records/readableExport'
import type { VaultRecord } from '@shared/records/record'
import type { Instant } from '@shared/kernel/time'
import { LuwteError } from '@shared/kernel/errors'
import { NewerFormat } from '@main/ports/faults'
import type { Files } from '@main/ports'
import type { BlobSource } from '@main/vault/blobs/importBlobs'
import { parseObject } from '@main/vault/json'
import { PartWriter, partName } from './partWriter'

// luwte.json: every record as it is in the vault, to be read back. docs/FORMAT.md describes its fields.

/** Of luwte.json. Higher only when a Luwte of before would misread it. */
export const EXPORT_FORMAT = 1

/** A part of it; docs/luwte-export.schema.json says the same in JSON Schema. */
export const ExportSchema = v.looseObject({
  app: v.literal('luwte'),
  kind: v.literal('export'),
  format: v.literal(EXPORT_FORMAT),
  /** There is another part after this one. */
  more: v.optional(v.boolean(), false),
  always: v.array(v.unknown()),
  records: v.array(v.unknown()),
})

/** What one part of an export holds, not checked yet. */
export interface ExportPart {
  always: unknown[]
  /** In the months of their ids. */
  records: unknown[]
}

/** The list of an export that a record goes into. */
export type ExportList = keyof ExportPart

/** Writes luwte.json in parts. @param write writes one file. @param maxLength in one part; not given: see PartWriter. */
export function exportFiles(
  head: { vault: string; exportedAt: Instant },
  write: (name: string, text: string) => Promise<void>,
  maxLength?: number,
): { add(list: ExportList, record: VaultRecord): Promise<void>; end(): Promise<void> } {
  const parts = new PartWriter<{ list: ExportList; text: string }>(async (items, part, isLast) => {
    const begin = { app: 'luwte', kind: 'export', format: EXPORT_FORMAT, ...head, part, more: !isLast }
    const listed = (list: ExportList) => items.flatMap((item) => (item.list === list ? [item.text] : [])).join(',\n')
    const fields = JSON.stringify(begin, null, 2).slice(0, -'\n}'.length)
    await write(
      partName('luwte', 'json', part),
      `${fields},\n  "always": [\n${listed('always')}\n  ],\n  "records": [\n${listed('records')}\n  ]\n}\n`,
    )
  }, maxLength)
  return {
    add(list, record) {
      const text = JSON.stringify(record)
      return parts.add({ list, text }, text.length)
    },
    end: () => parts.end(),
  }
}

/** Is this the folder of an export? */
export const containsExport = async (files: Files, folder: string): Promise<boolean> =>
  (await files.kindOf(`${folder}/${partName('luwte', 'json', 1)}`)) === 'file'

/**
 * The parts of an export, one after another; null stands for a part that is lost. Throws for the first: `wrong-folder` when it
 * is no export, `newer-format`, `unreadable`.
 */
export async function* readExport(files: Files, folder: string): AsyncGenerator<ExportPart | null> {
  const first = await readPart(files, folder, 1)
  yield first
  for (let part = 2, more = first.more; more; part += 1) {
    const next = await readPart(files, folder, part).catch(() => null)
    yield next
    // A part that is lost cannot say whether another one follows: only the disk shows that.
    more = next ? next.more : (await files.kindOf(`${folder}/${partName('luwte', 'json', part + 1)}`)) === 'file'
  }
}

async function readPart(files: Files, folder: string, part: number): Promise<ExportPart & { more: boolean }> {
  const bytes = await files.read(`${folder}/${partName('luwte', 'json', part)}`)
  if (bytes === null) throw new LuwteError('wrong-folder', 'no export')
  const content = parseObject(bytes)
  if (content.app !== 'luwte' || content.kind !== 'export') throw new LuwteError('wrong-folder', 'not an export')
  if (typeof content.format === 'number' && content.format > EXPORT_FORMAT) throw new NewerFormat()
  if (!v.is(ExportSchema, content)) throw new LuwteError('unreadable', 'an export with fields that make no sense')
  return { always: content.always, records: content.records, more: content.more ?? false }
}

/** The blobs of an export, to be imported with the records that refer to them. */
export const exportedBlobs = (files: Files, folder: string): BlobSource => ({
  async *readBlob(id) {
    const paths = blobFileNames(id).map((name) => `${folder}/${EXPORTED_BLOBS}/${name}`)
    for (const path of paths) if ((await files.kindOf(path)) === 'file') return yield* files.readStream(path)
    throw new LuwteError('not-found', 'a blob of an export')
  },
})
