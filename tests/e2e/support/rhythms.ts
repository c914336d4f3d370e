export const MINUTE_MS = 60_000

export const clockTime = (epochMs: number): string => new Date(epochMs).toTimeString().slice(0, 5)

/** A rhythm at these times of every day. */
export const atTimes = (times: string[], id = 'daily') => ({
  id,
  kind: 'check-in',
  on: true,
  rule: { by: 'times', times, weekdays: [1, 2, 3, 4, 5, 6, 7] },
  skip: [],
  lifetime: 60,
})

/** Settings with a moment that came due some minutes ago: it comes as soon as Luwte starts, unless something holds it. */
export const dueNow = (more: Record<string, unknown> = {}, minutesAgo = [1]) => ({
  rhythms: [atTimes(minutesAgo.map((minutes) => clockTime(Date.now() - minutes * MINUTE_MS)))],
  ...more,
})

/** What became of the moments, by their ids, out of moments.json. */
export function statesIn(text: string): Record<string, string> {
  const { occurrences } = JSON.parse(text || '{"occurrences":{}}') as { occurrences: Record<string, { state: string }> }
  return Object.fromEntries(Object.entries(occurrences).map(([id, { state }]) => [id, state]))
}
