import * as v from 'valibot'
import { IdSchema } from '@shared/kernel/ids'
import { defineRecord, type RecordOf } from '@shared/records/defineRecord'
import { SectionSchema } from '@shared/records/section'

const Base64 = v.pipe(v.string(), v.base64(), v.maxLength(200))
/** What opens the key of the section: a salt of 16 bytes, and the key wrapped with what is derived from a secret and it. */
const slot = { salt: Base64, wrapped: Base64 }

const sectionLockBody = {
  section: SectionSchema,
  /** `cost` is that of Argon2id. It is checked before deriving: the file may be anybody’s. */
  passphrase: v.object({
    ...slot,
    cost: v.object({
      memoryKiB: v.pipe(v.number(), v.integer(), v.minValue(19 * 1024), v.maxValue(512 * 1024)),
      passes: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(16)),
    }),
  }),
  recovery: v.object(slot),
  /** X25519, from the key of the section: drafts are sealed to it, also when the section was locked meanwhile. */
  publicKey: Base64,
  /** `ending`: what is locked with it is being written in plain again. `ended`: nothing is locked with it any more. */
  state: v.optional(v.picklist(['ending', 'ended'])),
}
/** The own lock of a section. Only whoever knows its passphrase or its recovery code has its key. */
export type SectionLock = RecordOf<'section-lock', typeof sectionLockBody>
export type SectionLockBody = v.InferOutput<v.ObjectSchema<typeof sectionLockBody, undefined>>

const SAMPLE_SLOT = { salt: 'AAECAwQFBgcICQoLDA0ODw==', wrapped: 'AAECAwQFBgcICQoLDA0ODw==' }

export const sectionLockRecord = defineRecord({
  kind: 'section-lock',
  body: sectionLockBody,
  partition: 'always',
  history: false,
  // No backup takes a lock off or brings back a passphrase of before. Where the lock is gone, it comes back.
  restore: 'never',
  texts: () => [],
  readable: { as: 'omitted', why: 'about the vault itself, which an export is not part of' },
  search: { by: 'none', why: 'nothing of it is written by somebody' },
  sample: {
    section: 'beside',
    passphrase: { ...SAMPLE_SLOT, cost: { memoryKiB: 65536, passes: 3 } },
    recovery: SAMPLE_SLOT,
    publicKey: 'AAECAwQFBgcICQoLDA0ODw==',
  },
})
export const isSectionLock = sectionLockRecord.is

const lockedBody = {
  section: SectionSchema,
  /** The id of its section lock. */
  lock: IdSchema,
  /** AES-256-GCM with the key of the section: kind and body of the record, in base 64. Its id, times and vector stay readable. */
  sealed: v.pipe(v.string(), v.base64(), v.maxLength(40_000_000)),
}

const locked = <const Kind extends string, const Partition extends 'month' | 'always'>(
  kind: Kind,
  partition: Partition,
) =>
  defineRecord({
    kind,
    body: lockedBody,
    partition,
    history: false,
    restore: 'replace',
    texts: () => [],
    readable: { as: 'omitted', why: 'only its key opens it' },
    search: { by: 'none', why: 'only its key opens it' },
    sample: { section: 'beside', lock: '019ac777-0000-7000-8000-000000000000', sealed: 'AAECAwQFBgcICQoLDA0ODw==' },
  })

/** A record of a section with a lock of its own, as it lies in the file of a month, or in always.json. */
export const lockedMonthRecord = locked('locked-month', 'month')
export const lockedAlwaysRecord = locked('locked-always', 'always')
export type LockedRecord = RecordOf<'locked-month' | 'locked-always', typeof lockedBody>
export const isLockedRecord = (record: Parameters<typeof lockedMonthRecord.is>[0]): record is LockedRecord =>
  lockedMonthRecord.is(record) || lockedAlwaysRecord.is(record)
