import { syntaxTree } from '@codemirror/language'
import { EditorView } from '@codemirror/view'

/** A click on the box of a task ticks it, or takes the tick away. */
export const taskClicks = EditorView.domEventHandlers({
  mousedown(event, view) {
    if (event.button !== 0 || !(event.target instanceof Element) || !event.target.closest('.md-task')) return false
    const at = view.posAtDOM(event.target)
    const marker = syntaxTree(view.state).resolveInner(at, 1)
    if (marker.name !== 'TaskMarker' || view.state.readOnly) return false
    const isDone = view.state.sliceDoc(marker.from + 1, marker.from + 2) !== ' '
    view.dispatch({
      changes: { from: marker.from + 1, to: marker.from + 2, insert: isDone ? ' ' : 'x' },
      userEvent: 'input.format',
    })
    event.preventDefault()
    return true
  },
})
