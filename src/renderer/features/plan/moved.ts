/** The list with one of its things moved by so many places; the same list where that is not possible. */
export function moved<Thing>(things: readonly Thing[], from: number, by: number): Thing[] {
  const to = from + by
  const thing = things[from]
  if (thing === undefined || to < 0 || to >= things.length) return [...things]
  return things.toSpliced(from, 1).toSpliced(to, 0, thing)
}
