/** A drawing in rows: the first cell of each says what the row is of. */
export interface ChartTable {
  columns: readonly string[]
  rows: readonly (readonly (string | number)[])[]
}

/** With its heading, as it is saved. */
export const tableRows = ({ columns, rows }: ChartTable): (string | number)[][] => [
  [...columns],
  ...rows.map((row) => [...row]),
]
