import { instant } from '@shared/kernel/time'
import type { Clock, Files } from '../ports'

/** A name for a file that is kept out of use: `2026-11.json.damaged-2026-11-21T19-04-31-250Z`. */
export async function freeQuarantineName(
  { files, clock }: { files: Files; clock: Clock },
  folder: string,
  name: string,
): Promise<string> {
  // Windows takes no colon in a name.
  const stem = `${name}.damaged-${instant(clock.now()).replaceAll(/[:.]/g, '-')}`
  const taken = new Set(await files.list(folder))
  let free = stem
  for (let count = 2; taken.has(free); count += 1) free = `${stem}-${count}`
  return free
}
