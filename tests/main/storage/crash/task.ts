/** What a child is to do. `lift`: how many calls the file thread makes beforehand. */
export interface Task {
  home: string
  job: 'first' | 'add' | 'edit' | 'erase'
  files: 'ours' | 'in place' | 'unflushed'
  lift: number
}

/** Looked for, never there: such a call shows in the trace where a save begins and where it is called saved. */
export const MARK = { begins: '/luwte-save-begins', saved: '/luwte-save-is-done' }

export const FORMER = 'What was there before. '.repeat(40)
export const NEWER = 'What somebody has just written. '.repeat(60)
