// Tries what may go wrong, all of it, and writes the figures into docs/RELIABILITY.md and docs/SECURITY.md: histories of
// somebody's moments, saves killed at every system call, power cut after every step, the table of cases, and the network
// and the traces of a whole day. `npm run faults -- 2000 7` plays two thousand histories with seed 7, and nothing else.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { histories } from './faults/histories.mjs'
import { writeBetween } from './faults/pages.mjs'
import {
  casesTable,
  checklistTable,
  conflictsTable,
  killsTable,
  powerCutTable,
  securityTable,
  whenAndWhere,
} from './faults/tables.mjs'
import { tryAll } from './faults/trials.mjs'

const args = process.argv.slice(2).map(Number)
const [count = 20_000, seed = Math.floor(Date.now() / 1000)] = args
const figures = mkdtempSync(join(tmpdir(), 'luwte-figures-'))

try {
  const moments = await histories(count, seed)
  console.log(`\n${moments.table}\n`)
  let isGood = moments.found.length === 0
  if (isGood) writeBetween('docs/RELIABILITY.md', 'moments', `${moments.said}\n\n${moments.table}`)
  else console.log(moments.found.join('\n\n'))
  if (args.length === 0) isGood = (await everythingElse()) && isGood
  if (!isGood) process.exitCode = 1
} finally {
  rmSync(figures, { recursive: true, force: true })
}

/** Writes only what was seen whole: where something failed, the pages stay as they are. */
async function everythingElse() {
  const start = performance.now()
  const found = await tryAll(figures)
  if (!found) return false
  const minutes = (performance.now() - start) / 60_000
  const said = whenAndWhere(minutes)
  writeBetween(
    'docs/RELIABILITY.md',
    'what is kept',
    [
      said,
      killsTable(found.killed),
      powerCutTable(found['power cut']),
      conflictsTable(found.conflicts),
      casesTable(found.cases[0].cases),
    ].join('\n\n'),
  )
  writeBetween(
    'docs/SECURITY.md',
    'security',
    [said, securityTable(found.security), checklistTable(found.checklist[0].points)].join('\n\n'),
  )
  return true
}
