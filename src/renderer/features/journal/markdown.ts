import { parser, Strikethrough, TaskList } from '@lezer/markdown'

/**
 * What of Markdown counts in an entry: headings, lists, tasks, quotes, bold, italics, struck out, code. A text that nobody meant as
 * Markdown stays as it was typed: an indented line is no code, one above a row of dashes no heading, and an address no link. Each line
 * is a paragraph of its own: a line break stays one, and a long text without empty lines is not parsed anew at each key.
 */
export const entryMarkdown = parser.configure([
  TaskList,
  Strikethrough,
  { parseBlock: [{ name: 'LineByLine', endLeaf: () => true }] },
  {
    remove: [
      'IndentedCode',
      'SetextHeading',
      'HTMLBlock',
      'LinkReference',
      'HorizontalRule',
      'HTMLTag',
      'Autolink',
      'Link',
      'LinkEnd',
      'Image',
      'Entity',
      'HardBreak',
    ],
  },
])
