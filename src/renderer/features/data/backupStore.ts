import { defineStore } from 'pinia'
import { computed } from 'vue'
import { Temporal } from 'temporal-polyfill'
import type { Backups, Snapshot } from '@shared/features/data/contract'
import { client } from '@/kernel/client'
import { report, request, useMainEvent, useRemote } from '@/kernel/remote'

/** The backups and their snapshots. */
export const useBackupsStore = defineStore('backups', () => {
  const backups = useRemote<Backups>(() => client.call('backups.list'), { whileLocked: true })
  const snapshots = computed(() => backups.value.value?.snapshots ?? [])
  useMainEvent('backups.changed', backups.set)

  /** @returns null when nothing was chosen, or it failed and that has been reported. */
  async function change(name: 'backups.chooseFolder' | 'backups.eraseOld'): Promise<Backups | null> {
    const changed = await request(name)
    if (changed) backups.set(changed)
    return changed
  }

  /** @returns whether it was made. If not, the reason is the `fault` of the backups, or it has been reported. */
  async function make(): Promise<boolean> {
    const reply = await client.call('backups.make')
    if (reply.ok) {
      backups.set(reply.value)
      return reply.value.fault === null
    }
    await backups.refresh()
    if (!backups.value.value?.fault) report(reply.error)
    return false
  }

  return {
    /** null until they were read. */
    backups: backups.value,
    snapshots,
    snapshot: (id: string) => snapshots.value.find((one) => one.id === id),
    load: backups.load,
    make,
    chooseFolder: () => change('backups.chooseFolder'),
    eraseOld: () => change('backups.eraseOld'),
    /** @returns the id of a snapshot chosen in a dialog; null when nothing was chosen, or it failed. */
    chooseOther: () => request('backups.chooseOther'),
    // Each of these may need the passphrase that the snapshot was sealed with.
    test: (id: string, secret?: string) => client.call('backups.test', { id, secret }),
    preview: (id: string, secret?: string) => client.call('backups.preview', { id, secret }),
    restore: (id: string, how: 'beside' | 'instead', secret?: string) =>
      client.call('backups.restore', { id, how, secret }),
    /** Makes the vault anew from a snapshot, where it is gone. */
    rebuild: (id: string) => client.call('backups.rebuild', { id }),
  }
})

const AGES = ['today', 'week', 'month', 'earlier'] as const
type Age = (typeof AGES)[number]

/** The most days ago, by the calendar; what is older is `earlier`. */
const MAX_DAYS: [Age, number][] = [
  ['today', 0],
  ['week', 7],
  ['month', 31],
]

/**
 * Snapshots grouped by how long ago they were made, newest first. Those of a clock that was ahead count as of today.
 * @param now milliseconds since 1970.
 */
export function snapshotsByAge(
  snapshots: readonly Snapshot[],
  now: number,
  zone: string,
): { age: Age; snapshots: Snapshot[] }[] {
  const dateAt = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDate()
  const today = dateAt(now)
  const ageOf = ({ madeAt }: Snapshot): Age => {
    const days = dateAt(Date.parse(madeAt)).until(today, { largestUnit: 'day' }).days
    return MAX_DAYS.find(([, most]) => days <= most)?.[0] ?? 'earlier'
  }
  const newestFirst = [...snapshots].sort((one, other) => Date.parse(other.madeAt) - Date.parse(one.madeAt))
  return AGES.map((age) => ({ age, snapshots: newestFirst.filter((one) => ageOf(one) === age) })).filter(
    (group) => group.snapshots.length > 0,
  )
}
