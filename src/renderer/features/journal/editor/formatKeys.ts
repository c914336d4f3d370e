import { syntaxTree } from '@codemirror/language'
import {
  EditorSelection,
  type EditorState,
  type Line,
  type StateCommand,
  type TransactionSpec,
} from '@codemirror/state'
import type { KeyBinding } from '@codemirror/view'

const LIST_MARK = /^(\s*)(?:([-*+])|(\d{1,9})[.)])(?:[ \t]+\[[ xX]\])?(?=[ \t]|$)/
const TASK = /^(\s*[-*+][ \t]+)\[([ xX])\]/

/** Puts these marks around what is selected, or the word at the caret; takes them away where they are. */
const around =
  (mark: string): StateCommand =>
  ({ state, dispatch }) => {
    if (state.readOnly) return false
    const changes = state.changeByRange((range) => {
      const { from, to } = range.empty ? (state.wordAt(range.head) ?? range) : range
      const before = state.sliceDoc(from - mark.length, from)
      const after = state.sliceDoc(to, to + mark.length)
      // Of a single * beside another one both are bold.
      const isWithin = before === mark && after === mark && !isLonger(state, from, to, mark)
      if (isWithin)
        return {
          changes: [
            { from: from - mark.length, to: from },
            { from: to, to: to + mark.length },
          ],
          range: EditorSelection.range(range.anchor - mark.length, range.head - mark.length),
        }
      return {
        changes: [
          { from, insert: mark },
          { from: to, insert: mark },
        ],
        range: EditorSelection.range(range.anchor + mark.length, range.head + mark.length),
      }
    })
    dispatch(state.update(changes, { scrollIntoView: true, userEvent: 'input.format' }))
    return true
  }

const isLonger = (state: EditorState, from: number, to: number, mark: string): boolean =>
  mark === '*' &&
  /\*\*$/.test(state.sliceDoc(from - 3, from)) &&
  !/\*\*\*$/.test(state.sliceDoc(from - 3, from)) &&
  /^\*\*/.test(state.sliceDoc(to, to + 2))

function selectedLines(state: EditorState): Line[] {
  const lines = new Map<number, Line>()
  for (const { from, to } of state.selection.ranges)
    for (let number = state.doc.lineAt(from).number; number <= state.doc.lineAt(to).number; number += 1)
      lines.set(number, state.doc.line(number))
  return [...lines.values()]
}

/** Begins each selected line with a mark; takes it away where all of them have it. */
const lineStart =
  (mark: (index: number) => string, known: RegExp): StateCommand =>
  ({ state, dispatch }) => {
    if (state.readOnly) return false
    const lines = selectedLines(state)
    const hasAll = lines.every(({ text }) => known.test(text))
    const changes = lines.map(({ from, text }, index): TransactionSpec['changes'] => {
      const now = known.exec(text)?.[0] ?? ''
      return { from, to: from + now.length, insert: hasAll ? '' : mark(index) }
    })
    dispatch(state.update({ changes: changes as never, scrollIntoView: true, userEvent: 'input.format' }))
    return true
  }

/** A line becomes a task, a task done, and one that is done to be done again. */
const task: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly) return false
  const changes = selectedLines(state).map(({ from, text }) => {
    const [whole, before = '', done] = TASK.exec(text) ?? []
    if (whole !== undefined)
      return { from: from + before.length + 1, to: from + before.length + 2, insert: done === ' ' ? 'x' : ' ' }
    const bullet = /^\s*[-*+][ \t]+/.exec(text)?.[0]
    return { from: from + (bullet?.length ?? 0), insert: bullet ? '[ ] ' : '- [ ] ' }
  })
  dispatch(state.update({ changes, scrollIntoView: true, userEvent: 'input.format' }))
  return true
}

/** How far the text of the list item above stands from the margin; null where that is no item of the same list. */
function roomToNest(state: EditorState, line: Line): number | null {
  const own = LIST_MARK.exec(line.text)
  if (!own || line.number === 1) return null
  const above = state.doc.line(line.number - 1).text
  const mark = LIST_MARK.exec(above)
  const ownIndent = own[1]?.length ?? 0
  if (!mark) return null
  const room = (mark[1]?.length ?? 0) + (mark[2] ? 2 : (mark[3]?.length ?? 0) + 2)
  return ownIndent < room ? room - ownIndent : null
}

/** Tab, only where a list item can be nested: anywhere else it leaves the field, as everywhere. */
const nest: StateCommand = ({ state, dispatch }) => {
  const lines = selectedLines(state)
  const [first] = lines
  const room = first ? roomToNest(state, first) : null
  if (state.readOnly || room === null || !isInList(state)) return false
  const changes = lines.map(({ from }) => ({ from, insert: ' '.repeat(room) }))
  dispatch(state.update({ changes, scrollIntoView: true, userEvent: 'input.indent' }))
  return true
}

const unnest: StateCommand = ({ state, dispatch }) => {
  const lines = selectedLines(state)
  const indent = Math.min(...lines.map(({ text }) => /^ */.exec(text)?.[0].length ?? 0))
  if (state.readOnly || indent === 0 || !LIST_MARK.test(lines[0]?.text ?? '')) return false
  const changes = lines.map(({ from }) => ({ from, to: from + Math.min(indent, 2) }))
  dispatch(state.update({ changes, scrollIntoView: true, userEvent: 'delete.dedent' }))
  return true
}

function isInList(state: EditorState): boolean {
  for (let node = syntaxTree(state).resolveInner(state.selection.main.head, -1); node.parent; node = node.parent)
    if (node.name === 'ListItem') return true
  return LIST_MARK.test(state.doc.lineAt(state.selection.main.head).text)
}

/** The keys of an entry, beside what every field has. */
export const formatKeys: readonly KeyBinding[] = [
  { key: 'Mod-b', run: around('**'), preventDefault: true },
  { key: 'Mod-i', run: around('*'), preventDefault: true },
  { key: 'Mod-Shift-7', run: lineStart((index) => `${String(index + 1)}. `, /^\d{1,9}[.)] /), preventDefault: true },
  { key: 'Mod-Shift-8', run: lineStart(() => '- ', /^[-*+] /), preventDefault: true },
  { key: 'Mod-Shift-9', run: lineStart(() => '> ', /^> ?/), preventDefault: true },
  { key: 'Mod-Shift-h', run: lineStart(() => '## ', /^#{1,6} /), preventDefault: true },
  { key: 'Mod-Shift-Enter', run: task, preventDefault: true },
  { key: 'Tab', run: nest, shift: unnest },
]
