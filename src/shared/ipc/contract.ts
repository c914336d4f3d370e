import * as v from 'valibot'
import { DraftKeySchema, DraftSchema } from '../features/drafts/drafts'
import { IdSchema, MonthSchema } from '../kernel/ids'
import {
  CheckInAnswerSchema,
  CheckInSchema,
  ChosenSchema,
  OwnWordSchema,
  SurroundingGroupSchema,
  SurroundingSchema,
} from '../features/check-ins/checkIn'
import { BookmarkSchema, ReadingPlaceSchema } from '../features/guides/reading'
import { entryBody, EntrySchema } from '../features/journal/entry'
import { OwnPhraseSchema } from '../features/phrases/phrases'
import { VersionVectorSchema } from '../kernel/versionVectors'
import { PauseSchema } from '../features/moments/pause'
import { PlanLinesSchema, PlanPartSchema, PlanSchema } from '../features/plan/plan'
import { OccurrenceIdSchema, RhythmIdSchema, RhythmSchema } from '../features/moments/rhythm'
import { ChosenSettingsSchema, CountrySchema, LanguageSchema, SettingsSchema } from '../features/settings/settings'
import { NewPassphraseSchema, SecretSchema } from '../features/vault-access/locking'
import { SnoozeSchema } from '../features/moments/snooze'
import { InstantSchema } from '../kernel/time'
import {
  AppStateSchema,
  BackupsSchema,
  BackupTestSchema,
  ChosenFolderSchema,
  ComputerSchema,
  ExportedSchema,
  StorageUsageSchema,
  ImportPreviewSchema,
  NewCodeSchema,
  JobProgressSchema,
  RestoredSchema,
  RestorePreviewSchema,
  VaultStateSchema,
  EntrySummarySchema,
  NextMomentSchema,
  NoticeSchema,
  OpenEntrySchema,
  OpensSchema,
  PhrasesSchema,
  PresenceSchema,
  RhythmNameSchema,
  RhythmsSchema,
} from './shapes'

// Every call a window can make and every event it can hear, in one place. Handlers must satisfy it, the preload takes
// its allow-list from its keys, and the gate checks each input against it.

const nothing = v.void()

const ContentId = v.pipe(v.string(), v.minLength(1), v.maxLength(80))
/** A page of ours that is made for paper. */
const PrintRouteSchema = v.pipe(v.string(), v.regex(/^\/print\/[\w/.-]{1,160}$/))
const RouteSchema = v.pipe(v.string(), v.regex(/^\/[\w/@:.+?=&#-]{0,160}$/))

const CodeGroup = v.pipe(v.string(), v.maxLength(20))
/** The two groups of a new recovery code that were asked for, typed back. */
const CodeGroupsSchema = v.tuple([CodeGroup, CodeGroup])
const GenerationIdSchema = v.pipe(v.string(), v.regex(/^(\d{4}-\d{2}-\d{2}T[\dZ-]{6,40}|other)$/))
/** `secret`: the passphrase of that time, where it is another one than now. */
const GenerationChoiceSchema = v.object({
  id: GenerationIdSchema,
  secret: v.optional(SecretSchema),
})

export const contract = {
  'app.state': { input: nothing, output: AppStateSchema },
  'app.dismissNotice': { input: v.object({ index: v.pipe(v.number(), v.integer(), v.minValue(0)) }), output: nothing },
  /** OpensSchema or brings forward the main window at a place. */
  'app.openMain': { input: v.object({ route: RouteSchema }), output: nothing },
  /** Opens or brings forward the small window, for a check-in. */
  'app.openCheckIn': { input: nothing, output: nothing },
  /** Closes the window that asks. */
  'app.closeWindow': { input: nothing, output: nothing },
  'app.copyText': { input: v.object({ text: v.pipe(v.string(), v.maxLength(2000)) }), output: nothing },
  'settings.change': { input: ChosenSettingsSchema, output: SettingsSchema },
  'checkIns.answer': { input: CheckInAnswerSchema, output: CheckInSchema },
  'checkIns.recent': {
    input: v.object({ days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(62)) }),
    output: v.array(CheckInSchema),
  },
  'checkIns.remove': { input: v.object({ id: IdSchema }), output: nothing },
  'checkIns.restore': { input: v.object({ id: IdSchema }), output: CheckInSchema },
  'entries.list': {
    /** Newest first. `before`: only months before this one (exclusive); as many whole months as give `atLeast` entries. */
    input: v.object({
      before: v.nullable(MonthSchema),
      atLeast: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)),
    }),
    output: v.object({ entries: v.array(EntrySummarySchema), next: v.nullable(MonthSchema) }),
  },
  'entries.bin': { input: nothing, output: v.array(EntrySummarySchema) },
  'entries.read': { input: v.object({ id: IdSchema }), output: OpenEntrySchema },
  'entries.save': {
    /** `id` null writes a new entry; else `seen` is what the writer had before them. */
    input: v.object({ id: v.nullable(IdSchema), seen: v.nullable(VersionVectorSchema), ...entryBody }),
    output: EntrySchema,
  },
  /** Entries in which every word begins with one that is looked for, newest first; the excerpt shows where. */
  'entries.find': {
    input: v.object({
      query: v.pipe(v.string(), v.maxLength(200)),
      most: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)),
    }),
    output: v.array(EntrySummarySchema),
  },
  'entries.remove': { input: v.object({ id: IdSchema }), output: nothing },
  'entries.restore': { input: v.object({ id: IdSchema }), output: nothing },
  /** Takes the text away for good, earlier versions included. */
  'entries.erase': { input: v.object({ id: IdSchema }), output: nothing },
  'drafts.read': { input: v.object({ key: DraftKeySchema }), output: v.nullable(DraftSchema) },
  'drafts.write': { input: v.object({ key: DraftKeySchema, draft: DraftSchema }), output: nothing },
  'drafts.clear': { input: v.object({ key: DraftKeySchema }), output: nothing },
  /** Which drafts there are, newest first. */
  'drafts.list': { input: nothing, output: v.array(v.object({ key: DraftKeySchema, changedAt: InstantSchema })) },
  'personal.read': {
    input: nothing,
    output: v.object({
      words: v.array(OwnWordSchema),
      surroundings: v.array(SurroundingSchema),
      reading: v.array(ReadingPlaceSchema),
    }),
  },
  'personal.keepWord': {
    input: v.object({ text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)) }),
    output: OwnWordSchema,
  },
  'personal.dropWord': { input: v.object({ id: IdSchema }), output: nothing },
  'personal.setSurrounding': {
    input: v.object({ group: SurroundingGroupSchema, chip: ChosenSchema, hidden: v.boolean() }),
    output: SurroundingSchema,
  },
  'personal.keepPlace': {
    input: v.object({
      guide: v.pipe(v.string(), v.maxLength(80)),
      chapter: v.pipe(v.string(), v.maxLength(80)),
      section: v.optional(v.pipe(v.string(), v.maxLength(80))),
    }),
    output: ReadingPlaceSchema,
  },
  'bookmarks.list': { input: nothing, output: v.array(BookmarkSchema) },
  /** Marks a section; `note` changes that of one that is marked. */
  'bookmarks.set': {
    input: v.object({
      guide: ContentId,
      chapter: ContentId,
      section: ContentId,
      note: v.optional(v.pipe(v.string(), v.maxLength(20_000))),
    }),
    output: BookmarkSchema,
  },
  'bookmarks.remove': { input: v.object({ id: IdSchema }), output: nothing },
  'bookmarks.restore': { input: v.object({ id: IdSchema }), output: BookmarkSchema },
  'phrases.read': { input: nothing, output: PhrasesSchema },
  'phrases.setFavourite': { input: v.object({ phrase: ContentId, on: v.boolean() }), output: PhrasesSchema },
  /** `id` null adds one. */
  'phrases.keepOwn': {
    input: v.object({
      id: v.nullable(IdSchema),
      text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(1000)),
    }),
    output: OwnPhraseSchema,
  },
  'phrases.removeOwn': { input: v.object({ id: IdSchema }), output: nothing },
  'phrases.restoreOwn': { input: v.object({ id: IdSchema }), output: OwnPhraseSchema },
  'plan.read': { input: nothing, output: PlanSchema },
  /** `was`: the lines that the writer had before them; others that stand there stay. */
  'plan.setPart': {
    input: v.object({ part: PlanPartSchema, lines: PlanLinesSchema, was: v.optional(PlanLinesSchema) }),
    output: PlanSchema,
  },
  'plan.setOrder': { input: v.object({ order: v.pipe(v.array(PlanPartSchema), v.maxLength(7)) }), output: PlanSchema },
  /** The plan where Help now shows it without unlocking; null: that was not chosen. */
  'plan.shown': { input: nothing, output: v.nullable(PlanSchema) },
  'plan.setShown': { input: v.object({ on: v.boolean() }), output: nothing },
  /** OpensSchema the print dialog of the system. */
  'printing.print': {
    input: v.object({ route: PrintRouteSchema }),
    output: v.picklist(['printed', 'cancelled', 'failed']),
  },
  /** Asks where, and keeps the page there as a PDF. */
  'printing.savePdf': {
    input: v.object({ route: PrintRouteSchema, name: v.pipe(v.string(), v.minLength(1), v.maxLength(80)) }),
    output: v.picklist(['saved', 'cancelled']),
  },
  /** OpensSchema a website in the browser of the system: only one of those that the content names, by its host and path. */
  'app.openWebsite': { input: v.object({ site: v.pipe(v.string(), v.maxLength(120)) }), output: nothing },
  'moments.next': { input: nothing, output: NextMomentSchema },
  'moments.snooze': {
    input: v.object({ occurrence: OccurrenceIdSchema, snooze: SnoozeSchema }),
    output: NextMomentSchema,
  },
  /** No more of its rhythm on the day that the moment belongs to. */
  'moments.notToday': { input: v.object({ occurrence: OccurrenceIdSchema }), output: NextMomentSchema },
  /** OpensSchema what the moment asks for; one that asks for more than a check-in has its answer by that. */
  'moments.open': { input: v.object({ occurrence: OccurrenceIdSchema }), output: nothing },
  /** null goes on again. */
  'moments.pause': { input: v.object({ pause: v.nullable(PauseSchema) }), output: NextMomentSchema },
  /** The answer to whether a rhythm should come more rarely. */
  'moments.thin': {
    input: v.object({ rhythm: RhythmIdSchema, answer: v.picklist(['rarer', 'stay']) }),
    output: RhythmsSchema,
  },
  'rhythms.list': { input: nothing, output: RhythmsSchema },
  /** Adds the rhythm or changes the one with its id. A name, or what it opens, that is not given stays as it is. */
  'rhythms.save': {
    input: v.object({ ...RhythmSchema.entries, name: v.optional(RhythmNameSchema), opens: v.optional(OpensSchema) }),
    output: RhythmsSchema,
  },
  'rhythms.remove': { input: v.object({ id: RhythmIdSchema }), output: RhythmsSchema },
  /** May this computer ask too? */
  'rhythms.decideElsewhere': { input: v.object({ id: RhythmIdSchema, here: v.boolean() }), output: RhythmsSchema },
  'desktop.presence': { input: nothing, output: PresenceSchema },
  'desktop.setLauncher': {
    input: v.object({ kind: v.picklist(['login', 'menu']), on: v.boolean() }),
    output: PresenceSchema,
  },
  'vault.state': { input: nothing, output: VaultStateSchema },
  /** With a passphrase or the recovery code. Throws `wrong-secret`. */
  'vault.unlock': { input: v.object({ secret: SecretSchema }), output: VaultStateSchema },
  /** Forgets the key and lets every window go. */
  'vault.lock': { input: nothing, output: nothing },
  /** Somebody is at Luwte: the time until it locks by itself begins anew. */
  'vault.active': { input: nothing, output: nothing },
  /** Makes a recovery code, which counts from the call on that types two of its groups back. */
  'vault.newCode': { input: nothing, output: NewCodeSchema },
  /** The code that was made and does not count yet, for the page that is printed; null: there is none. */
  'vault.shownCode': { input: nothing, output: v.nullable(v.string()) },
  /** Asks where, and keeps a page with the code there. */
  'vault.saveCode': { input: nothing, output: v.picklist(['saved', 'cancelled']) },
  'vault.seal': {
    input: v.object({ passphrase: NewPassphraseSchema, groups: CodeGroupsSchema }),
    output: VaultStateSchema,
  },
  'vault.unseal': { input: v.object({ secret: SecretSchema }), output: VaultStateSchema },
  'vault.changePassphrase': {
    input: v.object({ secret: SecretSchema, passphrase: NewPassphraseSchema }),
    output: VaultStateSchema,
  },
  /** A new recovery code in the place of the one there is. */
  'vault.replaceCode': {
    input: v.object({ secret: SecretSchema, groups: CodeGroupsSchema }),
    output: VaultStateSchema,
  },
  /** Somebody may know the passphrase: everything is sealed anew with another key, and older backups go if wished. */
  'vault.rotate': {
    input: v.object({
      secret: SecretSchema,
      passphrase: NewPassphraseSchema,
      groups: CodeGroupsSchema,
      dropBackups: v.boolean(),
    }),
    output: VaultStateSchema,
  },
  'vault.setKeyring': { input: v.object({ on: v.boolean(), secret: SecretSchema }), output: VaultStateSchema },
  /** The second passphrase that another computer chose at the same time: from then on one is enough. */
  'vault.join': { input: v.object({ secret: SecretSchema }), output: VaultStateSchema },
  'vault.computers': { input: nothing, output: v.array(ComputerSchema) },
  'vault.nameComputer': {
    input: v.object({ name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60)) }),
    output: v.array(ComputerSchema),
  },
  /** This computer goes on with the part of one that is gone. */
  'vault.takeOver': {
    input: v.object({ device: v.pipe(v.string(), v.uuid()) }),
    output: v.array(ComputerSchema),
  },
  'backups.list': { input: nothing, output: BackupsSchema },
  'backups.make': { input: nothing, output: BackupsSchema },
  /** Opens it for real and reads every file. */
  'backups.test': { input: GenerationChoiceSchema, output: BackupTestSchema },
  'backups.preview': { input: GenerationChoiceSchema, output: RestorePreviewSchema },
  /** `beside`: what is gone comes back, and what differs is kept beside. `instead`: everything as it was then. */
  'backups.restore': {
    input: v.object({ ...GenerationChoiceSchema.entries, how: v.picklist(['beside', 'instead']) }),
    output: RestoredSchema,
  },
  /** The vault is gone for good: what is not there any more is laid down from this generation. Throws `not-allowed` where it is. */
  'backups.rebuild': { input: v.object({ id: GenerationIdSchema }), output: VaultStateSchema },
  /** Asks where the generations are to lie. null: nothing was chosen. */
  'backups.chooseFolder': { input: nothing, output: v.nullable(BackupsSchema) },
  /** Asks for a generation that lies elsewhere. @returns its id, for the calls above; null: nothing was chosen. */
  'backups.chooseOther': { input: nothing, output: v.nullable(v.string()) },
  /** All but the one that is made now. */
  'backups.eraseOld': { input: nothing, output: BackupsSchema },
  /** Asks where. null: nothing was chosen. */
  'leaving.export': { input: nothing, output: v.nullable(ExportedSchema) },
  /** Asks for an export of Luwte. null: nothing was chosen. */
  'leaving.chooseImport': { input: nothing, output: v.nullable(ImportPreviewSchema) },
  /** Brings in what was chosen. */
  'leaving.import': { input: nothing, output: ImportPreviewSchema },
  /** Asks for a folder for the vault. null: nothing was chosen. */
  'leaving.chooseVaultFolder': { input: nothing, output: v.nullable(ChosenFolderSchema) },
  /** Takes the vault to the folder that was chosen, or, where a vault lies there, goes in with it. */
  'leaving.moveVault': { input: v.strictObject({ secret: v.optional(SecretSchema) }), output: VaultStateSchema },
  'leaving.holdings': { input: nothing, output: StorageUsageSchema },
  /** @param typed the word that the screen asks for, in its language. @returns what is left, by path. Luwte ends after it. */
  'leaving.deleteEverything': {
    input: v.object({ typed: v.pipe(v.string(), v.maxLength(200)) }),
    output: v.array(v.string()),
  },
  /** In the file manager of the system. */
  'app.showFolder': { input: v.object({ which: v.picklist(['vault', 'backups']) }), output: nothing },
  /** Ends Luwte: where there is no tray there is no menu to do it from. */
  'app.quit': { input: nothing, output: nothing },
} as const satisfies Record<string, { input: v.GenericSchema; output: v.GenericSchema }>

export const events = {
  /** Which kinds of records changed, here or by another window. */
  'records.changed': v.object({ kinds: v.array(v.string()) }),
  'settings.changed': v.object({ settings: SettingsSchema, language: LanguageSchema, country: CountrySchema }),
  'moments.changed': NextMomentSchema,
  /** How Luwte stands on this desktop may be another way now. */
  'desktop.changed': nothing,
  /** The vault was locked, unlocked, sealed, moved. */
  'vault.changed': VaultStateSchema,
  /** null: the work that was under way has ended. */
  'work.changed': v.nullable(JobProgressSchema),
  'backups.changed': BackupsSchema,
  'notices.changed': v.array(NoticeSchema),
  /** The main window should show this place. */
  'route.open': v.object({ route: RouteSchema }),
} as const satisfies Record<string, v.GenericSchema>

/** What can be asked while the vault is locked: nothing that reads it. */
export const whileLocked: ReadonlySet<CallName> = new Set<CallName>([
  'app.state',
  'app.dismissNotice',
  'app.openMain',
  'app.openCheckIn',
  'app.closeWindow',
  'app.copyText',
  'app.openWebsite',
  'app.quit',
  'settings.change',
  'checkIns.answer',
  'drafts.write',
  'drafts.clear',
  'plan.shown',
  'moments.next',
  'moments.snooze',
  'moments.notToday',
  'moments.open',
  'moments.pause',
  'desktop.presence',
  'vault.state',
  'vault.unlock',
  'vault.lock',
  'vault.active',
  'backups.list',
  // Where the vault is gone, so is the way to its key.
  'backups.rebuild',
  'backups.chooseOther',
  'leaving.chooseVaultFolder',
  'leaving.moveVault',
  'leaving.holdings',
  'leaving.deleteEverything',
])

export type Contract = typeof contract
export type CallName = keyof Contract
export type CallInput<Name extends CallName> = v.InferOutput<Contract[Name]['input']>
export type CallOutput<Name extends CallName> = v.InferOutput<Contract[Name]['output']>

export type Events = typeof events
export type EventName = keyof Events
export type EventPayload<Name extends EventName> = v.InferOutput<Events[Name]>

export const callNames = Object.keys(contract) as CallName[]
export const eventNames = Object.keys(events) as EventName[]

/** Each call and each event has a channel of its own; no other is opened. */
export const callChannel = (name: CallName) => `luwte:call:${name}`
export const eventChannel = (name: EventName) => `luwte:event:${name}`
