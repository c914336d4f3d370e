import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CheckInAnswer } from '@shared/features/check-ins/checkIn'
import { canonicalJson } from '@shared/kernel/canonicalJson'
import { instant, livedTime } from '@shared/kernel/time'

/** Another computer of the same person, with the same journal in plain. */
const DEVICE = '019ac123-0000-7000-8000-000000000000'
const ZONE = new Intl.DateTimeFormat().resolvedOptions().timeZone

export interface EarlierCheckIn {
  /** Milliseconds since 1970. */
  at: number
  answer: CheckInAnswer
}

/** Puts check-ins of earlier days into a folder of user data, as a synchronised folder would bring them. */
export function putCheckIns(data: string, checkIns: readonly EarlierCheckIn[]): void {
  const folder = join(data, 'vault', DEVICE)
  mkdirSync(folder, { recursive: true })
  const records = checkIns.map(({ at, answer }, index) => ({
    ...{ id: idOf(at, index), kind: 'check-in', at: livedTime(at, ZONE), changedAt: instant(at) },
    ...{ seen: { [DEVICE]: index + 1 }, ...answer },
  }))
  for (const month of new Set(records.map(({ at }) => at.slice(0, 7)))) {
    const content = {
      ...{ app: 'luwte', format: 1, vault: 'v', device: DEVICE, kind: 'month', month, revision: 1 },
      records: records.filter(({ at }) => at.startsWith(month)),
    }
    const checksum = createHash('sha256').update(canonicalJson(content)).digest('hex')
    writeFileSync(join(folder, `${month}.json`), JSON.stringify({ ...content, checksum }))
  }
}

/** As Luwte makes them: the time first, so that they sort by it. */
function idOf(at: number, index: number): string {
  const time = at.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${String(index).padStart(12, '0')}`
}
