import * as v from 'valibot'
import { canonicalJson } from '@shared/kernel/canonicalJson'
import { InstantSchema } from '@shared/kernel/time'
import { SnapshotSchema } from '@shared/features/data/contract'
import type { Digest } from '@main/ports'
import { FORMAT, isNewerFormat } from '../crypto/envelope'
import { DamagedFile, NewerFormat } from '@main/ports/faults'
import { parseObject, printObject } from '../json'

export const MANIFEST_FILE = 'manifest.json'

const Count = v.pipe(v.number(), v.integer(), v.minValue(0))

/** Within the vault folder, whoever changed the file: never out of it. */
const PathSchema = v.pipe(
  v.string(),
  v.regex(/^[^/\\]+(\/[^/\\]+){0,2}$/),
  v.check((path) => path.split('/').every((name) => name !== '..' && name !== '.')),
)

const CountsSchema = v.object({ entries: Count, checkIns: Count })
export type Counts = v.InferOutput<typeof CountsSchema>
/** By month, and `always`. */
export const CountsByPlaceSchema = v.record(v.string(), CountsSchema)
export type CountsByPlace = v.InferOutput<typeof CountsByPlaceSchema>

const ManifestSchema = v.looseObject({
  app: v.literal('luwte'),
  format: v.literal(FORMAT),
  vault: v.string(),
  madeAt: InstantSchema,
  /** Later than that of the one made before it, also when the clock was set back. As a rule the milliseconds of `madeAt`. */
  order: v.number(),
  why: SnapshotSchema.entries.why,
  files: v.array(v.object({ path: PathSchema, bytes: Count, sha256: v.string() })),
  /** What lay in the vault and could not be read then. */
  unread: v.array(v.string()),
  /** How much of a sealed vault there is is sealed too. null: it was locked. */
  counts: v.nullable(v.union([CountsByPlaceSchema, v.object({ key: v.string(), sealed: v.string() })])),
})
/** What a generation says of itself, beside the vault it holds. */
export type Manifest = v.InferOutput<typeof ManifestSchema>
export type SnapshotFile = Manifest['files'][number]

/** Throws DamagedFile, `newer-format`. */
export function decodeManifest(digest: Digest, bytes: Uint8Array): Manifest {
  const { checksum, ...content } = parseObject(bytes)
  if (checksum !== checksumOf(digest, content)) throw new DamagedFile('wrong checksum')
  if (isNewerFormat(content.format)) throw new NewerFormat()
  if (!v.is(ManifestSchema, content)) throw new DamagedFile('not a manifest')
  return content
}

export function encodeManifest(digest: Digest, manifest: Manifest): Uint8Array {
  const { files, ...head } = manifest
  return printObject({ ...head, checksum: checksumOf(digest, manifest), files })
}

const checksumOf = (digest: Digest, content: object): string =>
  digest.sha256(new TextEncoder().encode(canonicalJson(content)))
