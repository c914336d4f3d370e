import * as v from 'valibot'
import { IdSchema } from '../kernel/ids'
import { EntrySchema } from '../features/journal/entry'
import { OwnPhraseSchema } from '../features/phrases/phrases'
import { VersionVectorSchema } from '../kernel/versionVectors'
import { HOLD_REASONS, HoldReasonSchema } from '../features/moments/holdReasons'
import { MomentKindSchema, RhythmIdSchema, RhythmSchema, RuleSchema } from '../features/moments/rhythm'
import { CountrySchema, LanguageSchema, SettingsSchema } from '../features/settings/settings'
import { LockStateSchema } from '../features/vault-access/locking'
import { SHORTCUT_NAMES } from '../features/settings/shortcuts'
import { InstantSchema, LivedTimeSchema } from '../kernel/time'

// What travels over the contract and is no record: views of the data, and how Luwte stands.

/** Something about the data that the user should know. What it means is put into words in `i18n`. */
export const NoticeSchema = v.variant('code', [
  /** A file of this computer could not be read; it was set aside under `aside` and nothing was written over it. */
  v.object({ code: v.literal('damaged-set-aside'), file: v.string(), aside: v.string() }),
  /** A file cannot be read now, most often one that is still on its way from another computer. It is left alone. */
  v.object({ code: v.literal('not-arrived'), file: v.string() }),
  /** A file was written by a newer Luwte: its folder is read, not written. */
  v.object({ code: v.literal('newer-format'), file: v.string() }),
  /** The vault was here before and is not now: nothing is written until it is back. */
  v.object({ code: v.literal('vault-missing'), folder: v.string() }),
  /** A file is older than one this computer has read under its name: somebody put an earlier one back. */
  v.object({ code: v.literal('older-file'), file: v.string() }),
  /** A file is sealed with a key that no passphrase typed here opens. */
  v.object({ code: v.literal('other-key'), file: v.string() }),
  /** The last backup did not come about. Nothing else is touched by that. */
  v.object({
    code: v.literal('backup-failed'),
    why: v.picklist(['disk-full', 'not-writable', 'unreadable', 'missing']),
  }),
  /** A key file in the vault is not the one that this computer knows under its name. It does not count. */
  v.object({ code: v.literal('changed-key-file') }),
  /** Settings that made no sense were replaced by their defaults; the file as it was is kept under `aside`. */
  v.object({ code: v.literal('settings-mended'), fields: v.array(v.string()), aside: v.string() }),
])
export type Notice = v.InferOutput<typeof NoticeSchema>

export const EntrySummarySchema = v.object({
  id: IdSchema,
  at: LivedTimeSchema,
  /** The first 240 characters, white space folded. */
  excerpt: v.string(),
  /** More than one version waits to be joined. */
  versions: v.number(),
  deleted: v.optional(InstantSchema),
})
export type EntrySummary = v.InferOutput<typeof EntrySummarySchema>

export const OpenEntrySchema = v.object({
  entry: EntrySchema,
  /** Versions written elsewhere at the same time; the next save resolves them. */
  siblings: v.array(EntrySchema),
  /** What an edit made from this view has seen. */
  seen: VersionVectorSchema,
})
export type OpenEntry = v.InferOutput<typeof OpenEntrySchema>

export const NextMomentSchema = v.object({
  /** null: nothing is planned. Milliseconds since 1970. */
  due: v.nullable(v.number()),
  /** Its time is one that nobody should know beforehand. */
  isUnforeseen: v.boolean(),
  /** `held`: one is due and waits until nobody is disturbed by it. */
  state: v.picklist(['off', 'paused', 'planned', 'held', 'waiting']),
  /** The moment that was shown and waits for an answer. */
  waiting: v.nullable(v.object({ occurrence: v.string(), kind: MomentKindSchema })),
  heldBy: v.array(HoldReasonSchema),
  /** The rhythm of which it is asked whether it should come more rarely. */
  asksToThin: v.nullable(RhythmIdSchema),
})
export type NextMoment = v.InferOutput<typeof NextMomentSchema>

export const RhythmNameSchema = v.pipe(v.string(), v.trim(), v.maxLength(60))
/** What a moment of it opens: an exercise or a writing prompt, by id; null leaves the choice. */
export const OpensSchema = v.nullable(v.pipe(v.string(), v.regex(/^[a-z0-9.-]{1,80}$/)))

export const NamedRhythmSchema = v.object({ ...RhythmSchema.entries, name: RhythmNameSchema, opens: OpensSchema })
/** A rhythm with what its user calls it, which is kept in the vault. */
export type NamedRhythm = v.InferOutput<typeof NamedRhythmSchema>

export const RhythmsSchema = v.object({
  here: v.array(NamedRhythmSchema),
  /** Rhythms of other computers on this vault of which nobody has said yet whether this computer asks too. */
  elsewhere: v.array(
    v.object({ id: RhythmIdSchema, name: RhythmNameSchema, kind: MomentKindSchema, rule: RuleSchema }),
  ),
})
export type Rhythms = v.InferOutput<typeof RhythmsSchema>

export const PhrasesSchema = v.object({ own: v.array(OwnPhraseSchema), favourites: v.array(v.string()) })

export const LauncherStateSchema = v.picklist(['on', 'off', 'not-here'])

export const PresenceSchema = v.object({
  tray: v.boolean(),
  /** null: the system does not tell. */
  notifications: v.nullable(v.boolean()),
  /** Which sources for holding back work here. */
  sources: v.object(
    Object.fromEntries(HOLD_REASONS.map((reason) => [reason, v.boolean()])) as Record<
      (typeof HOLD_REASONS)[number],
      v.BooleanSchema<undefined>
    >,
  ),
  login: LauncherStateSchema,
  menu: LauncherStateSchema,
  shortcuts: v.object({ isAvailable: v.boolean(), taken: v.array(v.picklist(SHORTCUT_NAMES)) }),
})
/** How Luwte stands on this desktop. */
export type DesktopPresence = v.InferOutput<typeof PresenceSchema>

export const AppStateSchema = v.object({
  version: v.string(),
  platform: v.picklist(['linux', 'darwin', 'win32', 'other']),
  /** As in BCP 47: `nl-NL`. */
  locale: v.string(),
  language: LanguageSchema,
  country: CountrySchema,
  zone: v.string(),
  settings: SettingsSchema,
  vaultFolder: v.string(),
  lock: LockStateSchema,
  notices: v.array(NoticeSchema),
})
export type AppState = v.InferOutput<typeof AppStateSchema>

const Count = v.pipe(v.number(), v.integer(), v.minValue(0))

export const VaultStateSchema = v.object({
  lock: LockStateSchema,
  /** false: the folder is not there, or not what it was. Nothing is made in its place unless it is asked for. */
  isThere: v.boolean(),
  folder: v.string(),
  /** May this computer's own keyring open it too? */
  keyring: v.picklist(['on', 'off', 'not-here']),
  /** A second passphrase is in use, chosen on another computer at the same time: part of the vault opens with that. */
  hasOtherPassphrase: v.boolean(),
  /** false while sealed: one was being made when Luwte ended, or its file is gone. */
  hasRecoveryCode: v.boolean(),
  /** Check-ins that were taken while locked and wait for the key. */
  waiting: Count,
})
export type VaultState = v.InferOutput<typeof VaultStateSchema>

/** A new recovery code, to be kept by the user, and which two of its groups are to be typed back (from 0). */
export const NewCodeSchema = v.object({ code: v.string(), ask: v.tuple([Count, Count]) })
export type NewCode = v.InferOutput<typeof NewCodeSchema>

/** One of the computers that write in the vault. */
export const ComputerSchema = v.object({
  device: v.string(),
  name: v.string(),
  isThis: v.boolean(),
  /** Its newest change; null: nothing yet. */
  changedAt: v.nullable(InstantSchema),
  files: Count,
  /** Of those, how many still lie open, or under a key of before. Both 0 where the vault is plain. */
  plainFiles: Count,
  oldKeyFiles: Count,
})
export type Computer = v.InferOutput<typeof ComputerSchema>

export const JOB_NAMES = [
  'sealing',
  'unsealing',
  'backup',
  'restore',
  'export',
  'import',
  'moving',
  'taking-over',
] as const
/** Long work: how many files of how many. */
export const JobProgressSchema = v.object({ work: v.picklist(JOB_NAMES), done: Count, total: Count })
export type JobProgress = v.InferOutput<typeof JobProgressSchema>

export const SnapshotSchema = v.object({
  id: v.string(),
  madeAt: InstantSchema,
  why: v.picklist(['changes', 'asked', 'before-restore', 'before-import', 'before-moving', 'before-taking-over']),
  files: Count,
  bytes: Count,
  /** null: sealed with a key that is not at hand. */
  entries: v.nullable(Count),
  checkIns: v.nullable(Count),
})
/** The vault as it was once, copied whole. */
export type Snapshot = v.InferOutput<typeof SnapshotSchema>

export const BackupsSchema = v.object({
  folder: v.string(),
  /** Newest first. */
  generations: v.array(SnapshotSchema),
  /** Why the last one did not come about. */
  fault: v.nullable(v.picklist(['disk-full', 'not-writable', 'unreadable', 'missing'])),
})
export type Backups = v.InferOutput<typeof BackupsSchema>

export const BackupTestSchema = v.object({
  files: Count,
  bytes: Count,
  entries: Count,
  checkIns: Count,
  /** Everything else that is kept: words, bookmarks, phrases, the plan. */
  others: Count,
  /** Names of files that could not be read. */
  damaged: v.array(v.string()),
})
/** What a backup gave when it was opened for real. */
export type BackupTest = v.InferOutput<typeof BackupTestSchema>

export const PREVIEW_CHANGES = ['gone', 'different', 'newer'] as const
export const RestorePreviewSchema = v.object({
  /** In the backup, and in the vault no more (in the bin, erased, lost). */
  gone: Count,
  /** In both, with other words. */
  different: Count,
  same: Count,
  /** In the vault, and not in the backup: made since. */
  newer: Count,
  /** Of those that are not the same, the newest fifty. */
  items: v.array(
    v.object({
      id: IdSchema,
      kind: v.string(),
      at: LivedTimeSchema,
      excerpt: v.string(),
      change: v.picklist(PREVIEW_CHANGES),
    }),
  ),
})
export type RestorePreview = v.InferOutput<typeof RestorePreviewSchema>

export const RestoredSchema = v.object({
  /** Came back, became as they were, went to the bin. */
  returned: Count,
  changed: Count,
  binned: Count,
  /** The generation made just before: restoring that one undoes it. */
  undo: v.string(),
})
export type Restored = v.InferOutput<typeof RestoredSchema>

export const ExportedSchema = v.object({ folder: v.string(), entries: Count, checkIns: Count, files: Count })
export type Exported = v.InferOutput<typeof ExportedSchema>

export const ImportPreviewSchema = v.object({
  folder: v.string(),
  fresh: Count,
  same: Count,
  /** Known here, with other words: both stay. */
  different: Count,
  /** Erased here since: stays gone. */
  erased: Count,
  /** What is none of ours, or damaged, and is left out. */
  unclear: Count,
})
export type ImportPreview = v.InferOutput<typeof ImportPreviewSchema>

/** A folder that was chosen for the vault, and what lies there. */
export const ChosenFolderSchema = v.object({
  folder: v.string(),
  has: v.picklist(['nothing', 'vault', 'sealed-vault']),
})
export type ChosenFolder = v.InferOutput<typeof ChosenFolderSchema>

export const StorageUsageSchema = v.object({
  vault: v.object({ folder: v.string(), files: Count }),
  backups: v.object({ folder: v.string(), files: Count }),
  userData: v.object({ folder: v.string(), files: Count }),
})
/** Everything of Luwte on this computer, in numbers of files. */
export type StorageUsage = v.InferOutput<typeof StorageUsageSchema>
