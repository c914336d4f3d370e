import { createClient } from 'dbus-native'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { Bus } from '@main/platform/dbus/bus'
import { doNotDisturb } from '@main/platform/desktop/holdSources/doNotDisturb'
import { screenLock } from '@main/platform/desktop/holdSources/screenLock'
import { onBecoming } from '@main/platform/desktop/holdSources/source'
import { watchTrayHost } from '@main/platform/dbus/trayHost'
import { onSleep, onWake } from '@main/platform/dbus/wake'
import { fakeLocker, fakeLogind, fakeNotifier, fakeXfceSettings } from '../../../support/busServices'
import { type PrivateBus, privateBus } from '../../../support/privateBus'
import { eventually } from '../../../support/eventually'

let daemon: PrivateBus

beforeEach(async () => {
  daemon = await privateBus()
})

afterEach(() => daemon.end())

/** Rejected questions only; what is asked of nobody. */
const silent = new Bus(undefined)

describe('a bus', () => {
  it.each([undefined, '', 'tcp:host=example.org,port=1', 'unix:path=/nowhere/at/all', 'unix:nothing=of-use'])(
    'at %s answers nothing, and ends nothing',
    async (address) => {
      const bus = new Bus(address)
      await expect(bus.askBus('ListNames')).rejects.toThrow()
      const heard = bus.on({ sender: 'x.y', interface: 'x.y', member: 'Z' }, () => undefined)
      heard()
      expect(await watchTrayHost(bus, () => undefined)).toBe(false)
    },
  )

  it('on another computer is not even called', async () => {
    let calls = 0
    const server = createServer(() => (calls += 1))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const { port } = server.address() as AddressInfo
    await expect(new Bus(`tcp:host=127.0.0.1,port=${String(port)}`).askBus('ListNames')).rejects.toThrow()
    expect(calls).toBe(0)
  })

  it('that never answers does not keep Luwte from starting', { timeout: 10_000 }, async () => {
    const bus = await muteBus()
    expect(await watchTrayHost(bus, () => undefined)).toBe(false)
    expect(await screenLock(bus, bus).ask()).toBeNull()
  })

  it('that is lost is told, and found again when it is back', async () => {
    const bus = new Bus(daemon.address)
    const lost = new Promise<void>((resolve) => bus.onLost(resolve))
    const changes: boolean[] = []
    expect(await watchTrayHost(bus, (isThere) => changes.push(isThere))).toBe(false)
    await daemon.end()
    await lost
    expect(changes).toEqual([false])
    await expect(bus.askBus('ListNames')).rejects.toThrow()

    daemon = await privateBus({ address: daemon.address })
    expect(await bus.askBus<string[]>('ListNames')).toContain('org.freedesktop.DBus')
    const locker = await fakeLocker(daemon.address, false, 'org.kde.StatusNotifierWatcher')
    await eventually(() => expect(changes.at(-1)).toBe(true))
    await locker.leave()
  })

  it('keeps nothing of what is no longer listened for', async () => {
    const bus = new Bus(daemon.address)
    const locker = await fakeLocker(daemon.address, false)
    onTestFinished(() => locker.leave())
    let heard = 0
    const source = screenLock(bus, silent)
    const stop = source.watch(() => (heard += 1))
    expect(await source.ask()).toBe(false)
    locker.set(true)
    await eventually(() => expect(heard).toBe(1))
    stop()
    locker.set(false)
    // Answers come in order: what was told before has been heard by then.
    expect(await source.ask()).toBe(false)
    expect(heard).toBe(1)
  })
})

describe('the lock of the screen', () => {
  it('is asked of nobody who would have to be started for it', async () => {
    const name = 'org.gnome.ScreenSaver'
    const folder = mkdtempSync(join(tmpdir(), 'luwte-bus-'))
    const started = join(folder, 'started')
    const startable = await privateBus({ startable: { name, command: `/usr/bin/touch ${started}` } })
    onTestFinished(async () => {
      await startable.end()
      rmSync(folder, { recursive: true, force: true })
    })
    const bus = new Bus(startable.address)
    expect(await screenLock(bus, silent).ask()).toBeNull()
    expect(existsSync(started)).toBe(false)
    // The other way round it would have been.
    const question = { destination: name, path: '/', interface: name, member: 'GetActive', mayStart: true }
    await expect(bus.ask(question)).rejects.toThrow()
    await eventually(() => expect(existsSync(started)).toBe(true))
  })

  it.each(['org.freedesktop', 'org.gnome', 'org.xfce', 'org.cinnamon', 'org.mate'])(
    'is told by the locker of %s',
    async (owner) => {
      const bus = new Bus(daemon.address)
      expect(await screenLock(bus, silent).ask()).toBeNull()
      const locker = await fakeLocker(daemon.address, true, `${owner}.ScreenSaver`)
      onTestFinished(() => locker.leave())
      const changes = changesOf(screenLock(bus, silent))
      expect(await screenLock(bus, silent).ask()).toBe(true)
      locker.set(false)
      await eventually(() => expect(changes.count).toBe(1))
      expect(await screenLock(bus, silent).ask()).toBe(false)
    },
  )

  it('is told by logind', async () => {
    const logind = await fakeLogind(daemon.address)
    onTestFinished(() => logind.leave())
    const lock = screenLock(silent, new Bus(daemon.address))
    const changes = changesOf(lock)
    expect(await lock.ask()).toBe(false)
    logind.setLocked(true)
    await eventually(() => expect(changes.count).toBe(1))
    expect(await lock.ask()).toBe(true)
  })

  it('is heard of once each time that it closes, whoever tells of it', async () => {
    const bus = new Bus(daemon.address)
    const lock = screenLock(bus, silent)
    const one = await fakeLocker(daemon.address, false)
    const other = await fakeLocker(daemon.address, false, 'org.gnome.ScreenSaver')
    onTestFinished(async () => {
      await one.leave()
      await other.leave()
    })
    const heard: string[] = []
    onTestFinished(onBecoming(lock, () => heard.push('closed')))
    const changes = changesOf(lock)
    /** What was told before has been heard, and asked about, when a question that comes after it is answered. */
    const settled = async (count: number) => {
      await eventually(() => expect(changes.count).toBe(count))
      await lock.ask()
    }
    await settled(0)
    one.set(true)
    other.set(true)
    await settled(2)
    expect(heard).toEqual(['closed'])
    other.set(false)
    await settled(3)
    one.set(false)
    await settled(4)
    expect(heard).toEqual(['closed'])
    one.set(true)
    await settled(5)
    expect(heard).toEqual(['closed', 'closed'])
  })
})

const SHOW_BANNERS = 'get org.gnome.desktop.notifications show-banners'

describe('quiet that was asked for', () => {
  it('is told by the notifier', async () => {
    const notifier = await fakeNotifier(daemon.address)
    onTestFinished(() => notifier.leave())
    const quiet = doNotDisturb(new Bus(daemon.address))
    const changes = changesOf(quiet)
    expect(await quiet.ask()).toBe(false)
    notifier.setInhibited(true)
    await eventually(() => expect(changes.count).toBe(1))
    expect(await quiet.ask()).toBe(true)
  })

  it('is told by the settings of Xfce, also before the switch was used', async () => {
    const settings = await fakeXfceSettings(daemon.address)
    onTestFinished(() => settings.leave())
    const quiet = doNotDisturb(new Bus(daemon.address))
    const changes = changesOf(quiet)
    expect(await quiet.ask()).toBe(false)
    settings.set(true)
    await eventually(() => expect(changes.count).toBe(1))
    expect(await quiet.ask()).toBe(true)
  })

  it.each([
    ['GNOME, where it is the notifier', 'gnome-shell', 'false', true],
    ['GNOME, where it is the notifier', 'gnome-shell', 'true', false],
    ['the notifier alone, where that is another', 'dunst', 'false', false],
  ])('is told by the settings of %s (%s, banners: %s)', async (_what, server, banners, isQuiet) => {
    const folder = mkdtempSync(join(tmpdir(), 'luwte-bus-'))
    writeFileSync(join(folder, 'gsettings'), `#!/bin/sh\n[ "$*" = "${SHOW_BANNERS}" ] && echo ${banners}\n`, {
      mode: 0o700,
    })
    vi.stubEnv('PATH', `${folder}:${process.env.PATH ?? ''}`)
    const notifier = await fakeNotifier(daemon.address, { server })
    onTestFinished(async () => {
      vi.unstubAllEnvs()
      await notifier.leave()
      rmSync(folder, { recursive: true, force: true })
    })
    expect(await doNotDisturb(new Bus(daemon.address)).ask()).toBe(isQuiet)
  })

  it('is not told where nobody knows', async () => {
    expect(await doNotDisturb(new Bus(daemon.address)).ask()).toBeNull()
  })
})

describe('a signal of somebody else', () => {
  const PREPARE = ['/org/freedesktop/login1', 'org.freedesktop.login1.Manager', 'PrepareForSleep'] as const

  /** Sends it to everybody, and to each connection by itself: those pass the rules of the bus. */
  async function forge(address: string): Promise<void> {
    const forger = createClient({ busAddress: address, plainValues: true })
    const names = await forger.invokeDbus<string[]>({ member: 'ListNames' })
    forger.sendSignal(...PREPARE, 'b', [true])
    const [path, owner, member] = PREPARE
    for (const destination of names.filter((name) => name.startsWith(':')))
      forger.connection.message({
        ...{ type: 4, serial: forger.serial++, destination, path, interface: owner, member },
        ...{ signature: 'b', body: [true] },
      })
    // Answered after what was sent before it.
    await forger.invokeDbus({ member: 'ListNames' })
    await forger.close()
  }

  it.each(['has an owner', 'has none'])('is not heard, when the name %s', async (owned) => {
    const bus = new Bus(daemon.address)
    const logind = owned === 'has an owner' ? await fakeLogind(daemon.address) : null
    const heard: string[] = []
    onSleep(bus, () => heard.push('sleep'))
    await bus.askBus('ListNames')
    await forge(daemon.address)
    await bus.askBus('ListNames')
    expect(heard).toEqual([])
    // The true one is, also of one that came later.
    const later = logind ?? (await fakeLogind(daemon.address))
    onTestFinished(() => later.leave())
    later.sleep(true)
    await eventually(() => expect(heard).toEqual(['sleep']))
  })

  it('is not heard when the name went to another, and is heard from that one', async () => {
    const bus = new Bus(daemon.address)
    const heard: string[] = []
    onSleep(bus, () => heard.push('sleep'))
    for (const round of [1, 2]) {
      const logind = await fakeLogind(daemon.address)
      await bus.askBus('ListNames')
      logind.sleep(true)
      await eventually(() => expect(heard).toHaveLength(round))
      await logind.leave()
      await forge(daemon.address)
      await bus.askBus('ListNames')
      expect(heard).toHaveLength(round)
    }
  })
})

describe('sleep', () => {
  it('is heard of when it comes, and when it is over', async () => {
    const logind = await fakeLogind(daemon.address)
    onTestFinished(() => logind.leave())
    const bus = new Bus(daemon.address)
    const heard: string[] = []
    onSleep(bus, () => heard.push('sleep'))
    onWake(bus, () => heard.push('wake'))
    await bus.askBus('ListNames')
    logind.sleep(true)
    await eventually(() => expect(heard).toEqual(['sleep']))
    logind.sleep(false)
    await eventually(() => expect(heard).toEqual(['sleep', 'wake']))
  })
})

function changesOf(source: { watch(onChange: () => void): () => void }): { count: number } {
  const changes = { count: 0 }
  onTestFinished(source.watch(() => (changes.count += 1)))
  return changes
}

async function muteBus(): Promise<Bus> {
  const folder = mkdtempSync(join(tmpdir(), 'luwte-bus-'))
  const mute = createServer(() => undefined)
  await new Promise<void>((resolve) => mute.listen(join(folder, 'bus'), resolve))
  onTestFinished(() => {
    mute.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return new Bus(`unix:path=${join(folder, 'bus')}`)
}
