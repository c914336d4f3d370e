import MarkdownIt, { type Token } from 'markdown-it'
import { type FunctionalComponent, h, type VNode } from 'vue'
import { RouterLink } from 'vue-router'
import { type Destination, parseLink } from '@shared/features/guides/guides'

/**
 * The route of a place that a text can link to. @param chapter the chapter that sends somebody there, where that is its tool: the
 * place then shows what is in it.
 */
export function routeOfDestination(destination: Destination, chapter?: string): string {
  switch (destination.to) {
    case 'help-now':
      return '/help-now'
    case 'check-in':
      return '/today?check-in'
    case 'exercise':
      return `/care/exercise/${destination.id}`
    case 'write':
      return `/journal/write/new?prompt=${destination.prompt}`
    case 'beside':
    case 'care':
      return `/${destination.to}${destination.tool ? `/${destination.tool}` : ''}${chapter ? `?chapter=${chapter}` : ''}`
    case 'phrases':
      return `/guides/phrases${chapter ? `#${chapter}` : ''}`
    case 'guide': {
      const { guide, chapter, section } = destination
      return `/guides/${guide}/${chapter}${section ? `#${section}` : ''}`
    }
  }
}

const markdown = new MarkdownIt('default', { html: false, linkify: false, typographer: false })

type Child = VNode | string

/** The elements our prose may have. Of everything else in Markdown only the words are shown. */
const ELEMENTS: Record<string, string> = {
  paragraph_open: 'p',
  bullet_list_open: 'ul',
  ordered_list_open: 'ol',
  list_item_open: 'li',
  blockquote_open: 'blockquote',
  strong_open: 'strong',
  em_open: 'em',
}

type LinkTo = (destination: Destination, children: Child[]) => Child[]

/** A link leads to a place in Luwte; any other address is shown as plain words, so a text never opens a website. */
function element(token: Token, children: Child[], linkTo: LinkTo): Child[] {
  if (token.type === 'link_open') {
    const destination = parseLink(String(token.attrGet('href') ?? ''))
    return destination ? linkTo(destination, children) : children
  }
  const tag = ELEMENTS[token.type]
  return tag && !token.hidden ? [h(tag, children)] : children
}

function leaf(token: Token, linkTo: LinkTo): Child[] {
  if (token.type === 'inline') return elements(token.children ?? [], linkTo)
  if (token.type === 'softbreak') return [' ']
  if (token.type === 'hardbreak') return [h('br')]
  return token.content === '' ? [] : [token.content]
}

/** Turns the flat list of opening and closing tokens of Markdown into nested elements. */
function elements(tokens: readonly Token[], linkTo: LinkTo): Child[] {
  const root: Child[] = []
  const open: { token: Token; children: Child[] }[] = []
  for (const token of tokens) {
    const parent = open.at(-1)?.children ?? root
    if (token.nesting === 1) {
      open.push({ token, children: [] })
    } else if (token.nesting === -1) {
      const closed = open.pop()
      if (closed) (open.at(-1)?.children ?? root).push(...element(closed.token, closed.children, linkTo))
    } else {
      parent.push(...leaf(token, linkTo))
    }
  }
  return root
}

const asRouterLink: LinkTo = (destination, children) => [
  h(RouterLink, { to: routeOfDestination(destination) }, () => children),
]

/** Renders Markdown as elements, never as HTML. */
export const ProseText: FunctionalComponent<{ markdown: string }> = (properties) =>
  elements(markdown.parse(properties.markdown, {}), asRouterLink)
ProseText.props = ['markdown']

/** The same in print, where links are shown as plain words. */
export const PrintedProse: FunctionalComponent<{ markdown: string }> = (properties) =>
  elements(markdown.parse(properties.markdown, {}), (_destination, children) => children)
PrintedProse.props = ['markdown']
