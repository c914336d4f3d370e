import { history } from '@codemirror/commands'
import type { Extension, Transaction } from '@codemirror/state'

/** Does this transaction begin a word: a letter behind something that is none? */
export function beginsWord({ changes, startState }: Pick<Transaction, 'changes' | 'startState'>): boolean {
  let begins = false
  changes.iterChanges((from, _to, _fromNew, _toNew, inserted) => {
    const first = inserted.lines === 1 ? inserted.line(1).text.slice(0, 1) : '\n'
    begins ||= /\S/.test(first) && from > 0 && /\s/.test(startState.sliceDoc(from - 1, from))
  })
  return begins
}

/** Longer than anybody pauses within a word. */
const NEVER_MS = 60 * 60 * 1000

/** Undo goes back word by word, however fast somebody types. */
export const wordUndo: Extension = history({
  newGroupDelay: NEVER_MS,
  joinToEvent: (transaction, isAdjacent) => isAdjacent && !beginsWord(transaction),
})
