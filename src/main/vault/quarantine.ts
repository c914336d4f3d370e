import * as v from 'valibot'
import { canonicalJson } from '@shared/kernel/canonicalJson'
import type { Files } from '../ports'
import { parseObject, printObject } from './json'
import type { Seal } from './crypto/dataKeys'

const AsideSchema = v.strictObject({
  app: v.literal('luwte'),
  format: v.literal(1),
  kind: v.literal('aside'),
  name: v.string(),
  key: v.string(),
  sealed: v.string(),
})
type Aside = v.InferOutput<typeof AsideSchema>

/**
 * What was set aside as damaged may still hold words. It is sealed byte by byte as it is, under its own name, and given
 * back so when the vault is opened for good.
 */
export async function resealQuarantined(files: Files, seal: Seal, folders: readonly string[]): Promise<void> {
  for (const folder of folders)
    for (const name of (await files.list(folder)).filter((one) => one.includes('.damaged-'))) {
      const path = `${folder}/${name}`
      const lying = await files.read(path).catch(() => null)
      const wanted = lying && settled(lying, name, seal)
      if (wanted) await files.writeDurably(path, wanted)
    }
}

/** null: it lies as it should, or cannot be opened with the keys at hand. */
function settled(lying: Uint8Array, name: string, seal: Seal): Uint8Array | null {
  const aside = asideIn(lying)
  const wanted = seal.isOn() ? seal.ring.current : null
  if ((aside?.key ?? null) === wanted || (aside && !seal.ring.has(aside.key))) return null
  const bytes = aside ? seal.ring.open(aside, aboutOf(aside)) : lying
  if (wanted === null) return bytes
  const about = { app: 'luwte', format: 1, kind: 'aside', name, key: wanted } as const
  return printObject({ ...about, sealed: seal.ring.seal(bytes, aboutOf(about)).sealed })
}

function asideIn(bytes: Uint8Array): Aside | null {
  try {
    const content = parseObject(bytes)
    return v.is(AsideSchema, content) ? content : null
  } catch {
    return null
  }
}

const aboutOf = ({ app, format, kind, name, key }: Omit<Aside, 'sealed'>): Uint8Array =>
  new TextEncoder().encode(canonicalJson({ app, format, kind, name, key }))
