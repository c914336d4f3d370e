import { randomBytes } from 'node:crypto'
import { makeId, monthOfId, RANDOM_BYTES_PER_ID } from '@shared/kernel/ids'
import { instant, livedTime } from '@shared/kernel/time'
import type { VaultRecord } from '@shared/records/record'
import type { Vault } from '@main/vault/vault'

/** Writes a record as another Luwte may have written it: of a kind that this one does not know, or in another partition. */
export async function importRecord(
  { vault }: { vault: Vault },
  partition: 'month' | 'always',
  body: { kind: string } & Record<string, unknown>,
  epochMs: number,
): Promise<VaultRecord> {
  const id = makeId(epochMs, randomBytes(RANDOM_BYTES_PER_ID))
  const times = { at: livedTime(epochMs, 'Europe/Amsterdam'), changedAt: instant(epochMs) }
  const record = { ...body, id, ...times, seen: { [vault.deviceId]: 1 } }
  await vault.importRecords(partition === 'always' ? partition : monthOfId(id), [record], 'copies')
  return record
}
