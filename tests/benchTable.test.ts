import { describe, expect, it } from 'vitest'
import { linesOf, row, table, withNew } from '../scripts/bench/rows'

const start = row('start (bare window)', { floor: [100], luwte: [110], unit: 'ms' }, 1.15)
const save = row('save (raw write)', { floor: [1], luwte: [4], unit: 'ms' }, 3)
const find = row('find (bare field)', { floor: [8], luwte: [40], unit: 'ms' }, { milliseconds: 50 })

describe('the table of the benchmarks', () => {
  it('keeps the rows that were not measured anew', () => {
    const old = table(linesOf([start, save], '2026-11-30'))
    const again = row('save (raw write)', { floor: [1], luwte: [2], unit: 'ms' }, 3)
    const [kept, fresh, ...others] = withNew(
      `\n\nElectron, 2 cores.\n\n${old}\n\n`,
      linesOf([find, again], '2026-12-01'),
    )
    expect(kept).toBe('| start (bare window) | 100 ms | 110 ms | 1.10 | ≤ 1.15 | yes | 2026-11-30 |')
    expect(fresh).toBe('| save (raw write) | 1 ms | 2 ms | 2.00 | ≤ 3.00 | yes | 2026-12-01 |')
    expect(others).toEqual(linesOf([find], '2026-12-01'))
  })

  it('is the same when everything in it is measured again', () => {
    const lines = linesOf([start, save], '2026-11-30')
    expect(withNew(table(lines), lines)).toEqual(lines)
  })

  it('compares a goal in milliseconds with what Luwte takes, whatever the floor', () => {
    expect(find).toMatchObject({ goal: '≤ 50 ms', isMet: true, ratio: 5 })
    const slow = row('find', { floor: [8], luwte: [51], unit: 'ms' }, { milliseconds: 50 })
    expect(slow.isMet).toBe(false)
  })
})
