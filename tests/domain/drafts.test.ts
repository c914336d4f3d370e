import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { DraftSchema } from '@shared/domain/drafts'
import { PlanLinesSchema } from '@shared/domain/plan'

describe('the draft of a plan', () => {
  const longest = 'x'.repeat(500)

  it('holds a line that could not be put and the one that was typed meanwhile, however long both are', () => {
    expect(v.is(PlanLinesSchema, [longest])).toBe(true)
    expect(v.is(DraftSchema, { kind: 'plan', text: `${longest}\n${longest}`, line: null })).toBe(true)
  })
})
