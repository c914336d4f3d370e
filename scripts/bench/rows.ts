// One row of the table: what Luwte takes beside the least that this machine takes, measured in turn in the same run.

export interface Row {
  what: string
  floor: string
  luwte: string
  ratio: number
  goal: number
}

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

/** @param goal the largest ratio that is wanted. */
export function row(what: string, { floor, luwte, unit, digits = 0, of }: Measured, goal: number): Row {
  const ratio = of ? of(luwte) / of(floor) : median(luwte.map((own, turn) => own / (floor[turn] ?? NaN)))
  const shown = (values: readonly number[]) => `${(of ?? median)(values).toFixed(digits)} ${unit}`
  return { what, floor: shown(floor), luwte: shown(luwte), ratio, goal }
}

export function table(rows: readonly Row[]): string {
  const lines = rows.map(({ what, floor, luwte, ratio, goal }) => {
    const isMet = ratio <= goal ? 'yes' : '**no**'
    return `| ${what} | ${floor} | ${luwte} | ${ratio.toFixed(2)} | ≤ ${goal.toFixed(2)} | ${isMet} |`
  })
  return ['| what (floor) | floor | Luwte | ratio | goal | met |', '|---|---|---|---|---|---|', ...lines].join('\n')
}
