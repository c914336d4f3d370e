import { describe, expect, it } from 'vitest'
import { broken } from './check'
import * as core from './core'
import { coreWith } from './mutate'
import { MUTATIONS } from './mutations'
import { play } from './play'
import { PROPERTIES } from './properties'

const MAX_HISTORIES = 400
const SEED = 1

describe('every promise', () => {
  it('has a mistake that breaks it', () => {
    expect(PROPERTIES.filter((property) => !MUTATIONS.some(({ breaks }) => breaks === property))).toEqual([])
  })

  it.each(MUTATIONS.filter(({ by }) => by === undefined))('is broken when $name', async (mutation) => {
    const { breaks: only } = mutation
    const found = await broken(await coreWith(mutation), {
      runs: MAX_HISTORIES,
      seed: SEED,
      only,
      isFirstEnough: true,
    })
    expect(found?.promise.property).toBe(only)
  })

  it.each(MUTATIONS.filter(({ by }) => by !== undefined))(
    'is broken, in a rare history, when $name',
    async (mutation) => {
      const { breaks: only, by } = mutation
      if (!by) return
      expect((await play(await coreWith(mutation), by, only)).judge.broken?.property).toBe(only)
      // And the history is not to blame.
      expect((await play(core, by)).judge.broken).toBeNull()
    },
  )
})
