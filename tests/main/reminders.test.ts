import { beforeEach, describe, expect, it } from 'vitest'
import { createApp, type LuwteApp } from '../../src/main/app'
import { type FakePorts, fakePorts } from './support/ports'

const ours = { origin: 'app://luwte', isTopFrame: true }
const HOUR = 60 * 60 * 1000
const MINUTE = 60 * 1000

let ports: FakePorts
let app: LuwteApp

const call = async (name: Parameters<LuwteApp['handle']>[0], input?: unknown) => {
  const reply = await app.handle(name, input, ours)
  if (!reply.ok) throw new Error(reply.error.code)
  return reply.value
}
/** Everything that was begun is done: in memory it takes no longer than the promises it is made of. */
const settle = () => new Promise((resolve) => setImmediate(resolve))
const pass = async (milliseconds: number) => {
  await settle()
  await ports.clock.pass(milliseconds, settle)
}
const rhythm = (times: string[], on = true) => ({ id: 'daily', on, times, weekdays: [1, 2, 3, 4, 5, 6, 7] })
const begin = async () => {
  app = await createApp(ports, { hidden: true, checkIn: false }, ['app://luwte'])
}

// Monday 23 November 2026, half past seven in the morning in Amsterdam.
beforeEach(async () => {
  ports = fakePorts('2026-11-23T06:30:00Z')
  await begin()
})

describe('moments', () => {
  it('are off until they are chosen: nothing is shown and no timer runs', async () => {
    await pass(48 * HOUR)
    expect(ports.notifier.shown).toEqual([])
    expect(ports.clock.timersSet).toBe(0)
  })

  it('come at their time, once, with neutral words', async () => {
    await call('settings.change', { rhythm: rhythm(['08:00', '20:00']) })
    await pass(29 * MINUTE)
    expect(ports.notifier.shown).toEqual([])
    await pass(MINUTE)
    expect(ports.notifier.shown).toEqual(['daily@2026-11-23T08:00'])
    await pass(24 * HOUR - 30 * MINUTE - 1)
    expect(ports.notifier.shown).toEqual(['daily@2026-11-23T08:00', 'daily@2026-11-23T20:00'])
    expect(new Set(ports.notifier.texts)).toEqual(new Set(['Luwte', 'Een klein moment, als je wilt.']))
  })

  it('open the small window on a click', async () => {
    await call('settings.change', { rhythm: rhythm(['08:00']) })
    await pass(HOUR)
    ports.notifier.click('daily@2026-11-23T08:00')
    expect(ports.windows.opened).toEqual([['check-in', '/check-in/daily@2026-11-23T08:00']])
  })

  it('are answered by a check-in, from whatever window', async () => {
    await call('settings.change', { rhythm: rhythm(['08:00']) })
    await pass(HOUR)
    expect(ports.tray.model?.state).toBe('waiting')
    await call('checkIns.answer', {
      answer: 'nothing',
      feelings: [],
      around: { with: [], where: [], doing: [] },
      note: '',
    })
    expect(ports.tray.model?.state).toBe('resting')
    expect(ports.notifier.closed).toContain('daily@2026-11-23T08:00')
    expect(ports.tray.labels).toContain('Laatst ingecheckt: vandaag om 08:30')
  })

  it('pass in silence after two hours', async () => {
    await call('settings.change', { rhythm: rhythm(['08:00']) })
    await pass(3 * HOUR)
    expect(ports.tray.model?.state).toBe('resting')
    expect(ports.notifier.closed).toContain('daily@2026-11-23T08:00')
    expect(ports.notifier.shown).toHaveLength(1)
  })

  it('come back half an hour after "later"', async () => {
    await call('settings.change', { rhythm: rhythm(['08:00']) })
    await pass(31 * MINUTE)
    await call('moments.later', { occurrence: 'daily@2026-11-23T08:00' })
    await pass(29 * MINUTE)
    expect(ports.notifier.shown).toHaveLength(1)
    await pass(2 * MINUTE)
    expect(ports.notifier.shown).toEqual(['daily@2026-11-23T08:00', 'daily@2026-11-23T08:00'])
    await pass(10 * HOUR)
    expect(ports.notifier.shown).toHaveLength(2)
  })

  it('bring at most one after three days of sleep', async () => {
    await call('settings.change', { rhythm: rhythm(['07:45', '08:00', '08:15', '20:00']) })
    ports.clock.jump(3 * 24 * HOUR + HOUR)
    ports.resume()
    await settle()
    await pass(10 * MINUTE)
    expect(ports.notifier.shown).toEqual(['daily@2026-11-26T08:15'])
  })

  it('are not shown again after a restart, also not when the clock was set back an hour', async () => {
    await call('settings.change', { rhythm: rhythm(['08:00']) })
    await pass(HOUR)
    await app.close()
    ports.clock.jump(-HOUR)
    await begin()
    await pass(2 * HOUR)
    expect(ports.notifier.shown).toEqual(['daily@2026-11-23T08:00'])
  })

  it('are remembered before they are shown', async () => {
    await call('settings.change', { rhythm: rhythm(['08:00']) })
    let remembered = ''
    ports.notifier.show = () => {
      remembered = new TextDecoder().decode(ports.files.contents.get('/data/moments.json'))
      return Promise.resolve('shown')
    }
    await pass(HOUR)
    expect(remembered).toContain('daily@2026-11-23T08:00')
  })

  it('wait while paused, and the tray says so', async () => {
    await call('settings.change', { rhythm: rhythm(['08:00', '09:00']) })
    await call('moments.pause', { until: '2026-11-23T07:30:00.000Z' })
    expect(ports.tray.model?.state).toBe('paused')
    expect(ports.tray.labels).toContain('Pauze tot vandaag om 08:30')
    await pass(2 * HOUR)
    expect(ports.notifier.shown).toEqual(['daily@2026-11-23T09:00'])
    expect(ports.tray.model?.state).toBe('waiting')
  })

  it('go on when the tray resumes them', async () => {
    await call('settings.change', { rhythm: rhythm(['08:00']) })
    await call('moments.pause', { until: '2026-11-30T07:30:00.000Z' })
    ports.tray.pick('resume')
    await pass(HOUR)
    expect(ports.notifier.shown).toEqual(['daily@2026-11-23T08:00'])
  })

  it('set at most two timers a minute while one is planned', async () => {
    await call('settings.change', { rhythm: rhythm(['20:00']) })
    const before = ports.clock.timersSet
    await pass(10 * MINUTE)
    expect(ports.clock.timersSet - before).toBeLessThanOrEqual(20)
    expect(ports.clock.pendingTimers).toBeLessThanOrEqual(1)
  })

  it('never write a word of the user beside times and ids', async () => {
    await call('settings.change', { rhythm: rhythm(['08:00']) })
    await pass(HOUR)
    await call('checkIns.answer', {
      answer: 'felt',
      feelings: [{ id: 'lonely' }],
      around: { with: [], where: [], doing: [] },
      note: 'niemand weet dit',
      occurrence: 'daily@2026-11-23T08:00',
    })
    for (const name of ['settings.json', 'moments.json']) {
      const text = new TextDecoder().decode(ports.files.contents.get(`/data/${name}`))
      expect(text).not.toMatch(/lonely|niemand/)
    }
  })
})
