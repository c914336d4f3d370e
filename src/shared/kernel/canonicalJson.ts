/**
 * The canonical form of RFC 8785 (JSON Canonicalization Scheme): one text for one value, in whatever order its fields were
 * read. It differs where the RFC rejects a value: a lone surrogate is written as an escape, NaN and infinities as `null`,
 * and fields that are undefined are left out.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const fields = Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`)
    return `{${fields.join(',')}}`
  }
  return JSON.stringify(value)
}
