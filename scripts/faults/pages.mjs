import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** Puts text between the two marks of a page that bear this name. */
export function writeBetween(page, name, text) {
  const path = join(root, page)
  const before = readFileSync(path, 'utf8')
  const begin = `<!-- written by npm run faults: ${name} -->`
  const end = `<!-- end: ${name} -->`
  const [from, to] = [before.indexOf(begin), before.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`${page} has no place for "${name}"`)
  writeFileSync(path, `${before.slice(0, from)}${begin}\n\n${text}\n\n${before.slice(to)}`)
}
