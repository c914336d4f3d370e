import * as v from 'valibot'
import { type Calls, CountSchema, type Events, nothing } from '@shared/kernel/contractSlice'
import { IdSchema } from '@shared/kernel/ids'
import { InstantSchema, LivedTimeSchema } from '@shared/kernel/time'
import { SecretSchema } from '../vault-access/locking'
import { VaultStateSchema } from '../vault-access/contract'
import { calls as diaryCalls } from './diaryImport'
import { UnprovenOverviewSchema, UnprovenTextsSchema } from './unproven'

/** One of the computers that write in the vault. */
export const ComputerSchema = v.object({
  device: v.string(),
  name: v.string(),
  isThis: v.boolean(),
  /** Its newest change; null: nothing yet. */
  changedAt: v.nullable(InstantSchema),
  files: CountSchema,
  /** Of those, how many still lie open, or under a key of before. Both 0 where the vault is plain. */
  plainFiles: CountSchema,
  oldKeyFiles: CountSchema,
})
export type Computer = v.InferOutput<typeof ComputerSchema>

export const SnapshotSchema = v.object({
  id: v.string(),
  madeAt: InstantSchema,
  why: v.picklist(['changes', 'asked', 'before-restore', 'before-import', 'before-moving', 'before-taking-over']),
  files: CountSchema,
  bytes: CountSchema,
  /** null: sealed with a key that is not at hand. */
  entries: v.nullable(CountSchema),
  checkIns: v.nullable(CountSchema),
  /** Which computer made it, '' where its name is not known or it is this one; null: the snapshot does not say, or does not prove it. */
  maker: v.nullable(v.object({ isThis: v.boolean(), name: v.string() })),
})
/** The vault as it was once, copied whole. */
export type Snapshot = v.InferOutput<typeof SnapshotSchema>

export const BackupsSchema = v.object({
  folder: v.string(),
  /** Newest first. */
  snapshots: v.array(SnapshotSchema),
  /** Why the last one did not come about. */
  fault: v.nullable(v.picklist(['disk-full', 'not-writable', 'unreadable', 'missing'])),
})
export type Backups = v.InferOutput<typeof BackupsSchema>

export const BackupTestSchema = v.object({
  files: CountSchema,
  bytes: CountSchema,
  entries: CountSchema,
  checkIns: CountSchema,
  /** Everything else that is kept: words, bookmarks, phrases, the plan. */
  others: CountSchema,
  /** Names of files that could not be read. */
  damaged: v.array(v.string()),
})
/** What a backup gave when it was opened for real. */
export type BackupTest = v.InferOutput<typeof BackupTestSchema>

/** The fields of a preview that list records. */
export const PREVIEW_CHANGES = ['gone', 'different', 'newer'] as const
export const RestorePreviewSchema = v.object({
  /** In the backup, and in the vault no more (in the bin, erased, lost). */
  gone: CountSchema,
  /** In both, with other words. */
  different: CountSchema,
  same: CountSchema,
  /** In the vault, and not in the backup: made since. */
  newer: CountSchema,
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
  returned: CountSchema,
  changed: CountSchema,
  binned: CountSchema,
  /** The snapshot made just before: restoring that one undoes it. */
  undo: v.string(),
})
export type Restored = v.InferOutput<typeof RestoredSchema>

export const ExportedSchema = v.object({
  folder: v.string(),
  entries: CountSchema,
  checkIns: CountSchema,
  files: CountSchema,
})
export type Exported = v.InferOutput<typeof ExportedSchema>

export const ImportPreviewSchema = v.object({
  folder: v.string(),
  new: CountSchema,
  same: CountSchema,
  /** Known here, with other words: both stay. */
  different: CountSchema,
  /** Erased here since: stays gone. */
  erased: CountSchema,
  /** What is none of ours, or damaged, and is left out. */
  invalid: CountSchema,
  /** Once it was imported: the snapshot made just before. Restoring that one undoes it. */
  undo: v.optional(v.string()),
})
export type ImportPreview = v.InferOutput<typeof ImportPreviewSchema>

/** A folder that was chosen for the vault, and what lies there. */
export const ChosenFolderSchema = v.object({
  folder: v.string(),
  has: v.picklist(['nothing', 'vault', 'sealed-vault']),
})
export type ChosenFolder = v.InferOutput<typeof ChosenFolderSchema>

export const StorageUsageSchema = v.object({
  vault: v.object({ folder: v.string(), files: CountSchema }),
  backups: v.object({ folder: v.string(), files: CountSchema }),
  userData: v.object({ folder: v.string(), files: CountSchema }),
})
/** Everything of Luwte on this computer, in numbers of files. */
export type StorageUsage = v.InferOutput<typeof StorageUsageSchema>

const SnapshotIdSchema = v.pipe(v.string(), v.regex(/^(\d{4}-\d{2}-\d{2}T[\dZ-]{6,40}|other)$/))
const DeviceSchema = v.object({ device: v.pipe(v.string(), v.uuid()) })
/** `secret`: the passphrase of the time it was made, where that is another one than today's. */
const SnapshotChoiceSchema = v.object({ id: SnapshotIdSchema, secret: v.optional(SecretSchema) })

export const calls = {
  'backups.list': { input: nothing, output: BackupsSchema, whileLocked: true },
  'backups.make': { input: nothing, output: BackupsSchema },
  /** Opens it for real and reads every file. */
  'backups.test': { input: SnapshotChoiceSchema, output: BackupTestSchema },
  /**
   * Into a sealed vault, of one that does not prove who made it: asks in a dialog first whether it is trusted. null: the user
   * decided against it.
   */
  'backups.preview': { input: SnapshotChoiceSchema, output: v.nullable(RestorePreviewSchema), asksInDialog: true },
  /**
   * `beside`: what is gone comes back, and what differs is kept beside. `instead`: everything as it was then. Throws
   * `not-allowed` for one that is not trusted: see the preview.
   */
  'backups.restore': {
    input: v.object({ ...SnapshotChoiceSchema.entries, how: v.picklist(['beside', 'instead']) }),
    output: RestoredSchema,
  },
  /**
   * The vault is gone for good: it is made again from this snapshot. Throws `not-allowed` where the vault is there.
   * While locked too: where the vault is gone, its key cannot be reached.
   */
  'backups.rebuild': { input: v.object({ id: SnapshotIdSchema }), output: VaultStateSchema, whileLocked: true },
  /** Asks for a folder for the snapshots. null: nothing was chosen. */
  'backups.chooseFolder': { input: nothing, output: v.nullable(BackupsSchema), asksInDialog: true },
  /** Asks for a snapshot in another folder. @returns its id, for the calls above; null: nothing was chosen. */
  'backups.chooseOther': { input: nothing, output: v.nullable(v.string()), whileLocked: true, asksInDialog: true },
  /** All but the one that is made now. Asks in a dialog; null: the user decided against it. */
  'backups.eraseOld': { input: nothing, output: v.nullable(BackupsSchema), asksInDialog: true },

  'computers.list': { input: nothing, output: v.array(ComputerSchema) },
  /** Gives this computer a name. */
  'computers.rename': {
    input: v.object({ name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60)) }),
    output: v.array(ComputerSchema),
  },
  /** This computer takes over the files of one that is gone. Asks in a dialog; null: the user decided against it. */
  'computers.takeOver': {
    input: DeviceSchema,
    output: v.nullable(v.array(ComputerSchema)),
    asksInDialog: true,
  },

  'unproven.list': { input: nothing, output: UnprovenOverviewSchema },
  /** Some of what waits of a computer, to be looked at. */
  'unproven.look': { input: DeviceSchema, output: UnprovenTextsSchema },
  /**
   * Each text becomes a new entry of this computer, which says where it came from. What is here already is left out. The files
   * stay. @returns how many there are now.
   */
  'unproven.takeIn': {
    input: DeviceSchema,
    output: v.object({ taken: CountSchema, ...UnprovenOverviewSchema.entries }),
  },
  /** Puts what was taken in last into the bin. */
  'unproven.undoTakeIn': { input: nothing, output: UnprovenOverviewSchema },
  /** Asks in a dialog; null: the user decided against it. */
  'unproven.throwAway': { input: DeviceSchema, output: v.nullable(UnprovenOverviewSchema), asksInDialog: true },
  /** @returns `left`: how many files stay where they are, as there are others of their name again. */
  'unproven.bringBack': {
    input: v.object({ id: v.pipe(v.string(), v.maxLength(80)) }),
    output: v.object({ left: CountSchema, ...UnprovenOverviewSchema.entries }),
  },

  /** Asks where. null: nothing was chosen, or it was stopped. */
  'data.export': { input: nothing, output: v.nullable(ExportedSchema), asksInDialog: true },
  /** The export that is running ends, and nothing of it is left. */
  'data.stopExport': { input: nothing, output: nothing },
  /** Asks for an export of Luwte. null: nothing was chosen. */
  'data.chooseImport': { input: nothing, output: v.nullable(ImportPreviewSchema), asksInDialog: true },
  /** Imports what was chosen. */
  'data.import': { input: nothing, output: ImportPreviewSchema },
  ...diaryCalls,

  /** Asks for a folder for the vault. null: nothing was chosen. */
  'data.chooseVaultFolder': {
    input: nothing,
    output: v.nullable(ChosenFolderSchema),
    whileLocked: true,
    asksInDialog: true,
  },
  /** Moves the vault to the folder that was chosen or, where there is a vault in it, joins that one. */
  'data.relocate': {
    input: v.strictObject({ secret: v.optional(SecretSchema) }),
    output: VaultStateSchema,
    whileLocked: true,
  },
  'data.usage': { input: nothing, output: StorageUsageSchema, whileLocked: true },
  /** Opens a folder in the file manager of the system. */
  'data.showFolder': { input: v.object({ which: v.picklist(['vault', 'backups']) }), output: nothing },
  /**
   * Deletes everything of Luwte on this computer, after a question in a dialog. Luwte ends after it.
   * @param typed the word that the screen asks for, in its language. @returns what is left, by path; null: the user decided
   * against it.
   */
  'data.erase': {
    input: v.object({ typed: v.pipe(v.string(), v.maxLength(200)) }),
    output: v.nullable(v.array(v.string())),
    whileLocked: true,
    asksInDialog: true,
  },
} as const satisfies Calls

export const events = {
  'backups.changed': BackupsSchema,
} as const satisfies Events
