import * as v from 'valibot'
import { InstantSchema } from '@shared/kernel/time'
import { SnapshotSchema } from '@shared/features/data/contract'
import type { Digest } from '@main/ports'
import { checksumOf, FORMAT, isNewerFormat } from '../crypto/envelope'
import { DamagedFile, NewerFormat } from '@main/ports/faults'
import { parseObject, printObject } from '../json'

export const MANIFEST_FILE = 'manifest.json'

/** Of a clock, in milliseconds. There are higher numbers for a thousand years of snapshots after it. */
const LAST_INSTANT = 8_640_000_000_000_000

const Count = v.pipe(v.number(), v.integer(), v.minValue(0))

/** Relative to the vault folder. Whoever changed the manifest: it never leads out of that folder. */
const PathSchema = v.pipe(
  v.string(),
  v.regex(/^[^/\\]+(\/[^/\\]+){0,2}$/),
  v.check((path) => path.split('/').every((name) => name !== '..' && name !== '.')),
)

const CountsSchema = v.object({ entries: Count, checkIns: Count })
export type Counts = v.InferOutput<typeof CountsSchema>
/** By partition: a month, or `always`. */
export const CountsByPartitionSchema = v.record(v.string(), CountsSchema)
export type CountsByPartition = v.InferOutput<typeof CountsByPartitionSchema>

const ManifestSchema = v.looseObject({
  app: v.literal('luwte'),
  format: v.literal(FORMAT),
  vault: v.string(),
  madeAt: InstantSchema,
  /** `madeAt` in milliseconds, but always higher than that of the snapshot before, also when the clock was set back. */
  order: v.pipe(v.number(), v.safeInteger(), v.maxValue(LAST_INSTANT)),
  /** Under which id the computer wrote that made it. Absent in those of before there was this field. */
  device: v.optional(v.string()),
  /** See eraAfter in snapshotRetention.ts; absent: 0. */
  era: v.optional(Count),
  why: SnapshotSchema.entries.why,
  files: v.array(v.object({ path: PathSchema, bytes: Count, sha256: v.string() })),
  /** Paths of files in the vault that could not be read when the snapshot was made. */
  unread: v.array(v.string()),
  /** How many records there are. Sealed when the vault is; null: it was locked. */
  counts: v.nullable(v.union([CountsByPartitionSchema, v.object({ key: v.string(), sealed: v.string() })])),
  /** See manifestProof.ts. `key`: the id of the data key; absent: it was made while locked. */
  proof: v.optional(v.object({ key: v.optional(v.string()), tag: v.string() })),
})
/** The file that describes a snapshot, beside the copy of the vault. */
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
