import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeId } from '@shared/kernel/ids'
import { type Computer, envelopeText, random } from './support'

// What somebody without any key can put into the folder of a vault.

/** A device that no computer has. */
export const STRANGER = '019ac777-0000-7000-8000-000000000000'

export const recordOf = (fields: object, id = makeId(Date.parse('2026-11-20T10:00:00Z'), random.bytes(10))) => ({
  id,
  kind: 'entry',
  at: '2026-11-20T11:00+01:00[Europe/Amsterdam]',
  seen: { [STRANGER]: 1 },
  changedAt: '2026-11-20T10:00:00.000Z',
  ...fields,
})

/** Writes a plain file of records with its right checksum. @param name of a month, or of `always`. */
export async function forge(
  folder: string,
  device: string,
  name: string,
  records: object[],
  more: object = {},
): Promise<void> {
  const kind = name.startsWith('always') ? { kind: 'always' } : { kind: 'month', month: name.slice(0, 7) }
  await mkdir(join(folder, device), { recursive: true })
  await writeFile(join(folder, device, name), envelopeText({ device, ...kind, records, ...more }))
}

export const codesOf = ({ notices }: Computer) => notices.map(({ code }) => code)
