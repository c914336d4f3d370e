import { answer, callsOf, emit, nextMoment, resetBridge } from './support/bridge'
import { openAt, settle } from './support/luwte'
import { refuse } from './support/refuse'
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { OpenNotice } from '@shared/kernel/notice'
import { DEFAULT_SETTINGS, type Settings } from '@shared/features/settings/settings'
import { useAppStore } from '@/kernel/appStore'
import { useToasts } from '@/kernel/toasts'

// What the app store follows on every screen: notices, the zone of this computer, settings.

let opened: VueWrapper
const open = async (path = '/today') => {
  opened = (await openAt(path, { isWhole: true })).wrapper
}

beforeEach(() => {
  resetBridge()
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T14:30:00Z') })
  answer('checkIns.recent', () => [])
  answer('drafts.read', () => null)
})
afterEach(() => {
  opened.unmount()
  useToasts().toasts.value = []
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe('notices', () => {
  const notice = (id: number, file: string): OpenNotice => ({ id, code: 'not-arrived', file })
  const shown = () => opened.findAll('.notice').map((one) => /\S+\.json/.exec(one.text())?.[0])
  const dismissButton = (file: string) =>
    opened
      .findAll('.notice')
      .find((one) => one.text().includes(file))
      ?.find('button')

  test('are dismissed one by one: the one that was meant, also when another one went at the same time', async () => {
    const one = notice(1, 'one.json')
    const two = notice(2, 'two.json')
    const three = notice(3, 'three.json')
    await open()
    emit('notices.changed', [one, two, three])
    await settle()
    const button = dismissButton('two.json')
    // Main drops the first one; the click was aimed before the screen shows it.
    emit('notices.changed', [two, three])
    await button?.trigger('click')
    await settle()
    expect(callsOf('app.dismissNotice')).toEqual([{ id: 2 }])
    emit('notices.changed', [three])
    await settle()
    expect(shown()).toEqual(['three.json'])
  })

  test('of what came back from a backup say from when that is, and lead to where one can look further', async () => {
    await open()
    emit('notices.changed', [
      {
        id: 1,
        code: 'damaged-recovered',
        file: 'a/2026-11.json',
        aside: 'a/2026-11.json.damaged-1',
        madeAt: '2026-11-21T19:04:31.250Z',
      },
    ])
    await settle()
    const [told] = opened.findAll('.notice')
    expect(told?.text()).toContain('zaterdag 21 november om 20:04')
    expect(told?.find('a').attributes('href')).toContain('/settings/data')
  })
})

describe('the zone of this computer', () => {
  test('is followed: after a journey, times are those of the new place', async () => {
    answer('moments.next', () => nextMoment({ state: 'planned', due: Date.parse('2026-11-22T19:30:00Z') }))
    await open()
    expect(opened.find('.moment').text()).toContain('vanavond rond half negen')
    emit('zone.changed', { zone: 'America/New_York' })
    await settle()
    expect(opened.find('.moment').text()).toContain('vanmiddag rond half drie')
  })
})

describe('settings', () => {
  test('that main refuses are shown as they were, and reported once', async () => {
    await open('/settings')
    const app = useAppStore()
    refuse('settings.change', 'disk-full')
    const change = app.change({ textSize: 150 })
    expect(app.settings.textSize).toBe(150)
    expect(await change).toBe(false)
    expect(app.settings.textSize).toBe(100)
    expect(useToasts().toasts.value.map(({ error }) => error)).toEqual(['disk-full'])
  })

  test('that are changed one after the other do not undo each other on screen', async () => {
    let kept: Settings = DEFAULT_SETTINGS
    answer('settings.change', (change: Partial<Settings>) => (kept = { ...kept, ...change }))
    await open('/settings')
    const app = useAppStore()
    await Promise.all([app.change({ textSize: 125 }), app.change({ theme: 'night' })])
    expect(app.settings).toMatchObject({ textSize: 125, theme: 'night' })
  })
})
