import {
  closeSearchPanel,
  findNext,
  findPrevious,
  getSearchQuery,
  openSearchPanel,
  search,
  SearchQuery,
  setSearchQuery,
} from '@codemirror/search'
import { type Extension, Prec } from '@codemirror/state'
import { type EditorView, keymap, type Panel, type ViewUpdate } from '@codemirror/view'

export interface FindWords {
  label: string
  next: string
  previous: string
  close: string
  none: string
  place: (at: number, count: string) => string
}

/** More are found and not counted. */
const MOST_COUNTED = 1000

/** Which of the places the selection is, from 1, and how many there are. */
function placesOf({ state }: EditorView, query: SearchQuery): { at: number; count: number } {
  const { from, to } = state.selection.main
  let at = 0
  let count = 0
  if (!query.valid) return { at, count }
  const cursor = query.getCursor(state)
  for (let next = cursor.next(); !next.done && count < MOST_COUNTED; next = cursor.next()) {
    count += 1
    if (next.value.from === from && next.value.to === to) at = count
  }
  return { at, count }
}

/** The first place at or behind the selection, else the first of all. */
function firstFrom({ state }: EditorView, query: SearchQuery): { from: number; to: number } | null {
  const next = query.getCursor(state, state.selection.main.from).next()
  const found = next.done ? query.getCursor(state).next() : next
  return found.done ? null : found.value
}

function button(name: string, run: () => void): HTMLButtonElement {
  const element = document.createElement('button')
  element.type = 'button'
  element.textContent = name
  element.addEventListener('click', run)
  return element
}

function panelOf(view: EditorView, words: () => FindWords): Panel {
  const told = words()
  const dom = document.createElement('div')
  dom.className = 'find'
  const field = document.createElement('input')
  field.className = 'text-field'
  field.setAttribute('aria-label', told.label)
  field.setAttribute('main-field', 'true')
  field.placeholder = told.label
  field.value = getSearchQuery(view.state).search
  const places = document.createElement('span')
  places.className = 'places small soft'
  places.setAttribute('role', 'status')

  function tell(): void {
    const query = getSearchQuery(view.state)
    const { at, count } = placesOf(view, query)
    const many = count === MOST_COUNTED ? `${String(count)}+` : String(count)
    places.textContent = query.search === '' ? '' : count === 0 ? words().none : words().place(at, many)
  }
  // What is typed is shown at once, from where the caret is. The command for the next place would select the field.
  field.addEventListener('input', () => {
    const query = new SearchQuery({ search: field.value, literal: true })
    const place = query.valid ? firstFrom(view, query) : null
    view.dispatch({
      effects: setSearchQuery.of(query),
      ...(place ? { selection: { anchor: place.from, head: place.to }, scrollIntoView: true } : {}),
    })
    tell()
  })
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    if (event.shiftKey) findPrevious(view)
    else findNext(view)
  })
  dom.append(
    field,
    places,
    button(told.previous, () => findPrevious(view)),
    button(told.next, () => findNext(view)),
    button(told.close, () => {
      closeSearchPanel(view)
      view.focus()
    }),
  )
  dom.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return
    event.preventDefault()
    closeSearchPanel(view)
    view.focus()
  })
  return {
    dom,
    top: true,
    mount() {
      field.focus()
      field.select()
      tell()
    },
    update({ docChanged, selectionSet }: ViewUpdate) {
      if (docChanged || selectionSet) tell()
    },
  }
}

/** Finding in the text that is written, with Ctrl+F. */
export const findInText = (words: () => FindWords): Extension => [
  search({ createPanel: (view) => panelOf(view, words), literal: true, top: true }),
  Prec.high(
    keymap.of([
      { key: 'Mod-f', run: openSearchPanel, preventDefault: true },
      { key: 'F3', run: findNext, shift: findPrevious, preventDefault: true },
      { key: 'Mod-g', run: findNext, shift: findPrevious, preventDefault: true },
      { key: 'Escape', run: closeSearchPanel },
    ]),
  ),
]
