import { EditorView } from '@codemirror/view'
import { flushPromises } from '@vue/test-utils'

// The editor of entries measures its text, which jsdom does not lay out.
const nowhere = { left: 0, right: 0, top: 0, bottom: 0, width: 0, height: 0, x: 0, y: 0, toJSON: () => ({}) }
Range.prototype.getClientRects ??= () => Object.assign([], { item: () => null }) as unknown as DOMRectList
Range.prototype.getBoundingClientRect ??= () => nowhere
Element.prototype.getClientRects ??= () => Object.assign([], { item: () => null }) as unknown as DOMRectList
document.elementFromPoint ??= () => null

/** The one field on the screen in which an entry is written. */
export function editor(): EditorView {
  const content = document.querySelector<HTMLElement>('.sheet [role=textbox]')
  const found = content && EditorView.findFromDOM(content)
  if (!found) throw new Error('No sheet to write on')
  return found
}

export const written = (): string => editor().state.doc.toString()

/** Writes this in the place of what is there, as somebody who types would. */
export async function write(text: string): Promise<void> {
  const view = editor()
  view.dispatch({
    changes: { from: 0, to: view.state.doc.length, insert: text },
    selection: { anchor: text.length },
    userEvent: 'input.type',
  })
  await flushPromises()
}

/** Presses a key within the field. */
export function pressInField(key: string, options: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...options })
  editor().contentDOM.dispatchEvent(event)
  return event
}
