import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '@shared/features/settings/settings'
import { BESIDE_CHAPTERS } from '@/features/people/besideChapters'
import { situationsOf } from '@/features/phrases/situations'
import inventory from './fixtures/inventory.json'
import { chapters, phrases, swaps } from './support/content'

// Each item that points at phrases, swaps or the place Beside someone is reached from there, and its chapter leads there.

const toolOf = (source: string) => /^tool: (\S+)$/m.exec(source)?.[1]

describe.each(LANGUAGES)('the tools of the guide for helpers: %s', (language) => {
  const helping = chapters[language].filter(({ guide }) => guide === 'help')

  test('a chapter whose tool is Beside someone, phrases or swaps opens it', () => {
    const PLACES: Record<string, string> = { beside: 'beside', phrases: 'phrases', swaps: 'phrases' }
    const led = helping.filter(({ source }) => (toolOf(source) ?? '') in PLACES)
    expect(led.length).toBeGreaterThan(5)
    for (const { id, source, now } of led) expect(now.to, id).toBe(PLACES[toolOf(source) ?? ''])
  })

  test('every item about being beside somebody is in a chapter that the place leads to', () => {
    const wanted = inventory.flatMap(({ beside = [] }) => beside)
    expect(wanted.length).toBeGreaterThan(10)
    const reached = helping
      .filter(({ id }) => BESIDE_CHAPTERS.some((one) => one === id))
      .flatMap(({ covers }) => covers)
    expect(reached).toEqual(expect.arrayContaining(wanted))
  })

  test('the place leads only to chapters that there are, each for an item', () => {
    for (const id of BESIDE_CHAPTERS) {
      const covers = helping.find((chapter) => chapter.id === id)?.covers ?? []
      expect(
        inventory.flatMap(({ beside = [] }) => beside).some((item) => covers.includes(item)),
        id,
      ).toBe(true)
    }
  })

  test('every phrase and every swap is in a situation of the page of phrases, that of its chapter where it has one', () => {
    const guides = [{ id: 'help', chapters: helping }] as unknown as Parameters<typeof situationsOf>[0]
    const situations = situationsOf(guides, phrases[language], swaps[language])
    const cards = inventory.flatMap((item) => item.cards)
    const wrong = inventory.flatMap((item) => item.swaps ?? [])
    expect(situations.flatMap((one) => one.phrases.map(({ id }) => id))).toEqual(expect.arrayContaining(cards))
    expect(situations.flatMap((one) => one.swaps.map(({ id }) => id))).toEqual(expect.arrayContaining(wrong))
    for (const { id, now } of helping.filter((chapter) => chapter.now.to === 'phrases'))
      expect([id, situations.some((situation) => situation.id === id)], now.to).toEqual([id, true])
  })
})
