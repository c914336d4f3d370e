import MarkdownIt, { type Token } from 'markdown-it'
import { type FunctionalComponent, h, type VNode } from 'vue'
import { RouterLink } from 'vue-router'
import { type Destination, parseLink } from '@shared/features/guides/guides'

/** The address of a room inside this window. */
export function routeOfDestination(destination: Destination): string {
  switch (destination.to) {
    case 'help-now':
      return '/help-now'
    case 'check-in':
      return '/today?check-in'
    case 'exercise':
      return `/care/exercise/${destination.id}`
    case 'write':
      return `/journal/write/new?prompt=${destination.prompt}`
    case 'guide': {
      const { guide, chapter, section } = destination
      return `/guides/${guide}/${chapter}${section ? `#${section}` : ''}`
    }
  }
}

const markdown = new MarkdownIt('default', { html: false, linkify: false, typographer: false })

type Child = VNode | string

/** What our prose is made of. Anything else that Markdown knows stays the words it holds. */
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

/** A link leads to a room of Luwte or is no link: there is no way out of the window from a text. */
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

/** Turns Markdown's flat row of opening and closing tokens into elements. */
function elements(tokens: readonly Token[], linkTo: LinkTo): Child[] {
  const root: Child[] = []
  const open: { token: Token; children: Child[] }[] = []
  for (const token of tokens) {
    const around = open.at(-1)?.children ?? root
    if (token.nesting === 1) {
      open.push({ token, children: [] })
    } else if (token.nesting === -1) {
      const closed = open.pop()
      if (closed) (open.at(-1)?.children ?? root).push(...element(closed.token, closed.children, linkTo))
    } else {
      around.push(...leaf(token, linkTo))
    }
  }
  return root
}

const asRouterLink: LinkTo = (destination, children) => [
  h(RouterLink, { to: routeOfDestination(destination) }, () => children),
]

/** A piece of Markdown as elements; never as HTML. */
export const ProseText: FunctionalComponent<{ markdown: string }> = (properties) =>
  elements(markdown.parse(properties.markdown, {}), asRouterLink)
ProseText.props = ['markdown']

/** The same for paper, where a link leads nowhere and is the words it holds. */
export const PaperText: FunctionalComponent<{ markdown: string }> = (properties) =>
  elements(markdown.parse(properties.markdown, {}), (_destination, children) => children)
PaperText.props = ['markdown']
