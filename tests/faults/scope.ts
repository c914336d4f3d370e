import { randomInt } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

// `npm test` tries a part of what can be tried; `npm run faults` all of it, and asks for the figures.

/** Where the figures are to be put; undefined: nobody asks. */
const figures = process.env.LUWTE_FAULTS

export const isWhole = figures !== undefined

/** The same part is tried again with `LUWTE_SEED=<what was printed>`. */
export const seed = Number(process.env.LUWTE_SEED ?? randomInt(1000))

const EVERY = 6
const AT_MOST = 32

/** All; or the first, the last, and every so many in between: every sixth, fewer where that would still be many. */
export function sampled<Item>(items: readonly Item[]): Item[] {
  if (isWhole) return [...items]
  const step = Math.max(EVERY, Math.ceil(items.length / AT_MOST))
  return items.filter((_, index) => index === 0 || index === items.length - 1 || index % step === seed % step)
}

export function report(part: string, name: string, found: object): void {
  if (figures === undefined) return
  mkdirSync(figures, { recursive: true })
  writeFileSync(join(figures, `${part} ${name}.json`), JSON.stringify({ part, name, ...found }))
}
