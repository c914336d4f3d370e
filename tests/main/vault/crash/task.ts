export const PLAIN_JOBS = ['first', 'add', 'edit', 'erase', 'add image'] as const
export const SEALED_JOBS = ['add sealed', 'add image sealed', 'seal', 'change passphrase', 'rotate', 'unseal'] as const
export type PlainJob = (typeof PLAIN_JOBS)[number]
export type SealedJob = (typeof SEALED_JOBS)[number]
export type Job = PlainJob | SealedJob

/** What a child is to do; `first`: the very first save, with making the vault. */
export interface Task {
  home: string
  job: Job
  /** `lowdb`: its own adapter for one file, in the place of ours. */
  files: 'ours' | 'in place' | 'unflushed' | 'lowdb'
}

export const isSealedJob = (job: Job): job is SealedJob => (SEALED_JOBS as readonly string[]).includes(job)

/** Looked for, never there: such a call shows in the trace where a save begins and where it is called saved. */
export const MARK = { begins: '/luwte-save-begins', saved: '/luwte-save-is-done' }

/** What a child says where its file system cannot flush. */
export const LESS_DURABLE = 'cannot be flushed'

/** More calls of one kind than the main thread makes at the start of Node. */
export const LIFT = 300

export const FORMER = 'What was there before. '.repeat(40)
export const NEWER = 'What somebody has just written. '.repeat(60)
export const DRAFT = 'What somebody began to write. '.repeat(20)

/** More than one chunk of a blob, and words that must not be read where it is sealed. */
export const IMAGE = new TextEncoder().encode(FORMER.repeat(90))

export const PASSPHRASE = 'een stil huis aan zee'
export const OTHER_PASSPHRASE = 'de lamp in het raam'

/** What lowdb writes, where it writes by its own adapter. */
export const LOWDB_FILE = 'journal.json'
