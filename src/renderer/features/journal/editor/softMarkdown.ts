import { deleteMarkupBackward, insertNewlineContinueMarkupCommand, markdownLanguage } from '@codemirror/lang-markdown'
import { Language, languageDataProp, syntaxHighlighting } from '@codemirror/language'
import { type Extension, Prec } from '@codemirror/state'
import { keymap } from '@codemirror/view'
import { tagHighlighter, tags } from '@lezer/highlight'
import { entryMarkdown } from '../markdown'
import { formatKeys } from './formatKeys'
import { taskClicks } from './tasks'

/** Shares its data with the language of the package, whose commands ask for that. */
const language = new Language(
  markdownLanguage.data,
  entryMarkdown.configure({ props: [languageDataProp.add({ Document: markdownLanguage.data })] }),
)

// Classes, so that colours and sizes stay in the style sheet.
const classes = tagHighlighter([
  { tag: tags.heading1, class: 'md-heading md-heading-1' },
  { tag: tags.heading2, class: 'md-heading md-heading-2' },
  { tag: [tags.heading3, tags.heading4, tags.heading5, tags.heading6], class: 'md-heading' },
  { tag: tags.strong, class: 'md-strong' },
  { tag: tags.emphasis, class: 'md-emphasis' },
  { tag: tags.strikethrough, class: 'md-struck' },
  { tag: tags.monospace, class: 'md-code' },
  { tag: tags.quote, class: 'md-quote' },
  { tag: tags.atom, class: 'md-task' },
  { tag: tags.processingInstruction, class: 'md-mark' },
])

/** Markdown that shows softly what it means, its marks in place, with the keys for it. */
export const softMarkdown: Extension = [
  language,
  syntaxHighlighting(classes),
  taskClicks,
  Prec.high(
    keymap.of([
      ...formatKeys,
      { key: 'Enter', run: insertNewlineContinueMarkupCommand({ nonTightLists: false }) },
      { key: 'Backspace', run: deleteMarkupBackward },
    ]),
  ),
]
