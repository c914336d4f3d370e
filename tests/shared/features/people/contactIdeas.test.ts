import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import ideaList from '@content/contactIdeas.json'
import { BONDS, DISTANCES, SIGNS } from '@shared/features/people/person'
import { CONTACT_WAYS } from '@shared/features/people/contact'
import { type ContactIdea, fittingIdeas, ideasDoneLately, pickIdea } from '@shared/features/people/contactIdeas'
import { LANGUAGES } from '@shared/features/settings/settings'
import { text } from '../../../support/content'

const ideas = ideaList as ContactIdea[]
const ids = ideas.map(({ id }) => id)

const bond = fc.option(fc.oneof(fc.record({ id: fc.constantFrom(...BONDS) }), fc.constant({ own: 'mijn zus' })), {
  nil: undefined,
})
const distance = fc.option(fc.constantFrom(...DISTANCES), { nil: undefined })
const some = fc.uniqueArray(fc.constantFrom(...ids))
const person = fc.record({ bond, distance, ideasAway: some })

describe('the ideas for contact', () => {
  test('are at least twenty-four, each once, with words in both languages and nothing else', () => {
    expect(ids.length).toBeGreaterThanOrEqual(24)
    expect(new Set(ids).size).toBe(ids.length)
    for (const language of LANGUAGES) {
      const words = text('contactIdeas')[language]
      expect(Object.keys(words).sort()).toEqual([...ids].sort())
      for (const word of Object.values(words)) expect(word.trim()).toMatch(/[.”]$/)
    }
  })

  test('name only bonds and distances that there are', () => {
    for (const { bonds = [], distances = [] } of ideas) {
      expect(BONDS).toEqual(expect.arrayContaining([...bonds]))
      expect(DISTANCES).toEqual(expect.arrayContaining([...distances]))
    }
  })

  test('have a few for every bond and every distance, also where neither is known', () => {
    for (const id of BONDS)
      for (const one of DISTANCES)
        expect(fittingIdeas(ideas, { bond: { id }, distance: one }).length).toBeGreaterThan(5)
    expect(fittingIdeas(ideas, {}).length).toBeGreaterThan(1)
  })

  test('and the other words about people are there in both languages', () => {
    for (const language of LANGUAGES) {
      const words = text('people')[language]
      expect(Object.keys(words.bonds)).toEqual([...BONDS])
      expect(Object.keys(words.distances)).toEqual([...DISTANCES])
      expect(Object.keys(words.signs)).toEqual([...SIGNS])
      expect(Object.keys(words.ways)).toEqual([...CONTACT_WAYS])
    }
  })
})

describe('the idea that is picked', () => {
  test('suits the person, was not put away, and is not of lately while another one is left', () => {
    fc.assert(
      fc.property(person, some, fc.nat(), (one, lately, drawn) => {
        const picked = pickIdea(ideas, { ...one, lately }, drawn)
        const fitting = fittingIdeas(ideas, one).map(({ id }) => id)
        if (picked === null) {
          expect(fitting).toEqual([])
          return
        }
        expect(fitting).toContain(picked)
        expect(one.ideasAway).not.toContain(picked)
        if (fitting.some((id) => !lately.includes(id))) expect(lately).not.toContain(picked)
        const found = ideas.find(({ id }) => id === picked)
        if (found?.distances) expect(found.distances).toContain(one.distance)
        if (found?.bonds) expect(one.bond && 'id' in one.bond && found.bonds.includes(one.bond.id)).toBe(true)
      }),
    )
  })

  test('is another one each time, until all were seen; then the one longest ago', () => {
    fc.assert(
      fc.property(person, fc.nat(), (one, start) => {
        const all = fittingIdeas(ideas, one).length
        fc.pre(all > 1)
        let lately: string[] = []
        const order: string[] = []
        for (let turn = 0; turn < 2 * all; turn += 1) {
          const picked = pickIdea(ideas, { ...one, lately }, start + turn) ?? ''
          order.push(picked)
          lately = [picked, ...lately.filter((id) => id !== picked)]
        }
        expect(new Set(order.slice(0, all)).size).toBe(all)
        expect(order.slice(all)).toEqual(order.slice(0, all))
      }),
    )
  })

  test('leaves the last few that were done alone', () => {
    const done = ['photo', 'song', 'card', 'voice', 'tea', 'soup', 'memory']
    const contacts = [
      { what: { own: 'zwaaide' } },
      ...done.map((idea) => ({ what: { idea } })),
      { what: { id: 'card' } },
    ]
    expect(ideasDoneLately(contacts)).toEqual(done.slice(0, 5))
  })
})
