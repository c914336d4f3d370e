import { describe, expect, it } from 'vitest'
import * as core from './core'
import { broken, told } from './check'
import type { History } from './history'
import { play } from './play'

describe('moments', () => {
  it('keep every promise through a thousand histories', { timeout: 120_000 }, async () => {
    const found = await broken(core, { runs: 1000, seed: 20261123 })
    expect(found && told(found)).toBeNull()
  })

  // Found by chance among twenty thousand: a slow disk, and a crash while Luwte is being left.
  it('do not promise that a crash on the way down takes anything back; what is left in order does', async () => {
    const leaving = (crash: History['steps']): History => ({
      start: '2026-03-28T00:00:00.000Z',
      zone: 'Europe/Amsterdam',
      rhythms: [
        {
          id: 'first',
          kind: 'check-in',
          on: true,
          rule: { by: 'hours', every: 1, from: '00:00', to: '00:00', weekdays: [7] },
          skip: [],
          lifetime: 10,
        },
      ],
      quiet: [],
      steps: [
        { do: 'sleep-to-next', past: -1, isTold: false },
        ...crash,
        { do: 'disk', isFull: false, slowMs: 3000 },
        { do: 'answer', kind: 'check-in', isFromMoment: false },
        { do: 'restart' },
      ],
    })
    const crashed = await play(core, leaving([{ do: 'crash', at: 'before-write' }]))
    expect([crashed.judge.broken?.message, crashed.world.tally.crashes]).toEqual([undefined, 1])
    const inOrder = await play(core, leaving([]))
    expect([inOrder.judge.broken?.message, inOrder.world.tally.crashes]).toEqual([undefined, 0])
  })
})
