import type { SyntaxNode } from '@lezer/common'
import { type FunctionalComponent, h, type VNode } from 'vue'
import { tagPlaces } from '@shared/features/journal/tags'
import { parsedMarkdown } from './markdown'

type Child = VNode | string

/** Marks that are not shown: what they mean is. */
const MARKS = new Set([
  'EmphasisMark',
  'StrikethroughMark',
  'CodeMark',
  'HeaderMark',
  'QuoteMark',
  'ListMark',
  'TaskMarker',
])

const INLINE: Record<string, string> = {
  StrongEmphasis: 'strong',
  Emphasis: 'em',
  Strikethrough: 's',
  InlineCode: 'code',
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child)
  return children
}

/** Words with their tags. */
function words(text: string): Child[] {
  const shown: Child[] = []
  let at = 0
  for (const { from, to } of text.includes('#') ? tagPlaces(text) : []) {
    shown.push(text.slice(at, from), h('span', { class: 'tag' }, text.slice(from, to)))
    at = to
  }
  return [...shown, text.slice(at)].filter((child) => child !== '')
}

/** What stands within a node, without its marks and the space behind a mark at a line's beginning. */
function inline(text: string, node: SyntaxNode, from = node.from, to = node.to): Child[] {
  const shown: Child[] = []
  let at = from
  for (const child of childrenOf(node)) {
    if (child.from < at) continue
    shown.push(...words(text.slice(at, child.from)))
    at = child.to
    const tag = INLINE[child.name]
    if (child.name === 'QuoteMark' && text[at] === ' ') at += 1
    else if (child.name === 'Escape') shown.push(text.slice(child.from + 1, child.to))
    else if (tag) shown.push(h(tag, inline(text, child)))
    else if (!MARKS.has(child.name)) shown.push(...words(text.slice(child.from, child.to)))
  }
  return [...shown, ...words(text.slice(at, to))]
}

function heading(text: string, node: SyntaxNode): VNode {
  const [mark] = childrenOf(node)
  const from = (mark?.to ?? node.from) + (/^[ \t]*/.exec(text.slice(mark?.to ?? node.from, node.to))?.[0].length ?? 0)
  return h('h2', { class: { first: node.name === 'ATXHeading1' } }, inline(text, node, from))
}

/** `value`: the number that was typed before it. */
function listItem(text: string, node: SyntaxNode, value?: number): VNode {
  const blocks = childrenOf(node).filter(({ name }) => !MARKS.has(name))
  const [task] = blocks
  if (task?.name !== 'Task') {
    const shown = blocks.length === 1 && task ? within(text, task) : between(text, blocks)
    return h('li', { value }, shown)
  }
  const marker = task.firstChild
  const isDone = marker !== null && text[marker.from + 1] !== ' '
  return h('li', { value, class: ['task', { done: isDone }] }, [
    h('span', { 'aria-hidden': 'true' }, isDone ? '☑' : '☐'),
    ...within(text, task),
    ...between(text, blocks.slice(1)),
  ])
}

/** A paragraph of a list item without an element of its own. */
const within = (text: string, node: SyntaxNode): Child[] =>
  node.name === 'Paragraph' || node.name === 'Task' ? inline(text, node) : [block(text, node)]

function block(text: string, node: SyntaxNode): VNode {
  switch (node.name) {
    case 'BulletList':
      return h(
        'ul',
        childrenOf(node).map((item) => listItem(text, item)),
      )
    case 'OrderedList':
      // Each its own: whoever writes 1987. and then 1990. means these years.
      return h(
        'ol',
        childrenOf(node).map((item) => listItem(text, item, Number.parseInt(text.slice(item.from, item.to), 10))),
      )
    case 'Blockquote':
      return h(
        'blockquote',
        between(
          text,
          childrenOf(node).filter(({ name }) => !MARKS.has(name)),
        ),
      )
    case 'Paragraph':
    case 'Task':
      return h('p', inline(text, node))
    case 'FencedCode':
      return h('p', [h('code', text.slice(node.from, node.to))])
    default:
      return node.name.startsWith('ATXHeading') ? heading(text, node) : h('p', text.slice(node.from, node.to))
  }
}

/** Blocks one below the other, with as many empty lines between them as were typed. */
function between(text: string, blocks: readonly SyntaxNode[], from = blocks[0]?.from ?? 0): Child[] {
  const shown: Child[] = []
  let at = from
  for (const node of blocks) {
    const gap = text.slice(at, node.from)
    const lines = gap.split('\n').length - (at === from ? 1 : 2)
    for (let line = 0; line < lines; line += 1) shown.push(h('br'))
    const indent = /[ \t]+$/.exec(gap)?.[0] ?? ''
    const element = block(text, node)
    if (indent !== '' && node.name === 'Paragraph') shown.push(h('p', [indent, ...inline(text, node)]))
    else shown.push(element)
    at = node.to
  }
  return shown
}

/** A text with the Markdown of entries, as elements. Nothing in it leads anywhere, and nothing in it is HTML. */
export const SoftText: FunctionalComponent<{ text: string }> = ({ text }) => {
  const tree = parsedMarkdown(text)
  if (!tree) return [text]
  const blocks = childrenOf(tree.topNode)
  // A text without any mark is one piece, exactly as it was typed.
  if (blocks.every(({ name }) => name === 'Paragraph')) return pieces(text, blocks)
  return between(text, blocks, 0)
}
SoftText.props = ['text']

const pieces = (text: string, blocks: readonly SyntaxNode[]): Child[] => {
  const shown: Child[] = []
  let at = 0
  for (const node of blocks) {
    shown.push(text.slice(at, node.from), ...inline(text, node))
    at = node.to
  }
  return [...shown, text.slice(at)].filter((child) => child !== '')
}
