import { isMap, isNode, isScalar, parseDocument } from 'yaml'
import { type DiaryFormat, type Found, type ForeignEntry, leftOut } from './foreignDiary'
import { type Fields, isFields, textIn } from './values'

// RedNotebook: a file for each month, `2026-11.txt`, in YAML: by the number of the day its text and its categories.

const NAME = /(?:^|\/)(\d{4})-(\d\d)\.txt$/
const HEAD = /^\s*(?:\{?\s*)?["']?\d{1,2}["']?\s*:(?:\s|$)/
/** Beside the text of a day: whatever somebody named so, and tags under a name of the program. */
const TAGS = 'Tags'

export const redNotebook: DiaryFormat = {
  name: 'red-notebook',
  read({ text, path }) {
    const [, year, month] = NAME.exec(path) ?? []
    return year !== undefined && HEAD.test(text) ? entriesOf(text, path, `${year}-${month ?? ''}`) : null
  },
}

function* entriesOf(text: string, path: string, month: string): Generator<Found> {
  const document = parseDocument(text, { uniqueKeys: false, logLevel: 'silent' })
  const isDamaged = document.errors.length > 0
  if (isDamaged) yield leftOut(path, 'damaged')
  if (!isMap(document.contents)) return
  // One by one: a month that two computers wrote may have a day twice.
  for (const { key, value } of document.contents.items) {
    const date = `${month}-${(isScalar(key) ? String(key.value) : '').padStart(2, '0')}`
    let content: unknown
    try {
      // Few aliases: a file of a kilobyte could otherwise fill the memory.
      content = isNode(value) ? value.toJS(document, { maxAliasCount: 50 }) : null
    } catch {
      if (!isDamaged) yield leftOut(path, 'damaged')
      return
    }
    if (isFields(content)) yield { entry: entryOf(date, content) }
    else if (content !== null) yield leftOut(date, 'damaged')
  }
}

function entryOf(date: string, content: Fields): ForeignEntry {
  const { text, ...categories } = content
  const lists = Object.entries(categories).flatMap(([name, items]) => {
    const names = isFields(items) ? Object.keys(items) : []
    return name === TAGS || names.length === 0
      ? []
      : [`**${name}**\n\n${names.map((item) => `- ${toMarkdown(item)}`).join('\n')}`]
  })
  const tags = Object.entries(categories).flatMap(([name, items]) =>
    name === TAGS && isFields(items)
      ? Object.keys(items)
      : isFields(items) && Object.keys(items).length > 0
        ? []
        : [name],
  )
  const own = textIn(text)
  return {
    time: { date, time: null },
    text: [toMarkdown(own).trim(), ...lists].filter((part) => part !== '').join('\n\n'),
    tags,
    pictures: [],
    untaken: FILE.test(own) ? ['outside'] : [],
  }
}

/** A picture or a file somewhere on the disk, `[""file:///home/…"".jpg]`. */
const FILE = /\[(?:[^\n[\]"]* )?""(?:file:|\/)[^"\n]*""(?:\.[a-z0-9]+)?(?:\?\d+)?\]/i

/** From the markup of txt2tags. */
function toMarkdown(text: string): string {
  return text
    .replace(/\[([^\n[\]"]+) ""([^"\n]+)""\]/g, '[$1]($2)')
    .replace(/(?<![:/])\/\/(?=\S)([^\n]{1,1000}?)(?<=\S)(?<!:)\/\//g, '*$1*')
    .replace(/--(?=[^\s-])([^\n]{1,1000}?)(?<=[^\s-])--/g, '~~$1~~')
    .replace(/__(?=\S)([^\n]{1,1000}?)(?<=\S)__/g, '$1')
    .replace(/``([^\n`]+)``/g, '`$1`')
    .replace(
      /^(={1,5})([^=\n][^\n]*?)\1$/gm,
      (_line, level: string, title: string) => `${'#'.repeat(level.length)} ${title.trim()}`,
    )
    .replace(/^(\s*)\+ /gm, '$11. ')
    .replace(/\\\\$/gm, '')
}
