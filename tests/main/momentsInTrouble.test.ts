import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createApp, type LuwteApp } from '../../src/main/app'
import { fillDisk, slowDisk } from './support/faults'
import { type FakePorts, fakePorts } from './support/ports'

const ours = { origin: 'app://luwte', isTopFrame: true }
const HOUR = 60 * 60 * 1000
const MINUTE = 60 * 1000
const EIGHT = 'daily@2026-11-23T08:00'

let ports: FakePorts
let app: LuwteApp

const call = async (name: Parameters<LuwteApp['handle']>[0], input?: unknown) => {
  const reply = await app.handle(name, input, ours)
  if (!reply.ok) throw new Error(reply.error.code)
  return reply.value
}
const settle = () => new Promise((resolve) => setImmediate(resolve))
const pass = async (milliseconds: number) => {
  await settle()
  await ports.clock.pass(milliseconds, settle)
}
const rhythm = (times: string[], on = true) => ({ id: 'daily', on, times, weekdays: [1, 2, 3, 4, 5, 6, 7] })
const begin = async () => {
  app = await createApp(ports, { hidden: true, checkIn: false }, ['app://luwte'])
}
const store = (name: string, value: unknown) =>
  ports.files.contents.set(`/data/${name}`, new TextEncoder().encode(JSON.stringify(value)))
const checkIn = { answer: 'nothing', feelings: [], around: { with: [], where: [], doing: [] }, note: '' }

// Monday 23 November 2026, half past seven in the morning in Amsterdam.
beforeEach(async () => {
  ports = fakePorts('2026-11-23T06:30:00Z')
  await begin()
})

describe('when moments.json cannot be written', () => {
  it('nothing is shown that could not be remembered, and moments go on once there is room', async () => {
    await call('settings.change', { rhythm: rhythm(['08:00', '20:00']) })
    const makeRoom = fillDisk(ports, 'moments.json')
    const before = ports.clock.timersSet
    await pass(2 * HOUR)
    expect(ports.notifier.shown).toEqual([])
    expect(ports.clock.timersSet - before).toBeLessThanOrEqual(125)
    makeRoom()
    await pass(2 * MINUTE)
    expect(ports.notifier.shown).toEqual([EIGHT])
    await pass(12 * HOUR)
    expect(ports.notifier.shown).toEqual([EIGHT, 'daily@2026-11-23T20:00'])
  })

  it('Luwte starts all the same', async () => {
    store('settings.json', { rhythm: rhythm(['07:00']) })
    fillDisk(ports, 'moments.json')
    await begin()
    expect(ports.tray.labels).toContain('Luwte openen')
  })

  it('Luwte starts when it cannot be read, and shows nothing until it can', async () => {
    store('settings.json', { rhythm: rhythm(['07:00']) })
    const { read } = ports.files
    ports.files.read = (path) =>
      path.endsWith('moments.json')
        ? Promise.reject(Object.assign(new Error('EACCES'), { cause: 'the system' }))
        : read(path)
    await begin()
    expect(ports.notifier.shown).toEqual([])
    store('moments.json', {
      occurrences: { 'daily@2026-11-23T07:00': { state: 'answered', since: '2026-11-23T06:10:00.000Z' } },
    })
    ports.files.read = read
    await pass(5 * MINUTE)
    expect(ports.notifier.shown).toEqual([])
  })

  it('a check-in that was saved is not called unsaved, nor asked for again', async () => {
    await call('settings.change', { rhythm: rhythm(['08:00']) })
    await pass(HOUR)
    fillDisk(ports, 'moments.json')
    await call('checkIns.answer', { ...checkIn, occurrence: EIGHT })
    expect(ports.notifier.closed).toContain(EIGHT)
    expect(ports.tray.model?.state).toBe('resting')
    await pass(HOUR)
    expect(ports.notifier.shown).toEqual([EIGHT])
  })
})

describe('a desktop that never says what became of a notification', () => {
  beforeEach(async () => {
    await call('settings.change', { rhythm: rhythm(['08:00', '20:00']) })
    ports.notifier.show = vi.fn(({ id }: { id: string }) => {
      ports.notifier.shown.push(id)
      return new Promise<never>(() => undefined)
    })
    await pass(HOUR)
  })

  it('holds up neither a check-in nor closing', async () => {
    await call('checkIns.answer', { ...checkIn, occurrence: EIGHT })
    await app.close()
  })

  it('holds up no later moment', async () => {
    await pass(12 * HOUR)
    expect(ports.notifier.shown).toEqual([EIGHT, 'daily@2026-11-23T20:00'])
  })
})

describe('what happens at once', () => {
  const awhile = () => new Promise((resolve) => setTimeout(resolve, 60))

  it('an answer while the next moment is being remembered does not make that one come twice', async () => {
    await call('settings.change', { rhythm: rhythm(['08:00', '08:30']) })
    await pass(45 * MINUTE)
    slowDisk(ports, 'moments.json')
    ports.clock.jump(15 * MINUTE)
    ports.resume()
    await Promise.all([call('checkIns.answer', { ...checkIn, occurrence: EIGHT }), awhile()])
    ports.resume()
    await awhile()
    expect(ports.notifier.shown).toEqual([EIGHT, 'daily@2026-11-23T08:30'])
  })

  it.each([997, 998, 999])('a moment that comes due in the midst of a look comes (.%s)', async (milliseconds) => {
    await call('settings.change', { rhythm: rhythm(['08:00']) })
    await settle()
    ports.clock.epochMs = Date.parse(`2026-11-23T06:59:59.${String(milliseconds)}Z`)
    // Each look at the clock takes a little time, as in life.
    const { now } = ports.clock
    ports.clock.now = () => ports.clock.epochMs++
    ports.resume()
    await settle()
    ports.clock.now = now
    await pass(HOUR)
    expect(ports.notifier.shown).toEqual([EIGHT])
  })

  it('no timer is left running when it ends in the midst of a look', async () => {
    await call('settings.change', { rhythm: rhythm(['08:00']) })
    await settle()
    slowDisk(ports, 'moments.json')
    ports.clock.jump(30 * MINUTE)
    ports.resume()
    await settle()
    await app.close()
    await awhile()
    expect(ports.clock.pendingTimers).toBe(0)
  })
})

describe('a moment that waits', () => {
  it('is not followed by an older one once it was answered', async () => {
    await call('settings.change', { rhythm: rhythm(['08:00', '08:15']) })
    await pass(50 * MINUTE)
    await call('checkIns.answer', { ...checkIn, occurrence: 'daily@2026-11-23T08:15' })
    expect(ports.tray.model?.state).toBe('resting')
  })

  it('and was put off is answered by a check-in from elsewhere', async () => {
    await call('settings.change', { rhythm: rhythm(['08:00']) })
    await pass(31 * MINUTE)
    await call('moments.later', { occurrence: EIGHT })
    await pass(10 * MINUTE)
    await call('checkIns.answer', checkIn)
    await pass(3 * HOUR)
    expect(ports.notifier.shown).toEqual([EIGHT])
  })

  it('and was put off comes back as it was said, also when the times were changed meanwhile', async () => {
    await call('settings.change', { rhythm: rhythm(['08:00']) })
    await pass(31 * MINUTE)
    await call('moments.later', { occurrence: EIGHT })
    await call('settings.change', { rhythm: rhythm(['21:00']) })
    expect(ports.tray.labels).toContain('Volgende moment: vandaag om 08:31')
    await pass(40 * MINUTE)
    expect(ports.notifier.shown).toEqual([EIGHT, EIGHT])
  })

  it.each([
    ['paused', () => call('moments.pause', { until: '2026-11-23T07:30:00.000Z' })],
    ['switched off', () => call('settings.change', { rhythm: rhythm(['08:00'], false) })],
  ])('goes at once when moments are %s, and is not back afterwards', async (_what, quiet) => {
    await call('settings.change', { rhythm: rhythm(['08:00']) })
    await pass(40 * MINUTE)
    await quiet()
    await settle()
    expect(ports.notifier.closed).toContain(EIGHT)
    expect(ports.tray.model?.state).not.toBe('waiting')
    await pass(40 * MINUTE)
    expect(ports.tray.model?.state).toBe('resting')
    expect(ports.notifier.shown).toEqual([EIGHT])
  })

  it('takes its notification along when Luwte ends', async () => {
    await call('settings.change', { rhythm: rhythm(['08:00']) })
    await pass(40 * MINUTE)
    await app.close()
    expect(ports.notifier.closed).toEqual([EIGHT])
  })

  it('does not wait for days after a clock that stood ahead was put right', async () => {
    await call('settings.change', { rhythm: rhythm(['08:00']) })
    ports.clock.jump(10 * 24 * HOUR)
    await pass(40 * MINUTE)
    expect(ports.tray.model?.state).toBe('waiting')
    ports.clock.jump(-10 * 24 * HOUR - HOUR)
    ports.resume()
    await settle()
    expect(ports.tray.model?.state).toBe('resting')
  })
})

describe('choosing times', () => {
  it('asks nothing for a time of day that had gone by', async () => {
    await pass(90 * MINUTE)
    await call('settings.change', { rhythm: rhythm(['08:00']) })
    await pass(30 * MINUTE)
    await app.close()
    await begin()
    await pass(2 * HOUR)
    expect(ports.notifier.shown).toEqual([])
    await pass(24 * HOUR)
    expect(ports.notifier.shown).toEqual(['daily@2026-11-24T08:00'])
  })
})

describe('a pause that no engine can read', () => {
  it('counts as none: Luwte starts, and moments come', async () => {
    store('settings.json', { rhythm: rhythm(['08:00']), pausedUntil: '2026-11-21T10:00:00+01' })
    await begin()
    await pass(HOUR)
    expect(ports.notifier.shown).toEqual([EIGHT])
  })
})
