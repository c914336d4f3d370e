import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { carePlan } from '@shared/features/what-helps/carePlan'
import { ENERGIES, type Energy, type WhatHelpsBody } from '@shared/features/what-helps/whatHelps'

const things = (prefix: string) =>
  fc.uniqueArray(
    fc.record({
      what: fc.oneof(
        fc.nat(9).map((number) => ({ own: `${prefix} ${String(number)}` })),
        fc.nat(9).map((number) => ({ of: `prompt:care.${String(number)}` })),
      ),
      energy: fc.constantFrom(...ENERGIES),
      rest: fc.boolean(),
    }),
    { maxLength: 9, selector: ({ what }) => JSON.stringify(what) },
  )
const energies = fc.constantFrom(...ENERGIES)
const turns = fc.nat(20)
const energyOf = (all: readonly WhatHelpsBody[], planned: object) =>
  all
    .filter(({ what }) => JSON.stringify(what) === JSON.stringify(planned))
    .map(({ energy }) => ENERGIES.indexOf(energy))
const own = (text: string, energy: Energy, rest = false) => ({ what: { own: text }, energy, rest })

describe('a plan for the energy that there is', () => {
  it('never asks for more than there is, never names a thing twice, and is short', () => {
    fc.assert(
      fc.property(things('eigen'), things('idee'), energies, turns, (mine, ideas, energy, turn) => {
        const plan = carePlan(mine, ideas, energy, turn)
        expect(plan.length).toBeLessThanOrEqual(3)
        expect(new Set(plan.map(({ what }) => JSON.stringify(what))).size).toBe(plan.length)
        for (const { what, isOwn } of plan)
          expect(Math.min(...energyOf(isOwn ? mine : ideas, what))).toBeLessThanOrEqual(ENERGIES.indexOf(energy))
      }),
    )
  })

  it('begins with rest wherever there is any', () => {
    fc.assert(
      fc.property(things('eigen'), energies, turns, (mine, energy, turn) => {
        const plan = carePlan(mine, [own('liggen', 'almost-none', true)], energy, turn)
        expect(plan[0]?.rest).toBe(true)
        expect(plan.slice(1).some(({ rest }) => rest)).toBe(false)
      }),
    )
  })

  it('takes from one’s own list before it suggests anything', () => {
    const mine = [own('muziek', 'almost-none'), own('thee', 'almost-none'), own('fietsen', 'more')]
    const ideas = [own('liggen', 'almost-none', true), own('raam', 'almost-none')]
    const texts = (energy: Energy, turn = 0) =>
      carePlan(mine, ideas, energy, turn).map(({ what }) => ('own' in what ? what.own : what.of))
    expect(texts('almost-none')).toEqual(['liggen', 'muziek', 'thee'])
    expect(texts('more')).toEqual(['liggen', 'fietsen', 'muziek'])
    expect(texts('almost-none', 1)).toEqual(['liggen', 'raam'])
  })

  it('comes round to everything that fits', () => {
    fc.assert(
      fc.property(things('eigen'), things('idee'), energies, (mine, ideas, energy) => {
        const fits = [...mine, ...ideas].filter((one) => ENERGIES.indexOf(one.energy) <= ENERGIES.indexOf(energy))
        const met = new Set(
          Array.from({ length: 20 }, (_, turn) => carePlan(mine, ideas, energy, turn))
            .flat()
            .map(({ what }) => JSON.stringify(what)),
        )
        for (const { what } of fits) expect(met).toContain(JSON.stringify(what))
      }),
    )
  })

  it('is empty where there is nothing', () => {
    expect(carePlan([], [], 'more', 3)).toEqual([])
  })
})
