import { isFields } from './values'

/**
 * JSON; where the file ends in the middle, or is damaged somewhere in its list `entries`, the entries before that place.
 * undefined: it is no JSON.
 */
export function looseJson(text: string): { value: unknown; isCut: boolean } | undefined {
  const start = /^\s*[[{]/.test(text)
  if (!start) return undefined
  try {
    return { value: JSON.parse(text), isCut: false }
  } catch {
    const value = wholeEntries(text)
    return value ? { value, isCut: true } : undefined
  }
}

const LIST = /"entries"\s*:\s*\[/

function wholeEntries(text: string): { entries: unknown[] } | null {
  const list = LIST.exec(text)
  if (!list) return null
  const entries: unknown[] = []
  let at = list.index + list[0].length
  for (;;) {
    const from = text.indexOf('{', at)
    const end = from === -1 ? -1 : endOfObject(text, from)
    if (end === -1) break
    try {
      const entry: unknown = JSON.parse(text.slice(from, end))
      if (isFields(entry)) entries.push(entry)
    } catch {
      break
    }
    at = end
    if (!/^\s*,/.test(text.slice(at, at + 100))) break
  }
  return entries.length > 0 ? { entries } : null
}

/** Where the object that begins at `from` ends; -1: it does not. */
function endOfObject(text: string, from: number): number {
  let depth = 0
  let isInText = false
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at]
    if (isInText) {
      if (sign === '\\') at += 1
      else if (sign === '"') isInText = false
    } else if (sign === '"') isInText = true
    else if (sign === '{') depth += 1
    else if (sign === '}') {
      depth -= 1
      if (depth === 0) return at + 1
    }
  }
  return -1
}
