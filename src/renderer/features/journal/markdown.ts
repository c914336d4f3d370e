import type { Tree } from '@lezer/common'
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

/** No diary is deeper. What lies deeper within each other would be walked by functions that call themselves, until the stack is full. */
const MAX_DEPTH = 100

/** A line with many marks, or far from its edge: only in such a text can anything be too deep, and few have one. */
const DEEP_LINE = /(?:[>*_~+\-\d][^>*_~+\-\d\n]*){40}|^[ \t]{40}/m

/** How deep marks lie within each other. */
function depthOf(tree: Tree): number {
  let [depth, deepest] = [0, 0]
  tree.iterate({ enter: () => void (deepest = Math.max(deepest, (depth += 1))), leave: () => void (depth -= 1) })
  return deepest
}

/** @returns null for a text whose marks lie too deep within each other to be shown as what they mean. */
export function parsedMarkdown(text: string): Tree | null {
  try {
    const tree = entryMarkdown.parse(text)
    return depthOf(tree) > MAX_DEPTH ? null : tree
  } catch {
    return null
  }
}

/** Is there no showing it as what its marks mean? Nearly every text is told by looking at its lines. */
export const isTooDeep = (text: string): boolean => DEEP_LINE.test(text) && parsedMarkdown(text) === null
