import { parseDocument } from 'yaml'
import { timeInName, writtenTime } from './dates'
import {
  type DiaryFormat,
  type ForeignPicture,
  type ForeignTime,
  type Found,
  leftOut,
  type TextFile,
} from './foreignDiary'
import { clockTime } from './jrnl'
import { type Fields, isFields, textIn, textsIn } from './values'

// A folder of Markdown, as Obsidian and many others keep it: a file for each entry, with or without front matter in YAML.

const ENDING = /\.(md|markdown|mdown|txt)$/i
const FRONT = /^---[^\S\n]*\n([\s\S]*?)\n(?:---|\.\.\.)[^\S\n]*(?:\n|$)/
const DATES = ['date', 'datetime', 'created', 'created_at', 'date created', 'created-at', 'creation date', 'day']
const TAGS = ['tags', 'tag', 'keywords']
const USED = new Set([...DATES, ...TAGS, 'time', 'title'])
/** `![[a picture.png|300]]` and `![words](a%20picture.png)`. */
const PICTURE =
  /!\[\[([^\]\n|#]{1,500})(?:[|#][^\]\n]{0,500})?\]\]|!\[([^\]\n]{0,1000})\]\(<?([^)\n>]{1,1000}?)>?(?:\s+"[^"\n]{0,500}")?\)/g
const NO_PICTURE = /\.(md|pdf|canvas|mp3|m4a|wav|mp4|mov|webm)$/i

export const markdown: DiaryFormat = {
  name: 'markdown',
  read: (file) => (ENDING.test(file.path) ? [foundOf(file)] : null),
}

function foundOf({ path, text }: TextFile): Found {
  const { front, body } = parted(text)
  const named = timeInName(path)
  const time = timeIn(front) ?? named?.time
  if (!time) return leftOut(path, 'no-date')
  const title = textIn(front.title).trim() || named?.title || ''
  const isTitled = title !== '' && !body.trimStart().startsWith('# ')
  return {
    entry: {
      time,
      title: isTitled ? title : undefined,
      text: body.trim(),
      tags: TAGS.flatMap((name) => tagsOf(front[name])),
      pictures: picturesIn(body),
      untaken: [],
    },
  }
}

/** Those in the folder; what lies elsewhere stays as it is in the text. */
function picturesIn(text: string): ForeignPicture[] {
  return [...text.matchAll(PICTURE)].flatMap(([mark, linked, alt, addressed = '']) => {
    const path = (linked ?? decoded(addressed)).trim()
    const isElsewhere = /^[a-z][a-z0-9+.-]+:/i.test(path) || NO_PICTURE.test(path)
    return isElsewhere ? [] : [{ path, mark, alt: alt?.trim() || undefined }]
  })
}

/** Front matter that somebody writes is far shorter. */
const MAX_FRONT_LENGTH = 10_000
const FIELD = /^(?!\s|- )["']?([^"':#]{1,40}?)["']?\s*:/

/** Of long front matter only the lines of the fields that are used: a file may be anybody’s, and taking it apart takes its time. */
function usedOf(yaml: string): string {
  if (yaml.length <= MAX_FRONT_LENGTH) return yaml
  let isUsed = false
  const used = yaml.split('\n').filter((line) => {
    const [, name] = FIELD.exec(line) ?? []
    if (name !== undefined) isUsed = USED.has(name.toLowerCase())
    return isUsed
  })
  return used.join('\n').slice(0, MAX_FRONT_LENGTH)
}

function parted(text: string): { front: Fields; body: string } {
  const [whole, yaml = ''] = FRONT.exec(text) ?? []
  if (whole === undefined) return { front: {}, body: text }
  try {
    const value: unknown = parseDocument(usedOf(yaml), { uniqueKeys: false, logLevel: 'silent' }).toJS({
      maxAliasCount: 50,
    })
    return isFields(value) ? { front: lowerCased(value), body: text.slice(whole.length) } : { front: {}, body: text }
  } catch {
    return { front: {}, body: text }
  }
}

const lowerCased = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]))

function timeIn(front: Fields): ForeignTime | null {
  for (const name of DATES) {
    const time = writtenTime(textIn(front[name]))
    if (!time) continue
    const clock = clockTime(textIn(front.time))
    return 'date' in time && time.time === null && clock !== null ? { ...time, time: clock } : time
  }
  return null
}

/** A list, or one line with commas or spaces between. */
const tagsOf = (value: unknown): string[] =>
  (typeof value === 'string' ? value.split(/[,\s]+/) : textsIn(value))
    .map((tag) => tag.replace(/^#/, '').trim())
    .filter((tag) => tag !== '')

function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
