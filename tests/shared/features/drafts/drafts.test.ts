import * as fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { DraftKeySchema, DraftSchema, noteDraftKey, noteWith } from '@shared/features/drafts/drafts'
import { PlanLinesSchema } from '@shared/features/plan/plan'

describe('the draft of a plan', () => {
  const longest = 'x'.repeat(500)

  it('holds a line that could not be put and the one that was typed meanwhile, however long both are', () => {
    expect(v.is(PlanLinesSchema, [longest])).toBe(true)
    expect(v.is(DraftSchema, { kind: 'plan', text: `${longest}\n${longest}`, line: null })).toBe(true)
  })
})

describe('the draft of a conversation', () => {
  it.each(['conversation:new:talk', `conversation:${'0'.repeat(36)}:after`, 'load:before', 'load:limit'])(
    'has a name: %s',
    (key) => {
      expect(v.is(DraftKeySchema, key)).toBe(true)
    },
  )

  it('holds what was answered, and where somebody was', () => {
    const draft = {
      kind: 'conversation',
      form: 'after',
      step: 'after-how',
      answers: { 'stuck.cry': { chosen: [], words: 'Ik blijf.' } },
    }
    expect(v.parse(DraftSchema, draft)).toEqual(draft)
    expect(v.is(DraftSchema, { ...draft, answers: { 'Stuck!': { chosen: [], words: '' } } })).toBe(false)
  })
})

describe('the draft of a note', () => {
  const draft = (note: string, was: string) => ({ kind: 'bookmark' as const, note, was })

  it('has the name of its section', () => {
    const key = noteDraftKey({ guide: 'help', chapter: 'help.presence', section: 'words' })
    expect(key).toBe('bookmark:help:help.presence:words')
    expect(v.is(DraftKeySchema, key)).toBe(true)
  })

  it('stands in the place of the note it was typed over', () => {
    expect(noteWith('eerst', draft('eerst en toen', 'eerst'))).toBe('eerst en toen')
    expect(noteWith('eerst', draft('', 'eerst'))).toBe('')
    expect(noteWith('', draft('opnieuw gezet', 'eerst'))).toBe('opnieuw gezet')
  })

  it('loses no word of its own, nor one that came from elsewhere meanwhile, and adds nothing twice', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (note, typed, was) => {
        const together = noteWith(note, draft(typed, was))
        expect(together).toContain(typed)
        if (note !== was) expect(together).toContain(note)
        expect(noteWith(typed, draft(typed, was))).toBe(typed)
      }),
    )
  })
})
