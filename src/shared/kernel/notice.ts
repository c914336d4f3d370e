import * as v from 'valibot'
import { InstantSchema } from './time'

/** Something about the data that the user should know. What it means is put into words in `i18n`. */
export const NoticeSchema = v.variant('code', [
  /** A file of this computer could not be read; it was set aside under `aside` and nothing was written over it. */
  v.object({ code: v.literal('damaged-set-aside'), file: v.string(), aside: v.string() }),
  /** The same; what the newest backup that has this file held of it, made at `madeAt`, was taken back by itself. */
  v.object({
    code: v.literal('damaged-recovered'),
    file: v.string(),
    aside: v.string(),
    madeAt: InstantSchema,
  }),
  /** A file cannot be read now, most often one that is still on its way from another computer. It is left alone. */
  v.object({ code: v.literal('not-arrived'), file: v.string() }),
  /** A file that a sync tool made of a conflict cannot be read. It may hold what is nowhere else, and is left alone. */
  v.object({ code: v.literal('conflict-unread'), file: v.string() }),
  /** A file was written by a newer Luwte: its folder is read, not written. */
  v.object({ code: v.literal('newer-format'), file: v.string() }),
  /** The vault was here before and is not now: nothing is written until it is back. */
  v.object({ code: v.literal('vault-missing'), folder: v.string() }),
  /** The vault was sealed here, and another vault is in its folder now. Nothing is written. */
  v.object({ code: v.literal('other-vault'), folder: v.string() }),
  /** A file is older than one this computer has read under its name: somebody put an earlier one back. */
  v.object({ code: v.literal('older-file'), file: v.string() }),
  /** A file is sealed with a key that no passphrase typed here opens. */
  v.object({ code: v.literal('other-key'), file: v.string() }),
  /**
   * The vault is sealed, and files in the folder of this device are not, or with a former key. Either that computer has not
   * sealed them yet, or somebody else put them there. They are not shown.
   */
  v.object({ code: v.literal('unproven'), device: v.string() }),
  /** There are more files in the folder of a device, or in that of the keys, than are looked at. The others wait. */
  v.object({ code: v.literal('too-many-files'), folder: v.string() }),
  /** The last backup failed. Nothing else is touched by that. */
  v.object({
    code: v.literal('backup-failed'),
    why: v.picklist(['disk-full', 'not-writable', 'unreadable', 'missing']),
  }),
  /** A key file in the vault is not the one that this computer knows under its name. It does not count. */
  v.object({ code: v.literal('changed-key-file') }),
  /** The keyring of the system had lost the key with which it unlocks the vault. It was stored there again. */
  v.object({ code: v.literal('keyring-renewed') }),
  /** The keyring of the system does not have that key any more and does not take it: the passphrase is asked for again. */
  v.object({ code: v.literal('keyring-lost') }),
  /** The clock stands before the day on which this Luwte was built. `at`: what it says. */
  v.object({ code: v.literal('clock-behind'), at: InstantSchema }),
  /** Luwte runs on another computer too, with the same user data. */
  v.object({ code: v.literal('other-host'), host: v.string() }),
  /** Settings that made no sense were replaced by their defaults; the file as it was is kept under `aside`. */
  v.object({ code: v.literal('settings-mended'), fields: v.array(v.string()), aside: v.string() }),
  /** What is written in this folder is written, but its file system cannot promise that a power cut leaves it there. */
  v.object({ code: v.literal('less-durable'), folder: v.string() }),
  /** The system cannot tell what arrives from other computers. It is looked for every minute while a window is open. */
  v.object({ code: v.literal('not-watched') }),
])
export type Notice = v.InferOutput<typeof NoticeSchema>

/** Notices about what does not change by itself. Once dismissed, they are not shown again, also not after a restart. */
const TOLD_ONCE: ReadonlySet<Notice['code']> = new Set(['less-durable', 'not-watched'] as const)
/** Whether a notice is not shown again once it was dismissed. */
export const isToldOnce = ({ code }: Notice): boolean => TOLD_ONCE.has(code)

/** The number of a notice, for as long as Luwte runs. */
export const NoticeIdSchema = v.pipe(v.number(), v.integer(), v.minValue(1))

/** A notice that the user has not dismissed yet. */
export const OpenNoticeSchema = v.intersect([v.object({ id: NoticeIdSchema }), NoticeSchema])
export type OpenNotice = v.InferOutput<typeof OpenNoticeSchema>
