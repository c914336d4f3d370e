import * as v from 'valibot'

/** More changes than anybody makes. From a higher number no next one could be counted. */
const MAX_CHANGES = 1_000_000_000

/** How many changes each device had made to a record when this copy was written. */
export const VersionVectorSchema = v.record(
  v.string(),
  v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_CHANGES)),
)
export type VersionVector = v.InferOutput<typeof VersionVectorSchema>

/** How one copy stands to another; `concurrent`: neither has seen the other. */
export type Order = 'same' | 'older' | 'newer' | 'concurrent'

/** How copy `a` stands to copy `b`: a copy whose vector is contained in another's is the older one. */
export function compareVectors(a: VersionVector, b: VersionVector): Order {
  const devices = new Set([...Object.keys(a), ...Object.keys(b)])
  let ahead = false
  let behind = false
  for (const device of devices) {
    const ofA = countOf(a, device)
    const ofB = countOf(b, device)
    if (ofA > ofB) ahead = true
    if (ofA < ofB) behind = true
  }
  if (ahead && behind) return 'concurrent'
  if (ahead) return 'newer'
  return behind ? 'older' : 'same'
}

/** Vectors come from files that anybody may have changed: a device by the name of `toString` has counted nothing. */
const countOf = (seen: VersionVector, device: string): number => (Object.hasOwn(seen, device) ? (seen[device] ?? 0) : 0)

/** Per device the highest count. */
export function unionOfVectors(vectors: Iterable<VersionVector>): VersionVector {
  const union: VersionVector = {}
  for (const vector of vectors)
    for (const [device, count] of Object.entries(vector)) union[device] = Math.max(countOf(union, device), count)
  return union
}

/** The vector of an edit on `device` that saw these copies. */
export function nextVector(seenCopies: Iterable<VersionVector>, device: string): VersionVector {
  const union = unionOfVectors(seenCopies)
  let name = device
  // Somebody planted such a number. It is counted on under another name, so that the record can still be changed.
  while (countOf(union, name) >= MAX_CHANGES) name = `${name}~`
  return { ...union, [name]: countOf(union, name) + 1 }
}
