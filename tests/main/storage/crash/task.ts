export const JOBS = ['first', 'add', 'edit', 'erase'] as const
/** What a child is to do; `first`: the very first save, with making the vault. */
export interface Task {
  home: string
  job: (typeof JOBS)[number]
  files: 'ours' | 'in place' | 'unflushed'
}

/** Looked for, never there: such a call shows in the trace where a save begins and where it is called saved. */
export const MARK = { begins: '/luwte-save-begins', saved: '/luwte-save-is-done' }

/** More calls of one kind than the main thread makes at the start of Node. */
export const LIFT = 300

export const FORMER = 'What was there before. '.repeat(40)
export const NEWER = 'What somebody has just written. '.repeat(60)
