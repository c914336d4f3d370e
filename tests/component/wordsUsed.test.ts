import { answer, callsOf, emit, resetBridge } from './support/bridge'
import { openAt, settle } from './support/luwte'
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

// The first one fetches every view it opens.
vi.setConfig({ testTimeout: 30_000 })

let opened: VueWrapper | undefined
const press = async (name: string) => {
  await opened
    ?.findAll('button')
    .find((one) => one.text() === name)
    ?.trigger('click')
  await settle()
}

beforeEach(() => {
  resetBridge()
  answer('lookingBack.year', () => ({ years: [2026], days: [] }))
  answer('lookingBack.range', (range: object) => ({
    ...{ range, checkIns: 0, days: 0, kinds: {}, unit: 'week', steps: [], feelings: [], times: [], around: [] },
  }))
})
afterEach(() => opened?.unmount())

test('words are counted only when somebody asks, beside those of another time, and anew when something is written', async () => {
  answer('search.words', ({ days }: { days: { from: string } }) =>
    days.from > '2026'
      ? [
          { word: 'zee', count: 12 },
          { word: 'rust', count: 1 },
        ]
      : [],
  )
  opened = (await openAt('/back')).wrapper
  await settle()
  if (!opened.find('.used').exists()) await press('Over langere tijd')
  expect(opened.find('.used').exists()).toBe(true)
  expect(callsOf('search.words')).toEqual([])
  await press('Tel de woorden')
  expect(callsOf('search.words')).toHaveLength(1)
  expect(opened.get('.used').text()).toContain('kan het zwaarst wegen')
  emit('records.changed', { kinds: ['entry'] })
  await settle()
  expect(callsOf('search.words')).toHaveLength(2)
})
