// What was seen, as tables in Markdown.
import { readFileSync } from 'node:fs'
import { cpus, release } from 'node:os'
import { basename, join } from 'node:path'
import { readyRuntime } from '../lib/electron-runtime.mjs'
import { root } from './pages.mjs'

const json = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'))

export const versions = () => ({
  luwte: json('package.json').version,
  fastCheck: json('node_modules/fast-check/package.json').version,
  electron: /\d+\.\d+\.\d+/.exec(basename(readyRuntime().folder))?.[0] ?? json('package.json').devDependencies.electron,
  cores: String(cpus().length),
})

export function whenAndWhere(minutes) {
  const { luwte, electron, cores } = versions()
  return (
    `On ${new Date().toISOString().slice(0, 10)}: Luwte ${luwte}, Electron ${electron}, Node ${process.versions.node} for the ` +
    `tests, ${process.platform} ${release()}, ${cores} cores, ${minutes.toFixed(0)} minutes.`
  )
}

const cell = (text) => String(text).replaceAll('|', '\\|').replaceAll('\n', ' ')
const row = (cells) => `| ${cells.map(cell).join(' | ')} |`
const table = (heads, rows) => [row(heads), row(heads.map(() => '---')), ...rows.map(row)].join('\n')
const counts = (found) =>
  Object.entries(found)
    .map(([name, times]) => `${name} ${times}`)
    .join(', ') || 'none'

const split = (found) => [
  found.filter(({ name }) => !name.startsWith('control')),
  found.filter(({ name }) => name.startsWith('control')),
]

export function killsTable(found) {
  const [jobs, controls] = split(found)
  return [
    '**Killed at each system call that reaches a file.** Neither old nor new, called saved and lost, unreadable, words to be ' +
      'read in a sealed vault, temporaries left after the next start: 0 each.',
    table(
      ['work', 'points', 'killed', 'afterwards old', 'new', 'calls'],
      jobs.map(({ name, points, killed, outcomes, calls }) => [
        name,
        points,
        killed,
        outcomes.old,
        outcomes.new,
        counts(calls),
      ]),
    ),
    ...controls.map(({ name, points, faults }) => `${name}: of ${points} points, ${counts(faults)}.`),
  ].join('\n\n')
}

export function powerCutTable(found) {
  const [jobs, controls] = split(found)
  return [
    '**Power cut.** After each step that changes the disk, Luwte is started on every state that POSIX allows then. Faults: 0 each.',
    table(
      ['work', 'steps', 'states', 'tried'],
      jobs.map(({ name, steps, states, tried }) => [name, steps, states, tried]),
    ),
    ...controls.map(({ name, tried, faults }) => `${name}: of ${tried} states, ${counts(faults)}.`),
  ].join('\n\n')
}

export function conflictsTable([{ histories, steps, conflicts, saved, beside }]) {
  return [
    '**Two computers with one copied profile and a sync tool.** Of what either was told to be saved, nothing is gone, and both show ' +
      'the same.',
    table(
      ['histories', 'steps', 'files that both had changed', 'texts saved', 'earlier versions shown beside later ones'],
      [[histories, steps, conflicts, saved, beside]],
    ),
  ].join('\n\n')
}

export function casesTable(cases) {
  const where = ({ tests }) => [...new Set((tests ?? [['tests/faults']]).map(([file]) => `\`${file}\``))].join(', ')
  return [
    '**What can go wrong.** Each line was brought about in this run, or names the test of `npm test` that does it. "Seen" are the ' +
      'codes of notices and errors, which `src/shared/i18n` puts into words.',
    table(
      ['what', 'brought about by', 'seen', 'kept', 'where'],
      cases.map((one) => [`${one.part}: ${one.name}`, one.provoked, one.seen.join(', ') || '–', one.kept, where(one)]),
    ),
  ].join('\n\n')
}

export function securityTable(found) {
  const of = (wanted) => found.find(({ name }) => name === wanted)
  const [network, canary] = [of('network'), of('canary')]
  return table(
    ['seen', ''],
    [
      ['calls of a whole day under strace (connect, sendto, sendmsg, sendmmsg, bind)', network.calls],
      ['processes and threads that made them', network.processes],
      [
        'of those, to an address of any network, but for the port of this computer that lets the test driver in',
        network.toNetworks,
      ],
      ['files after a whole day, sealed, locked and quit', canary.files],
      ['disguises in which a phrase was looked for in them', canary.disguises],
      ['files in which it was found', canary.found],
    ],
  )
}

export function checklistTable(points) {
  return [
    "**[Electron's own list](https://www.electronjs.org/docs/latest/tutorial/security)**, and where each point is tried.",
    table(
      ['', 'point', 'here', 'tried in'],
      points.map(({ point, here, tests }, index) => [
        index + 1,
        point,
        here,
        [...new Set(tests.map(([file]) => `\`${file}\``))].join(', '),
      ]),
    ),
  ].join('\n\n')
}
