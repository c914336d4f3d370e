import { beforeEach, describe, expect, it } from 'vitest'
import { createApp, type LuwteApp } from '@main/app/createApp'
import { PLAIN_LAUNCH } from '@main/desktop/launchArguments'
import { at } from '../../support/house'
import { fillDisk, slowDisk } from '../../support/faults'
import { type FakePorts, fakePorts } from '../../support/ports'

const ours = { origin: 'app://luwte', isTopFrame: true }
let ports: FakePorts
let app: LuwteApp

const call = async <Value>(name: Parameters<LuwteApp['handle']>[0], input?: unknown) => {
  const reply = await app.handle(name, input, ours)
  if (!reply.ok) throw new Error(reply.error.code)
  return reply.value as Value
}
const begin = async () => {
  app = await createApp(ports, { ...PLAIN_LAUNCH, hidden: true }, ['app://luwte'])
}
const store = (value: unknown) =>
  ports.files.contents.set('/data/settings.json', new TextEncoder().encode(JSON.stringify(value)))
const stored = () =>
  JSON.parse(new TextDecoder().decode(ports.files.contents.get('/data/settings.json'))) as Record<string, unknown>
const copies = () => [...ports.files.contents.keys()].filter((path) => path.includes('settings.json.damaged-'))

beforeEach(() => {
  ports = fakePorts()
})

describe('settings', () => {
  it('that are changed at once do not undo each other', async () => {
    await begin()
    slowDisk(ports)
    await Promise.all([
      call('settings.change', { theme: 'night' }),
      call('settings.change', { textSize: 125 }),
      call('settings.change', { language: 'en' }),
    ])
    expect(stored()).toMatchObject({ theme: 'night', textSize: 125, language: 'en' })
    expect((await call<{ settings: unknown }>('app.state')).settings).toMatchObject({ theme: 'night', textSize: 125 })
  })

  it('that make no sense are mended once, not at every start', async () => {
    store({ theme: 'purple', textSize: 125 })
    await begin()
    await begin()
    expect(copies()).toHaveLength(1)
    expect((await call<{ notices: unknown[] }>('app.state')).notices).toEqual([])
    expect(stored()).toMatchObject({ theme: 'system', textSize: 125 })
  })

  it('that make no sense keep nobody out on a full disk, and are still kept before they are written over', async () => {
    store({ theme: 'purple' })
    const makeRoom = fillDisk(ports, 'json', '')
    await begin()
    await expect(call('settings.change', { textSize: 125 })).rejects.toThrow('disk-full')
    expect(stored()).toEqual({ theme: 'purple' })
    makeRoom()
    await call('settings.change', { textSize: 125 })
    expect(stored()).toMatchObject({ theme: 'system', textSize: 125 })
    expect(new TextDecoder().decode(ports.files.contents.get(copies()[0] ?? ''))).toContain('purple')
    expect((await call<{ notices: unknown[] }>('app.state')).notices).toMatchObject([{ code: 'settings-mended' }])
  })
})

describe('closing the main window where there is no tray', () => {
  const settle = () => new Promise((resolve) => setTimeout(resolve))

  beforeEach(async () => {
    ports.tray.isThere = false
    store({ rhythms: [at(['08:00'])] })
    await begin()
  })

  it('is asked once on a full disk too, and then it closes', async () => {
    fillDisk(ports, 'settings.json')
    expect(ports.windows.askClose()).toBe(false)
    await settle()
    expect(ports.windows.closed).toEqual(['main'])
    expect(ports.windows.askClose()).toBe(true)
    expect(ports.told.filter((line) => line.startsWith('Dit bureaublad'))).toHaveLength(1)
  })

  it('opens one box, however often it is asked meanwhile', async () => {
    let boxes = 0
    let answer: (index: number) => void = () => undefined
    ports.messageBox.ask = () => {
      boxes += 1
      return new Promise((resolve) => (answer = resolve))
    }
    ports.windows.askClose()
    ports.windows.askClose()
    answer(0)
    await settle()
    expect(boxes).toBe(1)
    expect(ports.windows.closed).toEqual(['main'])
  })
})

describe('what Luwte changes by itself', () => {
  it('is on disk when Luwte has closed', async () => {
    await begin()
    slowDisk(ports)
    ports.windows.moveMain({ width: 900, height: 640 })
    await app.close()
    expect(stored()).toMatchObject({ mainWindow: { width: 900, height: 640 } })
  })
})

describe('the country', () => {
  interface State {
    country: string
    perhaps: string[] | null
  }
  const where = async () => {
    const { country, perhaps } = await call<State>('app.state')
    return { country, perhaps }
  }
  const told = () =>
    ports.windows.heard
      .filter(([channel]) => channel === 'luwte:event:settings.changed')
      .map(([, state]) => state as State)
  const travel = async (zone: string) => {
    ports.clock.travel(zone)
    await new Promise((resolve) => setImmediate(resolve))
  }

  it('is that of the clock, also on an English desktop', async () => {
    ports.system.locale = () => 'en-US'
    ports.system.formatsCountry = () => null
    await begin()
    expect(await where()).toEqual({ country: 'NL', perhaps: null })
  })

  it('is asked for once where the computer contradicts itself', async () => {
    ports.system.formatsCountry = () => 'US'
    await begin()
    expect(await where()).toEqual({ country: 'NL', perhaps: ['US'] })
    await call('settings.change', { country: 'NL' })
    await begin()
    expect(await where()).toEqual({ country: 'NL', perhaps: null })
  })

  it('is asked for again on a journey, once, and the windows hear of it', async () => {
    await begin()
    await call('settings.change', { country: 'NL' })
    await travel('Europe/London')
    expect(told().at(-1)).toMatchObject({ country: 'NL', perhaps: ['GB'] })
    // At home by choice, also from abroad.
    await call('settings.change', { country: 'NL' })
    expect(await where()).toEqual({ country: 'NL', perhaps: null })
    await begin()
    expect(await where()).toEqual({ country: 'NL', perhaps: null })
    await travel('Europe/Amsterdam')
    await travel('Europe/London')
    expect(await where()).toEqual({ country: 'NL', perhaps: ['GB'] })
  })

  it('ends a journey also when Luwte was closed on the way home', async () => {
    await begin()
    await call('settings.change', { country: 'NL' })
    await travel('Europe/London')
    await call('settings.change', { country: 'NL' })
    ports.clock.zoneName = 'Europe/Amsterdam'
    await begin()
    await travel('Europe/London')
    expect(await where()).toEqual({ country: 'NL', perhaps: ['GB'] })
  })

  it('is told to the windows on a full disk too', async () => {
    await begin()
    await call('settings.change', { country: 'NL' })
    await travel('Europe/London')
    await call('settings.change', { country: 'GB' })
    fillDisk(ports, 'json', '')
    await travel('Europe/Amsterdam')
    expect(told().at(-1)).toMatchObject({ country: 'GB', perhaps: ['NL'] })
  })
})
