import * as v from 'valibot'
import { canonicalJson } from '@shared/kernel/canonicalJson'
import { instant } from '@shared/kernel/time'
import type { Clock, Files } from '../ports'
import { DamagedFile } from '../ports/faults'
import type { Seal } from './crypto/dataKeys'
import { parseObject, printObject } from './json'

// A damaged file goes into quarantine: it gets another name and is not used any more, since it may still hold words of the
// user. While the vault is sealed its bytes are sealed too; unsealing the vault gives the same bytes back.

const SealedFileSchema = v.strictObject({
  app: v.literal('luwte'),
  format: v.literal(1),
  kind: v.literal('aside'),
  name: v.string(),
  key: v.string(),
  sealed: v.string(),
})
type SealedFile = v.InferOutput<typeof SealedFileSchema>

/** A free name for a file in quarantine: `2026-11.json.damaged-2026-11-21T19-04-31-250Z`. */
export async function freeQuarantineName(
  { files, clock }: { files: Files; clock: Clock },
  folder: string,
  name: string,
): Promise<string> {
  // Windows allows no colon in a name.
  const stem = `${name}.damaged-${instant(clock.now()).replaceAll(/[:.]/g, '-')}`
  const taken = new Set(await files.list(folder))
  let free = stem
  for (let count = 2; taken.has(free); count += 1) free = `${stem}-${count}`
  return free
}

export const isQuarantineName = (name: string): boolean => name.includes('.damaged-')

/** Rewrites a file in quarantine that is not sealed with the current key or, in an unsealed vault, not plain. */
export async function resealQuarantined(files: Files, seal: Seal, folder: string, name: string): Promise<void> {
  const bytes = await files.read(`${folder}/${name}`).catch(() => null)
  const wanted = bytes && resealed(bytes, name, seal)
  if (wanted) await files.writeDurably(`${folder}/${name}`, wanted)
}

/** null: it needs no rewriting, or its key is not in memory. */
function resealed(bytes: Uint8Array, name: string, seal: Seal): Uint8Array | null {
  const file = sealedFileIn(bytes)
  const key = seal.isOn() ? seal.dataKeys.current : null
  if ((file?.key ?? null) === key || (file && !seal.dataKeys.has(file.key))) return null
  const content = (file && opened(file, seal)) ?? bytes
  if (key === null) return content
  const about = { app: 'luwte', format: 1, kind: 'aside', name, key } as const
  return printObject({ ...about, sealed: seal.dataKeys.seal(content, aboutOf(about)).sealed })
}

/** null: it only looks sealed. Its bytes are kept as they are. */
function opened(file: SealedFile, seal: Seal): Uint8Array | null {
  try {
    return seal.dataKeys.open(file, aboutOf(file))
  } catch (fault) {
    if (fault instanceof DamagedFile) return null
    throw fault
  }
}

function sealedFileIn(bytes: Uint8Array): SealedFile | null {
  try {
    const content = parseObject(bytes)
    return v.is(SealedFileSchema, content) ? content : null
  } catch {
    return null
  }
}

const aboutOf = ({ app, format, kind, name, key }: Omit<SealedFile, 'sealed'>): Uint8Array =>
  new TextEncoder().encode(canonicalJson({ app, format, kind, name, key }))
