import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { Bus } from '@main/platform/dbus/bus'
import { busNotifier, iconPixels } from '@main/platform/dbus/busNotifier'
import type { NotificationWords } from '@main/ports'
import { type FakeNotifier, fakeNotifier } from '../../../support/busServices'
import { type PrivateBus, privateBus } from '../../../support/privateBus'
import { eventually } from '../../../support/eventually'

const MOMENT = 'daily@2026-11-23T08:00'
const OTHER = 'daily@2026-11-23T20:00'

const words = (id: string, other: Partial<NotificationWords> = {}): NotificationWords => ({
  id,
  appName: 'Luwte',
  icon: 'luwte',
  title: 'Luwte',
  body: 'Een klein moment & niet meer.',
  buttons: [
    { button: 'later', label: 'Later' },
    { button: 'not-today', label: 'Vandaag niet' },
  ],
  ...other,
})
const pixel = { width: 1, height: 1, rgba: Uint8Array.of(1, 2, 3, 4) }

let daemon: PrivateBus
let server: FakeNotifier | null

beforeEach(async () => {
  daemon = await privateBus()
  server = null
})

afterEach(async () => {
  await server?.leave()
  await daemon.end()
})

async function withServer(options: Parameters<typeof fakeNotifier>[1] = {}) {
  server = await fakeNotifier(daemon.address, options)
  const bus = new Bus(daemon.address)
  const notifier = busNotifier(bus, () => pixel)
  const pressed: string[] = []
  notifier.onClick((id) => pressed.push(id))
  notifier.onButton((id, button) => pressed.push(`${button} ${id}`))
  return { server, bus, notifier, pressed }
}

describe('a notification over the bus', () => {
  it('is calm, says whose it is, and stays until it is closed', async () => {
    const { server, notifier } = await withServer()
    expect(await notifier.isAvailable()).toBe(true)
    expect(await notifier.show(words(MOMENT))).toBe('shown')
    expect(server.notified).toEqual([
      {
        number: 1,
        appName: 'Luwte',
        replaces: 0,
        title: 'Luwte',
        body: 'Een klein moment & niet meer.',
        actions: ['default', 'Luwte', 'later', 'Later', 'not-today', 'Vandaag niet'],
        hints: {
          urgency: 1,
          'suppress-sound': true,
          'image-data': [1, 1, 4, true, 8, 4, Buffer.of(1, 2, 3, 4)],
          'desktop-entry': 'luwte',
        },
        timeout: 0,
      },
    ])
    notifier.close(MOMENT)
    await eventually(() => expect(server.closed).toEqual([1]))
  })

  it('goes by itself where it is said to pass', async () => {
    const { server, notifier } = await withServer()
    await notifier.show(words(MOMENT, { isPassing: true }))
    expect(server.notified[0]).toMatchObject({ timeout: -1 })
  })

  it('under another name does not lead back to Luwte', async () => {
    const { server, notifier } = await withServer()
    await notifier.show(
      words(MOMENT, { appName: 'Notities', icon: 'notes', title: 'Notities', body: 'Er staat iets.' }),
    )
    expect(JSON.stringify(server.notified)).not.toMatch(/luwte/i)
  })

  it('has no buttons where the notifier has none, and no markup where it would read some', async () => {
    const { server, notifier } = await withServer({ abilities: ['body', 'body-markup'] })
    await notifier.show(words(MOMENT))
    expect(server.notified[0]).toMatchObject({ actions: [], body: 'Een klein moment &amp; niet meer.' })
  })

  it('tells of a click and of its buttons, also after it was put away', async () => {
    const { server, notifier, pressed } = await withServer()
    await notifier.show(words(MOMENT))
    await notifier.show(words(OTHER))
    server.act(2, 'default')
    server.dismiss(1)
    server.act(1, 'later')
    server.act(1, 'not-today')
    server.act(1, 'something-else')
    server.act(99, 'default')
    await eventually(() => expect(pressed).toEqual([OTHER, `later ${MOMENT}`, `not-today ${MOMENT}`]))
    notifier.close(OTHER)
    server.act(2, 'later')
    server.act(1, 'default')
    await eventually(() => expect(pressed.at(-1)).toBe(MOMENT))
    expect(pressed).toHaveLength(4)
  })

  it('is not answered by being put away', async () => {
    const { server, bus, notifier, pressed } = await withServer()
    await notifier.show(words(MOMENT))
    server.dismiss(1)
    await bus.ask({
      destination: 'org.freedesktop.Notifications',
      path: '/org/freedesktop/Notifications',
      interface: 'org.freedesktop.Notifications',
      member: 'GetCapabilities',
    })
    expect(pressed).toEqual([])
  })

  it('takes the place of an earlier one for the same moment', async () => {
    const { server, notifier } = await withServer()
    await notifier.show(words(MOMENT))
    await notifier.show(words(MOMENT))
    expect(server.notified.map(({ replaces }) => replaces)).toEqual([0, 1])
  })

  it('that was closed before the notifier answered does not stay', async () => {
    const { server, notifier } = await withServer()
    const showing = notifier.show(words(MOMENT))
    notifier.close(MOMENT)
    expect(await showing).toBe('shown')
    await eventually(() => expect(server.closed).toEqual([1]))
  })

  it('of a notifier that went is not mistaken for one of the next', async () => {
    const { server: former, notifier, pressed } = await withServer()
    await notifier.show(words(MOMENT))
    await former.leave()
    await eventually(async () => expect(await notifier.isAvailable()).toBe(false))
    expect(await notifier.show(words(OTHER))).toBe('failed')

    server = await fakeNotifier(daemon.address)
    await eventually(async () => expect(await notifier.isAvailable()).toBe(true))
    notifier.close(MOMENT)
    expect(await notifier.show(words(OTHER))).toBe('shown')
    server.act(1, 'default')
    await eventually(() => expect(pressed).toEqual([OTHER]))
    expect(server.closed).toEqual([])
  })

  it('can be shown where a notifier is started for it', async () => {
    const startable = { name: 'org.freedesktop.Notifications', command: '/bin/false' }
    const { address, end } = await privateBus({ startable })
    onTestFinished(end)
    expect(await busNotifier(new Bus(address), () => pixel).isAvailable()).toBe(true)
  })

  it('fails where there is no bus', async () => {
    const notifier = busNotifier(new Bus('unix:path=/nowhere/at/all'), () => pixel)
    expect(await notifier.isAvailable()).toBe(false)
    expect(await notifier.show(words(MOMENT))).toBe('failed')
    notifier.close(MOMENT)
  })
})

describe('the pixels of an icon', () => {
  it('go from blue, green, red to red, green, blue, and get their whole colour back', () => {
    const bitmap = Uint8Array.of(10, 20, 30, 255, 0, 0, 127, 127, 0, 0, 0, 0)
    expect([...iconPixels(bitmap, { width: 3, height: 1 }).rgba]).toEqual([30, 20, 10, 255, 255, 0, 0, 127, 0, 0, 0, 0])
  })
})
