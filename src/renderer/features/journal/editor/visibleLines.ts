import { type Range, type Extension } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, ViewPlugin } from '@codemirror/view'
import { tagPlaces } from '@shared/features/journal/tags'
import { isFromTheRight } from '@shared/features/journal/written'

/** The beginning of a line that decides from which side it is written. */
const BEGINNING = 300

const fromTheRight = Decoration.line({ attributes: { dir: 'rtl' } })
const tagMark = Decoration.mark({ class: 'md-tag' })

/** What is said of the lines that are in sight: from which side they are written, and their tags. */
function decorationsOf(view: EditorView): DecorationSet {
  const found: Range<Decoration>[] = []
  const { doc } = view.state
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to;) {
      const line = doc.lineAt(at)
      if (at === line.from && isFromTheRight(line.text.slice(0, BEGINNING))) found.push(fromTheRight.range(line.from))
      const begin = Math.max(line.from, from)
      const part = line.text.slice(begin - line.from, Math.min(line.to, to) - line.from)
      if (part.includes('#'))
        for (const { from: tagFrom, to: tagTo } of tagPlaces(part))
          found.push(tagMark.range(begin + tagFrom, begin + tagTo))
      at = line.to + 1
    }
  }
  return Decoration.set(found, true)
}

/** Each line is written from the side that its letters come from, and tags stand out. */
export const visibleLines: Extension = [
  EditorView.perLineTextDirection.of(true),
  ViewPlugin.define(
    (view) => ({
      decorations: decorationsOf(view),
      update(update) {
        if (update.docChanged || update.viewportChanged) this.decorations = decorationsOf(update.view)
      },
    }),
    { decorations: (plugin) => plugin.decorations },
  ),
]
