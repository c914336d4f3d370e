import { describe, expect, it } from 'vitest'
import * as core from './core'
import { broken, told } from './check'

describe('moments', () => {
  it('keep every promise through a thousand histories', { timeout: 120_000 }, async () => {
    const found = await broken(core, { runs: 1000, seed: 20261123 })
    expect(found && told(found)).toBeNull()
  })
})
