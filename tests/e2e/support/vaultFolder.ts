import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

// What lies in the folder of a vault, seen from outside Luwte.

/** One version of one text. */
export interface Revision {
  id: string
  text: string
}

/** By their paths within the folder, with `/` on every system. What a sync tool keeps for itself is left out. */
export function filesIn(folder: string): Map<string, string> {
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('.stfolder'))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')]),
  )
}

/** Without what Syncthing began to bring and did not end: a file that was gone before it came to it. */
export const filesOfLuwte = (folder: string): Map<string, string> =>
  new Map([...filesIn(folder)].filter(([path]) => !path.includes('.syncthing.')))

/** Copies that a sync tool made where two had written one file. */
export const conflictsIn = (folder: string): string[] =>
  [...filesIn(folder).keys()].filter((path) => path.includes('sync-conflict'))

const RECORDS = /\/(always|\d{4,}-\d\d(\.past)?)\.json$/

/** Files of records that anybody can read. */
export const openFilesIn = (folder: string): string[] =>
  [...filesIn(folder)]
    .filter(([path, text]) => RECORDS.test(path) && !('sealed' in JSON.parse(text)))
    .map(([path]) => path)

/** Every version that lies in files that are not sealed, earlier ones too. */
export const revisionsIn = (folder: string): Revision[] =>
  [...filesIn(folder)]
    .filter(([path]) => RECORDS.test(path))
    .flatMap(([, text]) => (JSON.parse(text) as { records?: Partial<Revision>[] }).records ?? [])
    .flatMap(({ id, text }) => (id !== undefined && text !== undefined ? [{ id, text }] : []))

const keyOf = ({ id, text }: Revision): string => `${id} ${text}`

/** Those that were written and are not among these. */
export function lost(written: readonly Revision[], found: readonly Revision[]): Revision[] {
  const known = new Set(found.map(keyOf))
  return written.filter((revision) => !known.has(keyOf(revision)))
}
