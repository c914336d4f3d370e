// One row of the table: what Luwte takes beside the least that this machine takes, measured in turn in the same run.

export interface Row {
  what: string
  floor: string
  luwte: string
  ratio: number
  goal: string
  isMet: boolean
}

/** A largest ratio, or a longest time where what one notices is the measure and not the floor. */
type Goal = number | { milliseconds: number }

interface Measured {
  /** In turn: the first of the floor belongs to the first of Luwte. */
  floor: readonly number[]
  luwte: readonly number[]
  unit: string
  digits?: number
  /** Such as p95: the ratio is that of both. Without it, it is the median of the ratios of the pairs. */
  of?: (values: readonly number[]) => number
}

const at = (values: readonly number[], share: number): number =>
  values.toSorted((one, other) => one - other)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? NaN

export const median = (values: readonly number[]): number => at(values, 0.5)
export const p95 = (values: readonly number[]): number => at(values, 0.95)

/** @param goal the most that is wanted. */
export function row(what: string, { floor, luwte, unit, digits = 0, of }: Measured, goal: Goal): Row {
  const ratio = of ? of(luwte) / of(floor) : median(luwte.map((own, turn) => own / (floor[turn] ?? NaN)))
  const middle = of ?? median
  const shown = (values: readonly number[]) => `${middle(values).toFixed(digits)} ${unit}`
  const wanted =
    typeof goal === 'number'
      ? { goal: `≤ ${goal.toFixed(2)}`, isMet: ratio <= goal }
      : { goal: `≤ ${String(goal.milliseconds)} ms`, isMet: middle(luwte) <= goal.milliseconds }
  return { what, floor: shown(floor), luwte: shown(luwte), ratio, ...wanted }
}

const HEAD = ['| what (floor) | floor | Luwte | ratio | goal | met | measured |', '|---|---|---|---|---|---|---|']

/** @param day on which they were measured, as 2026-11-30. */
export const linesOf = (rows: readonly Row[], day: string): string[] =>
  rows.map(
    ({ what, floor, luwte, ratio, goal, isMet }) =>
      `| ${what} | ${floor} | ${luwte} | ${ratio.toFixed(2)} | ${goal} | ${isMet ? 'yes' : '**no**'} | ${day} |`,
  )

export const table = (lines: readonly string[]): string => [...HEAD, ...lines].join('\n')

const whatOf = (line: string): string => line.split(' | ')[0] ?? ''

/** The lines of a table that is there, of which those that were measured anew are replaced. New ones come last. */
export function withNew(text: string, lines: readonly string[]): string[] {
  const kept = text.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| what (floor)'))
  const fresh = new Map(lines.map((line) => [whatOf(line), line]))
  const old = new Set(kept.map(whatOf))
  return [...kept.map((line) => fresh.get(whatOf(line)) ?? line), ...lines.filter((line) => !old.has(whatOf(line)))]
}
