import { describe, expect, test } from 'vitest'
import content from '@content/invitations.json'
import english from '@content/en/invitations.json'
import dutch from '@content/nl/invitations.json'
import { DAY_PARTS, EFFORTS, type Invitations, MOODS } from '@shared/features/invitations/invitation'
import { InvitationIdSchema } from '@shared/features/invitations/invitationAway'
import { HelpSchema } from '@shared/features/what-helps/whatHelps'
import { careRoutes } from '@/app/careRoutes'
import * as v from 'valibot'
import { chapters, exercises, feelings, prompts } from './support/content'

const { hard, invitations } = content as Invitations
const ids = invitations.map(({ id }) => id)
const conditions = invitations.flatMap(({ id, when }) => when.map((condition) => ({ id, ...condition })))

describe('the invitations', () => {
  test('are at least forty, each with an id and words of its own in both languages', () => {
    expect(ids.length).toBeGreaterThanOrEqual(40)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(v.is(InvitationIdSchema, id), id).toBe(true)
    for (const words of [dutch, english]) {
      expect(Object.keys(words)).toEqual(ids)
      const lines = Object.values(words).map(({ line }) => line)
      for (const line of lines) expect(line).toMatch(/\S/)
      expect(new Set(lines).size).toBe(lines.length)
    }
  })

  test('open what is there, and no two of them the same', () => {
    const opened = invitations.filter(({ opens }) => opens.kind !== 'words').map(({ opens }) => JSON.stringify(opens))
    expect(new Set(opened).size).toBe(opened.length)
    for (const { id, opens } of invitations) {
      if (opens.kind === 'exercise') expect(exercises.map((one) => one.id)).toContain(opens.id)
      if (opens.kind === 'prompt') expect(prompts.map((one) => one.id)).toContain(opens.id)
      if (opens.kind === 'place') expect(careRoutes.map(({ path }) => path)).toContain(opens.to)
      if (opens.kind === 'chapter')
        for (const language of ['nl', 'en'] as const)
          expect(
            chapters[language].some((one) => one.guide === opens.guide && one.id === opens.id),
            id,
          ).toBe(true)
      if (opens.kind === 'exercise' || opens.kind === 'prompt')
        expect(v.is(HelpSchema, { of: `${opens.kind}:${opens.id}` }), id).toBe(true)
    }
  })

  test('are of every sort: exercise, prompt, a sentence to oneself, a chapter, contact, rest', () => {
    const kinds = invitations.map(({ opens }) => opens.kind)
    for (const kind of ['exercise', 'prompt', 'words', 'chapter', 'place']) expect(kinds).toContain(kind)
    expect(ids).toEqual(expect.arrayContaining(['one-message', 'rest', 'lie-down']))
  })

  test('never lead to a prompt that asks for a landing', () => {
    const heavy = prompts.filter(({ landing }) => landing).map(({ id }) => id)
    for (const { opens } of invitations) if (opens.kind === 'prompt') expect(heavy).not.toContain(opens.id)
  })

  test('have rules of known words, moods and parts of the day, none of them empty', () => {
    for (const { asks } of invitations) expect(EFFORTS).toContain(asks)
    for (const { id, words, moods, parts } of conditions) {
      expect(Boolean(words ?? moods), id).toBe(true)
      for (const list of [words, moods, parts]) if (list) expect(list.length, id).toBeGreaterThan(0)
      for (const word of words ?? []) expect(feelings.map((one) => one.id)).toContain(word)
      for (const mood of moods ?? []) expect(MOODS).toContain(mood)
      for (const part of parts ?? []) expect(DAY_PARTS).toContain(part)
    }
  })

  test('know every word of the vocabulary twice, apart from the hard ones, for which the list is fixed', () => {
    for (const { id, hard: isHard } of feelings)
      expect([id, conditions.filter(({ words }) => words?.includes(id)).length]).toEqual([
        id,
        isHard ? 0 : expect.toSatisfy((count: number) => count >= 2),
      ])
  })

  test('after a hard word are Help now, and then three that ask little: no breathing, no task, nothing cheerful', () => {
    expect(hard).toEqual(['help-now', 'ground', 'one-message', 'rest'])
    for (const id of hard) expect(ids).toContain(id)
    expect(invitations.find(({ id }) => id === 'help-now')).toMatchObject({ opens: { kind: 'help-now' }, when: [] })
  })
})
