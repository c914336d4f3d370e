import { callsOf, resetBridge } from './support/bridge'
import { openAt, settle } from './support/luwte'
import type { VueWrapper } from '@vue/test-utils'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { practiceRound, shuffled } from '@/features/rehearsal/practiceRound'
import type { Situation } from '@/features/phrases/situations'
import allPhrases from '@content/nl/phrases.json'
import allSwaps from '@content/nl/swaps.json'
import type { Phrase, Swap } from '@/ui/content'

const phrases: Phrase[] = allPhrases
const swaps: Swap[] = allSwaps

// The first one fetches every chapter.
vi.setConfig({ testTimeout: 30_000 })

let opened: VueWrapper | undefined
beforeEach(resetBridge)
afterEach(() => {
  opened?.unmount()
  opened = undefined
  document.body.replaceChildren()
  vi.restoreAllMocks()
})

const press = async (key: string) => {
  window.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  await settle()
}
async function open(): Promise<VueWrapper> {
  const { wrapper } = await openAt('/beside/practise')
  opened = wrapper
  document.body.append(wrapper.element)
  return wrapper
}
const insteadOf = (wrapper: VueWrapper) => wrapper.find('.said').text().slice(1, -1)
const swapShown = (wrapper: VueWrapper) => {
  const found = swaps.find(({ instead }) => instead === insteadOf(wrapper))
  if (!found) throw new Error('no swap is shown')
  return found
}
const betterOf = ({ better, betterText }: (typeof swaps)[number]) =>
  betterText ?? phrases.find(({ id }) => id === better)?.text ?? ''
const lines = (wrapper: VueWrapper) => wrapper.findAll('ol .line').map((one) => one.text().slice(1, -1))

describe('a sentence that stings', () => {
  test('has one beside it that leaves more room, and two that sting as well; what is chosen is explained', async () => {
    const wrapper = await open()
    const swap = swapShown(wrapper)
    const shown = lines(wrapper)
    expect(shown).toHaveLength(3)
    const other = swaps.find(({ instead }) => shown.includes(instead))
    expect(shown).toContain(betterOf(swap))

    await press(String(shown.indexOf(other?.instead ?? '') + 1))
    const answer = wrapper.find('.answer').text()
    for (const part of [other?.instead, other?.why, betterOf(swap), swap.why]) expect(answer).toContain(part)
    expect(answer).not.toMatch(/goed gedaan|fout|juist!|\d+ ?(van|\/)/i)
    expect(document.activeElement?.textContent?.trim()).toBe('Nog een zin')
  })

  test('says why the better one helps when that was chosen, and keeps it with one touch', async () => {
    const wrapper = await open()
    const swap = swapShown(wrapper)
    await press(String(lines(wrapper).indexOf(betterOf(swap)) + 1))
    expect(wrapper.find('.answer').text()).not.toContain('Jij koos')
    await wrapper.find('.favourite').trigger('click')
    await settle()
    expect(callsOf('phrases.setFavourite')).toEqual([{ phrase: swap.id, on: true }])
  })

  test('comes once each, then one may stop or go round again', async () => {
    const wrapper = await open()
    const seen = new Set<string>()
    for (let index = 0; index < swaps.length; index += 1) {
      seen.add(swapShown(wrapper).id)
      await press('2')
      await press('Enter')
    }
    expect(seen.size).toBe(swaps.length)
    expect(wrapper.text()).toContain('Dit waren alle zinnen.')
    const again = wrapper.findAll('button').find((one) => one.text() === 'Nog een ronde')
    await again?.trigger('click')
    await settle()
    expect(swapShown(wrapper)).toBeTruthy()
  })
})

describe('a round', () => {
  const situations: Situation[] = [{ id: 'all', chapter: null, phrases: [], swaps: swaps }]
  const byId = new Map(phrases.map((phrase) => [phrase.id, phrase]))
  const randoms = fc.array(fc.double({ min: 0, max: 0.999999, noNaN: true }), { minLength: 1, maxLength: 80 })
  const from = (values: number[]) => {
    let at = 0
    return () => values[at++ % values.length] ?? 0
  }

  test('has every swap once, each with its better sentence and two others that are not its own', () => {
    fc.assert(
      fc.property(randoms, (values) => {
        const round = practiceRound(situations, byId, from(values))
        expect(round.map(({ id }) => id).sort()).toEqual(swaps.map(({ id }) => id).sort())
        for (const { instead, better, choices } of round) {
          expect(choices).toContain(better)
          expect(new Set(choices.map(({ line }) => line)).size).toBe(3)
          expect(choices.map(({ line }) => line)).not.toContain(instead)
        }
      }),
      { numRuns: 40 },
    )
  })

  test('shuffling loses nothing and adds nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), randoms, (all, values) => {
        expect(shuffled(all, from(values)).sort()).toEqual(all.toSorted())
      }),
    )
  })
})
