import { historyKeymap, standardKeymap } from '@codemirror/commands'
import { Compartment, EditorState, type Extension, type Text } from '@codemirror/state'
import { EditorView, keymap, placeholder, tooltips } from '@codemirror/view'
import type { Written } from '@shared/features/journal/written'
import { styleNonce } from '@/ui/styleNonce'
import { isTooDeep } from '../markdown'
import { type FindWords, findInText } from './findPanel'
import { softMarkdown } from './softMarkdown'
import { tagCompletion } from './tagCompletion'
import { visibleLines } from './visibleLines'
import { wordUndo } from './wordUndo'

interface Options {
  parent: HTMLElement
  written: Written
  /** The name of the field. */
  label: string
  placeholder: string
  /** Just text, without anything of Markdown. */
  isPlain: boolean
  find: () => FindWords
  /** What the editor itself says to a screen reader, by what it says in English. */
  phrases: Record<string, string>
  earlierTags: () => Promise<readonly string[]>
  onChange: (text: Text) => void
}

export interface EntryEditor {
  /** Another text, such as a draft that was read again; undo does not go back behind it. */
  replace(written: Written): void
  setBusy(isBusy: boolean): void
  focus(): void
  destroy(): void
}

/** In a longer line, or a longer text, the marks are not looked for: each key would wait for them. */
const LONGEST_LINE = 50_000
const LONGEST_TEXT = 1_000_000
const NOTHING: Extension = []

/** Too long, or too deep, for its marks to be looked for. */
function isHuge(doc: Text): boolean {
  if (doc.length > LONGEST_TEXT) return true
  if (doc.length > LONGEST_LINE) for (const line of doc.iterLines()) if (line.length > LONGEST_LINE) return true
  return isTooDeep(doc.toString())
}

/** The foot of the screen covers as much. */
const FOOT_PX = 120

/** How much of the end of the field lies under the foot. */
const coveredBottom = ({ scrollDOM }: EditorView): number =>
  Math.max(0, Math.min(FOOT_PX, scrollDOM.getBoundingClientRect().bottom - (innerHeight - FOOT_PX)))

/** The field in which an entry is written; it grows with its text, and only the lines in sight are there. */
export function createEntryEditor(options: Options): EntryEditor {
  const busy = new Compartment()
  const marks = new Compartment()
  const extensions = [
    visibleLines,
    findInText(options.find),
    tagCompletion(options.earlierTags),
    wordUndo,
    // Not the keys of code editors: Mod-Enter saves, and Tab leaves the field.
    keymap.of([...historyKeymap, ...standardKeymap]),
    EditorView.lineWrapping,
    EditorView.cspNonce.of(styleNonce()),
    EditorView.contentAttributes.of({ 'aria-label': options.label, spellcheck: 'false' }),
    EditorView.scrollMargins.of((view) => ({ bottom: coveredBottom(view) })),
    // What opens at the caret, such as earlier tags, opens above it where the foot would cover it.
    tooltips({ tooltipSpace: () => ({ top: 0, left: 0, right: innerWidth, bottom: innerHeight - FOOT_PX }) }),
    EditorState.phrases.of(options.phrases),
    placeholder(options.placeholder),
    busy.of(EditorState.readOnly.of(false)),
    EditorView.updateListener.of(({ docChanged, state }) => {
      if (!docChanged) return
      options.onChange(state.doc)
      const line = state.doc.lineAt(state.selection.main.head)
      const grew = state.doc.length > LONGEST_TEXT || line.length > LONGEST_LINE || isTooDeep(line.text)
      if (grew && marks.get(state) !== NOTHING) view.dispatch({ effects: marks.reconfigure(NOTHING) })
    }),
  ]
  const stateOf = (written: Written): EditorState => {
    const doc = EditorState.create({ doc: written.toString() }).doc
    const soft = options.isPlain || isHuge(doc) ? NOTHING : softMarkdown
    const state = EditorState.create({ doc, extensions: [marks.of(soft), extensions] })
    return state.update({ selection: { anchor: state.doc.length } }).state
  }
  const view = new EditorView({ parent: options.parent, state: stateOf(options.written) })
  return {
    replace: (written) => view.setState(stateOf(written)),
    setBusy: (isBusy) => view.dispatch({ effects: busy.reconfigure(EditorState.readOnly.of(isBusy)) }),
    focus: () => view.contentDOM.focus({ preventScroll: true }),
    destroy: () => view.destroy(),
  }
}
