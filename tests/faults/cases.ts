import { DAMAGE } from '../main/vault/damage'
import { DESKTOP } from './desktop'
import * as files from './files'
import type { How } from './place'
import * as seals from './seals'
import { refused, tooManyOpen } from './systemCalls'

/** What can go wrong, how it is brought about, what the user is told, and what is on disk afterwards. */
export interface Case {
  name: string
  provoked: string
  /** Codes of notices and errors, in their order; `src/shared/i18n` puts them into words. [] is told nothing. */
  seen: string[]
  kept: string
  /** Does it, looks at what is kept, and gives what was seen. */
  run?: () => Promise<string[]>
  /** Or where it is done: a file, and the name of a test in it. */
  tests?: [file: string, name: string][]
}

type Told = Pick<Case, 'name' | 'provoked' | 'seen' | 'kept'>

/** On a plain vault and on a sealed one. */
const both = (told: Told, run: (how: How) => Promise<string[]>): Case[] =>
  (['plain', 'sealed'] as const).map((how) => ({ ...told, name: `${told.name} (${how})`, run: () => run(how) }))

const once = (told: Told, run: () => Promise<string[]>): Case => ({ ...told, run })
const elsewhere = (told: Told, ...tests: [string, string][]): Case => ({ ...told, tests })

const ASIDE =
  'the bytes as they were, under another name; every other file; what is written next, under a new device id'
const ALL = 'everything'
const UNTOUCHED = 'everything, untouched'

const FILES: Case[] = [
  ...Object.keys(DAMAGE).flatMap((kind) =>
    both(
      {
        name: `this month's file is ${kind}`,
        provoked: 'its bytes are changed while Luwte is closed',
        seen: ['damaged-set-aside'],
        kept: ASIDE,
      },
      files.damaged(kind),
    ),
  ),
  ...both(
    { name: 'a byte-order mark', provoked: 'three bytes before two files', seen: [], kept: ALL },
    files.byteOrderMark,
  ),
  elsewhere(
    { name: 'one flipped bit in a plain file', provoked: 'each byte of one', seen: ['damaged-set-aside'], kept: ASIDE },
    ['tests/main/vault/crypto/envelope.test.ts', 'one flipped bit is noticed, wherever it is'],
  ),
  once(
    {
      name: 'one flipped bit in a sealed file',
      provoked: 'each bit of each byte: never wrong data',
      seen: [],
      kept: UNTOUCHED,
    },
    files.everyBitOfASealedFile,
  ),
  once(
    {
      name: 'one flipped bit in a key file',
      provoked: 'each bit of each byte: never a wrong key',
      seen: [],
      kept: UNTOUCHED,
    },
    files.everyBitOfAKeyFile,
  ),
  ...both(
    { name: 'duplicate ids', provoked: 'a second record of one id, written elsewhere', seen: [], kept: 'both' },
    files.duplicateIds,
  ),
  elsewhere({ name: 'duplicate ids in one file', provoked: 'a file written by hand', seen: [], kept: 'both' }, [
    'tests/main/vault/vaultUnknown.test.ts',
    'duplicate ids are both kept',
  ]),
  ...both(
    { name: 'a file of 200 MB', provoked: 'it is grown, with nothing in it', seen: ['damaged-set-aside'], kept: ASIDE },
    files.hugeFile,
  ),
  ...both(
    {
      name: 'a newer format',
      provoked: 'format 2 in an own file',
      seen: ['newer-format'],
      kept: 'the file, untouched; saving goes on in another folder',
    },
    files.newerFormat,
  ),
  once(
    {
      name: 'one flipped bit in the format of a sealed file',
      provoked: 'the 1 becomes a 3',
      seen: [],
      kept: 'everything; it is not taken for one of a newer Luwte',
    },
    files.flippedFormat,
  ),
  elsewhere(
    { name: 'a vault of a newer format', provoked: 'format 2 in vault.json', seen: ['newer-format'], kept: UNTOUCHED },
    ['tests/main/vault/vaultMissing.test.ts', 'of a newer format: read, not written'],
  ),
  ...both(
    {
      name: 'a file is gone, a backup is there',
      provoked: 'it is removed; a generation gives it back',
      seen: ['older-file'],
      kept: 'everything, under a new device id',
    },
    files.fileGone,
  ),
  ...both(
    {
      name: 'the whole vault is gone',
      provoked: 'its folder is away at the start',
      seen: ['vault-missing', 'vault-missing'],
      kept: 'nothing is made in its place; everything once it is back',
    },
    files.vaultGone,
  ),
  elsewhere(
    {
      name: 'a vault that was never here',
      provoked: 'folders of devices without vault.json',
      seen: ['vault-missing'],
      kept: UNTOUCHED,
    },
    [
      'tests/main/vault/vaultMissing.test.ts',
      'also when this computer knows of none, but folders of devices lie there',
    ],
  ),
  ...both(
    { name: 'a stale temporary file', provoked: 'one in each folder', seen: [], kept: 'everything but those' },
    files.staleTemporaries,
  ),
  ...both(
    {
      name: 'a link in place of a file',
      provoked: 'it leads to the file',
      seen: ['damaged-set-aside'],
      kept: 'what it leads to, untouched',
    },
    files.otherInPlace('link'),
  ),
  ...both(
    {
      name: 'links in place of drafts.json and device.json',
      provoked: 'they lead into a folder of the user',
      seen: [],
      kept: 'everything; it is read and written where they lead',
    },
    files.linkedUserData,
  ),
  ...both(
    {
      name: 'the user data can only be read',
      provoked: 'a mount',
      seen: ['not-writable', 'not-writable'],
      kept: 'everything; what is typed stays in memory',
    },
    files.readOnlyUserData,
  ),
  ...both(
    {
      name: 'a folder in place of a file',
      provoked: 'the file is moved away',
      seen: ['damaged-set-aside'],
      kept: 'the file where it was moved to',
    },
    files.otherInPlace('folder'),
  ),
  ...both(
    {
      name: 'two files swapped',
      provoked: 'this month and the last',
      seen: ['damaged-set-aside', 'not-arrived'],
      kept: 'both: one set aside, one where it lies',
    },
    files.swapped,
  ),
  ...both(
    {
      name: 'an older own file is put back',
      provoked: 'that of before the last save',
      seen: ['older-file'],
      kept: 'the older one; what is written next, under a new device id',
    },
    files.ownFilePutBack,
  ),
  ...both(
    {
      name: 'an older file of another computer is put back',
      provoked: 'that of before its last save',
      seen: ['older-file'],
      kept: 'it, untouched; what is written here',
    },
    files.otherFilePutBack,
  ),
  elsewhere(
    {
      name: 'a file is damaged, a backup has it',
      provoked: 'it falls short; a backup was made before',
      seen: ['damaged-recovered'],
      kept: 'what the backup had of it, by itself; the bytes as they were, under another name',
    },
    [
      'tests/main/features/data/backups/damaged.test.ts',
      'is taken from the newest backup that has it, and that is told with its time',
    ],
    [
      'tests/main/features/data/backups/damaged.test.ts',
      'replaces nothing newer: what another computer changed since then stands alone',
    ],
  ),
  elsewhere(
    {
      name: 'conflict copies of sync tools, and a profile that was copied with the id of its machine',
      provoked: 'generated histories of two computers with one id',
      seen: [],
      kept: 'every word that either was told to be saved',
    },
    [
      'tests/main/vault/sync/conflicts/conflicts.test.ts',
      'no word that either of them was told to be saved is gone, whatever conflicts there are',
    ],
    [
      'tests/main/vault/sync/conflicts/conflicts.test.ts',
      'is in backups and in exports, also before anybody looked at it',
    ],
  ),
  elsewhere(
    {
      name: 'a conflict copy that cannot be read',
      provoked: 'it is cut off',
      seen: ['conflict-unread'],
      kept: 'it, untouched; it is part of backups',
    },
    [
      'tests/main/vault/sync/conflicts/conflicts.test.ts',
      'that is damaged is told and left as it is; once it can be read it is taken in',
    ],
  ),
  elsewhere(
    {
      name: 'drafts, settings, the log of moments or the id of this computer are damaged',
      provoked: 'in each of those ways',
      seen: [],
      kept: 'the bytes as they were, under another name',
    },
    ['tests/main/vault/jsonDocument.test.ts', '${name}: set aside as it was, and counts as none'],
    ['tests/main/vault/vaultMissing.test.ts', 'also when what this computer knew of it is ${name}'],
  ),
]

const SEALS: Case[] = [
  once(
    {
      name: 'a wrong passphrase, ten times',
      provoked: 'and then the right one',
      seen: ['wrong-secret'],
      kept: UNTOUCHED,
    },
    seals.wrongTenTimes,
  ),
  ...[
    { memoryKiB: 2 ** 31, passes: 3 },
    { memoryKiB: 64 * 1024, passes: 10_000 },
    { memoryKiB: 8, passes: 1 },
    { memoryKiB: -1, passes: 3 },
    { memoryKiB: '65536', passes: 3 },
    {},
  ].map((cost) =>
    once(
      {
        name: `a key file asks for ${JSON.stringify(cost)}`,
        provoked: 'with its right checksum, and no copy of it here',
        seen: ['unreadable'],
        kept: 'everything; nothing was derived; the recovery code opens it',
      },
      seals.absurdCost(cost),
    ),
  ),
  ...Object.keys(DAMAGE).map((kind) =>
    once(
      {
        name: `the key file of the passphrase is ${kind}`,
        provoked: 'its bytes are changed',
        seen: [],
        kept: 'everything; the copy in the user data takes its place',
      },
      files.keyFileDamaged(kind),
    ),
  ),
  once(
    { name: 'a link in place of a key file', provoked: 'to a device without an end', seen: [], kept: ALL },
    seals.linkInPlaceOfSlot,
  ),
  once(
    {
      name: 'the key file of the passphrase is gone',
      provoked: 'and its copy with it',
      seen: ['wrong-secret'],
      kept: 'everything; the recovery code opens it',
    },
    seals.slotGone,
  ),
  once(
    {
      name: 'the folder of keys is gone',
      provoked: 'from the vault',
      seen: [],
      kept: 'everything; it is laid down again from the copies',
    },
    seals.keysGone,
  ),
  once(
    {
      name: 'the keys are gone everywhere',
      provoked: 'from the vault and the user data',
      seen: ['locked', 'locked', 'unreadable'],
      kept: 'what is sealed, untouched',
    },
    seals.keysGoneEverywhere,
  ),
  once(
    {
      name: 'a sealed file of another vault',
      provoked: 'in the place of one here',
      seen: ['other-key'],
      kept: UNTOUCHED,
    },
    seals.fileOfAnotherVault,
  ),
  once(
    { name: 'a key file of another vault', provoked: 'under the name of one here', seen: [], kept: ALL },
    seals.slotOfAnotherVault,
  ),
  elsewhere(
    {
      name: 'a key file that somebody else made',
      provoked: 'under the name of one known here',
      seen: ['changed-key-file'],
      kept: ALL,
    },
    [
      'tests/main/vault/crypto/sealing.test.ts',
      'in the vault that is another one than is known here does not count, and is told',
    ],
  ),
  elsewhere(
    {
      name: 'killed during a change of the passphrase, of the key, of sealing, of unsealing',
      provoked: 'SIGKILL at every system call',
      seen: [],
      kept: 'exactly one known passphrase opens it, or none is needed',
    },
    [
      'tests/main/vault/crash/crash.test.ts',
      '${job}: at each of its file calls, one passphrase opens it or none is needed, and nothing is lost',
    ],
  ),
]

const FAULTS: Case[] = [
  elsewhere(
    {
      name: 'killed during a save',
      provoked: 'SIGKILL at every system call',
      seen: [],
      kept: 'what was, or what is; never something else',
    },
    [
      'tests/main/vault/crash/crash.test.ts',
      '${job}: at each of its file calls, old or new is there, and nothing else',
    ],
    [
      'tests/main/vault/crash/crash.test.ts',
      'control: written in place, the same harness finds what is neither old nor new',
    ],
  ),
  elsewhere(
    {
      name: 'a power cut',
      provoked: 'recorded steps, played with all that was not flushed lost or torn',
      seen: [],
      kept: 'what was called saved',
    },
    [
      'tests/faults/powerCut/powerCut.test.ts',
      '${job}: whatever of it reached the disk, old or new is there, and what was called saved',
    ],
    [
      'tests/faults/powerCut/powerCut.test.ts',
      'control: without flushing, what was called saved is lost, and files cannot be read',
    ],
    ['tests/faults/powerCut/powerCut.test.ts', 'control: so it is with the adapter that lowdb brings'],
  ),
  ...(['add', 'add sealed', 'seal'] as const).flatMap((job) => [
    once(
      { name: `EIO while flushing (${job})`, provoked: 'strace', seen: ['not-writable'], kept: 'what was' },
      refused(job, 'fsync', 'EIO'),
    ),
    once(
      {
        name: `a disk that cannot flush folders, as many shares (${job})`,
        provoked: 'strace: EINVAL',
        seen: ['less-durable'],
        kept: 'what is',
      },
      refused(job, 'fsync', 'EINVAL', { onFolders: true }),
    ),
    once(
      {
        name: `a disk that cannot flush at all (${job})`,
        provoked: 'strace: EOPNOTSUPP',
        seen: ['less-durable'],
        kept: 'what is',
      },
      refused(job, 'fsync', 'EOPNOTSUPP'),
    ),
    once(
      { name: `ENOSPC while writing (${job})`, provoked: 'strace', seen: ['disk-full'], kept: 'what was' },
      refused(job, 'pwrite64', 'ENOSPC'),
    ),
    once(
      { name: `too many open files (${job})`, provoked: 'strace', seen: ['not-writable'], kept: 'what was' },
      tooManyOpen(job),
    ),
    once(
      { name: `a rename refused for ever (${job})`, provoked: 'strace', seen: ['not-writable'], kept: 'what was' },
      refused(job, 'rename', 'EACCES'),
    ),
    once(
      { name: `a rename refused for a while (${job})`, provoked: 'strace', seen: [], kept: 'what is' },
      refused(job, 'rename', 'EBUSY', { when: '1..4' }),
    ),
  ]),
  ...(['add', 'edit'] as const).map((job) =>
    once(
      {
        name: `EIO at the last step, when the file has its new name (${job})`,
        provoked: 'strace',
        seen: ['not-writable'],
        kept: 'what was: what is told not to be saved is not there',
      },
      refused(job, 'fsync', 'EIO', { onFolders: true }),
    ),
  ),
  elsewhere(
    {
      name: 'a save that fails at its last step, tried three times',
      provoked: 'folders that give EIO when they are flushed',
      seen: ['not-writable'],
      kept: 'one entry, once it is told to be saved',
    },
    ['tests/main/vault/vaultFaults.test.ts', 'tried three times, and then made: there is one entry, not four'],
  ),
  elsewhere(
    {
      name: 'EIO, ENOSPC, EMFILE at each step',
      provoked: 'one call fails',
      seen: ['not-writable', 'disk-full'],
      kept: 'the old file',
    },
    ['tests/main/platform/files/files.test.ts', '${code} at ${step}: the old file stands, nothing is left behind'],
    [
      'tests/main/vault/vaultFaults.test.ts',
      'when a write fails, at whichever step, everything stays as it was and the next one goes on',
    ],
  ),
  elsewhere(
    {
      name: 'a USB stick that is pulled out',
      provoked: 'exFAT in a file, its program killed',
      seen: [],
      kept: 'what was called saved',
    },
    [
      'tests/main/vault/usbStick.test.ts',
      'a journal on a USB stick is kept when the stick is pulled out: what was called saved is there',
    ],
    [
      'tests/main/vault/usbStick.test.ts',
      'a journal on a USB stick is sealed, and opened again after it was pulled out',
    ],
  ),
  elsewhere({ name: 'a full disk', provoked: 'a small tmpfs', seen: ['disk-full'], kept: 'what was called saved' }, [
    'tests/main/vault/vaultFullDisk.test.ts',
    'a full disk: what was called saved is there, nothing is torn, and with room made it goes on',
  ]),
  once(
    {
      name: 'a full disk while sealing',
      provoked: 'small tmpfs of many sizes',
      seen: ['disk-full'],
      kept: 'everything, plain or sealed with the passphrase that was typed',
    },
    seals.fullWhileSealing,
  ),
  elsewhere({ name: 'a read-only disk (plain)', provoked: 'a mount', seen: ['not-writable'], kept: UNTOUCHED }, [
    'tests/main/vault/vaultFullDisk.test.ts',
    'a disk that can only be read: everything is shown, writing says so, and nothing changes',
  ]),
  once(
    { name: 'a read-only disk (sealed)', provoked: 'a mount', seen: ['not-writable'], kept: UNTOUCHED },
    seals.readOnly,
  ),
  ...both(
    {
      name: 'the disk goes in mid-session',
      provoked: 'the folder is moved away and back',
      seen: ['vault-missing', 'vault-missing'],
      kept: 'everything; nothing is made in its place',
    },
    files.vaultGoesMeanwhile,
  ),
  elsewhere(
    { name: 'a second Luwte', provoked: 'it is started twice', seen: [], kept: 'the first comes to the front' },
    ['tests/e2e/presence.test.ts', 'brings its window forward, or the one that is asked for'],
  ),
  elsewhere(
    {
      name: 'two computers on one vault',
      provoked: 'random edits and syncs; two real apps and Syncthing',
      seen: [],
      kept: 'every revision',
    },
    [
      'tests/main/vault/vaultDevices.test.ts',
      'computers that write, edit and keep in step at random show the same, and nothing is lost',
    ],
    ['tests/e2e/twoComputers.test.ts', 'shows the same on both, and nothing is lost'],
  ),
  elsewhere(
    {
      name: 'the folder for backups is full, or cannot be written',
      provoked: 'a small tmpfs, a mount',
      seen: ['backup-failed'],
      kept: 'those before, whole; no save waits for it',
    },
    [
      'tests/main/features/data/backups/onDisk.test.ts',
      'on a disk that fills up: those before are whole, saving goes on, and with room made the next comes about',
    ],
    [
      'tests/main/features/data/backups/onDisk.test.ts',
      'on a disk that can only be read it says so, and shows what is there',
    ],
  ),
  elsewhere(
    {
      name: 'two computers that back up into one folder',
      provoked: 'each makes and thins out backups there',
      seen: [],
      kept: 'those of the other one',
    },
    ['tests/main/features/data/backups/shared.test.ts', 'thin out their own backups only'],
    ['tests/main/features/data/backups/shared.test.ts', 'clear away nothing that the other one is making just now'],
  ),
  elsewhere(
    {
      name: 'the system has no watches left (inotify)',
      provoked: 'watching a folder is refused',
      seen: ['not-watched'],
      kept: 'everything; it is looked every minute while a window is open',
    },
    ['tests/main/vault/sync/syncWatcher.test.ts', 'it is looked every minute, and that is told once'],
    ['tests/main/platform/files/files.test.ts', 'a folder for which the system has no watch left (${code}) is told'],
  ),
  elsewhere(
    { name: 'quit a moment after a key', provoked: 'in the real app', seen: [], kept: 'the last key' },
    ['tests/e2e/leaving.test.ts', 'when Luwte is quit a moment after the last key'],
    [
      'tests/e2e/journal.test.ts',
      'keeps what was typed when the writer is left, and when the window is closed at once',
    ],
    ['tests/e2e/journal.test.ts', 'keeps what was typed when it is killed two seconds after the last key'],
  ),
  elsewhere(
    { name: 'a page crashes', provoked: 'its process is killed', seen: [], kept: 'the draft' },
    ['tests/e2e/leaving.test.ts', 'when its page crashes: it comes back, with them'],
    ['tests/e2e/journey.test.ts', 'keeps a half-made check-in over a crash'],
  ),
]

const TIME: Case[] = [
  elsewhere(
    {
      name: 'an hour that is missing or comes twice, a change of zone, a clock set by minutes or a year',
      provoked: 'a thousand histories, and properties',
      seen: [],
      kept: 'each moment at most once, in order',
    },
    ['tests/histories/histories.test.ts', 'keep every promise through a thousand histories'],
    [
      'tests/shared/features/moments/occurrences.test.ts',
      'come when the clock shows their time; where it jumps over it, as much later as it jumps',
    ],
    [
      'tests/main/features/moments/momentScheduler.test.ts',
      'are not shown again after a restart, also not when the clock was set back an hour',
    ],
  ),
  elsewhere(
    {
      name: 'a clock a year ahead while backups are made',
      provoked: 'a virtual clock',
      seen: [],
      kept: 'those of before, and of after it was put right',
    },
    [
      'tests/main/features/data/backups/shared.test.ts',
      'does not thin out what was backed up before, nor what is after it was put right',
    ],
  ),
  elsewhere(
    {
      name: 'a year away from the bin',
      provoked: 'a virtual clock',
      seen: [],
      kept: 'everything in it, until the third day of use',
    },
    [
      'tests/main/features/journal/bin.test.ts',
      'is as it was for somebody who comes back after a year, also over restarts, and on the day after',
    ],
  ),
  elsewhere({ name: 'three days asleep', provoked: 'a virtual clock', seen: [], kept: 'one moment on return' }, [
    'tests/main/features/moments/momentScheduler.test.ts',
    'bring at most one after three days of sleep',
  ]),
]

const INPUT: Case[] = [
  elsewhere(
    {
      name: 'a draft is thrown away',
      provoked: 'and everything is closed',
      seen: [],
      kept: 'what was typed, in the bin',
    },
    ['tests/main/features/journal/bin.test.ts', 'rests in the bin, and can be put back from there'],
    ['tests/main/features/journal/bin.test.ts', 'stays a draft where it cannot be put in the bin'],
  ),
  elsewhere(
    {
      name: '<img onerror>, <script>, javascript: links',
      provoked: 'typed in an entry, written in a guide, put in an import',
      seen: [],
      kept: 'as text, which is all it is',
    },
    ['tests/e2e/journal.test.ts', 'takes a megabyte of pasted text, and shows markup as text'],
    ['tests/main/features/data/import/importService.test.ts', '<img src=x onerror=alert(1)>'],
    ['tests/component/guides.test.ts', 'javascript:alert(1)'],
  ),
  ...both({ name: '5 MB of emoji', provoked: 'saved as one entry', seen: [], kept: 'each of them' }, files.manyEmoji),
  elsewhere(
    {
      name: 'an import that leads out of its folder, or is far too large',
      provoked: 'links, names, sizes in an export',
      seen: ['wrong-folder'],
      kept: UNTOUCHED,
    },
    [
      'tests/main/features/data/import/importService.test.ts',
      'writes in no other place than the vault of this computer and its backups',
    ],
    [
      'tests/main/features/data/import/importService.test.ts',
      'loses nothing of what is here, and changes nothing the second time, whatever is in it',
    ],
    ['tests/main/platform/files/files.test.ts', 'a file over 200 MB is not read'],
    ['tests/main/ports/archivesContract.ts', 'do not give a file whose name leads outside: %j'],
    ['tests/main/ports/archivesContract.ts', 'end reading at the size that was told, however much there is'],
    [
      'tests/main/features/data/import/diaryImport.test.ts',
      'changes nothing by looking, and nothing outside the vault',
    ],
    ['tests/main/features/data/import/diaryImport.test.ts', 'takes a zip bomb for a damaged file'],
  ),
  elsewhere(
    {
      name: 'the diary of another program, half broken, in another encoding, or cut short',
      provoked: 'files cut off, of other encodings, a full disk, “Stop”',
      seen: [],
      kept: 'what was written is whole; importing again brings the rest',
    },
    [
      'tests/main/features/data/import/diaryImport.test.ts',
      'that is cut short by a full disk keeps whole months, and can be undone',
    ],
    [
      'tests/main/features/data/import/diaryImport.test.ts',
      'stops after a step, keeps that, and brings the rest the next time',
    ],
    ['tests/main/features/data/import/formats.test.ts', 'gives what stands before the place where a file is cut off'],
    ['tests/main/features/data/import/formats.test.ts', 'UTF-16, big end first, without a mark'],
  ),
  elsewhere(
    {
      name: 'settings that make no sense',
      provoked: 'fields, and the whole file',
      seen: ['settings-mended'],
      kept: 'the file as it was; the default of those fields only',
    },
    ['tests/e2e/journal.test.ts', 'fall back field by field, and that is said'],
    ['tests/shared/features/settings/settings.test.ts', 'makes whole settings of anything'],
    ['tests/main/features/settings/settingsService.test.ts', 'that make no sense are mended once, not at every start'],
  ),
]

export const cases: Record<string, Case[]> = {
  Files: FILES,
  Sealing: SEALS,
  Faults: FAULTS,
  Desktop: DESKTOP,
  Time: TIME,
  Input: INPUT,
}
