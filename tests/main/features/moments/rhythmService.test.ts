import { beforeEach, describe, expect, it } from 'vitest'
import { at, House, settle } from '../../support/house'
import { fakePorts } from '../../support/ports'

let house: House

beforeEach(async () => {
  house = new House()
  await house.begin()
})

const list = () => house.call('rhythms.list')

describe('rhythms', () => {
  it('have their names in the vault, and nowhere outside it', async () => {
    await house.choose(['08:00'], 'Als het stil is')
    expect((await list()).here).toMatchObject([{ id: 'daily', name: 'Als het stil is' }])
    for (const [path, bytes] of house.ports.files.contents)
      if (!path.startsWith('/data/vault/')) expect(new TextDecoder().decode(bytes)).not.toContain('stil is')
  })

  it('are changed, and keep their place', async () => {
    await house.choose(at(['08:00'], { id: 'one' }), 'Een')
    await house.choose(at(['09:00'], { id: 'two' }), 'Twee')
    await house.choose(at(['10:00'], { id: 'one' }), 'Eerste')
    expect((await list()).here.map(({ id, name }) => [id, name])).toEqual([
      ['one', 'Eerste'],
      ['two', 'Twee'],
    ])
  })

  it('leave nothing behind when they are removed', async () => {
    await house.choose(['08:00'], 'Avondrood')
    await house.call('rhythms.remove', { id: 'daily' })
    expect(await list()).toEqual({ here: [], elsewhere: [] })
    expect(house.ports.tray.labels[0]).toBe('Er staat niets gepland')
    for (const bytes of house.ports.files.contents.values())
      expect(new TextDecoder().decode(bytes)).not.toContain('Avondrood')
  })

  it('are still there without their names where the vault is away', async () => {
    await house.choose(['08:00'], 'Avond')
    house.ports.files.list = () => Promise.reject(new Error('the disk is gone'))
    house.ports.files.read = () => Promise.reject(new Error('the disk is gone'))
    expect((await list()).here).toMatchObject([{ id: 'daily', on: true }])
  })

  it('do not write the same name and plan twice', async () => {
    await house.choose(['08:00'], 'Avond')
    const before = [...house.ports.files.contents].find(([path]) => path.endsWith('always.json'))?.[1]
    await house.choose(at(['08:00'], { on: false }), 'Avond')
    expect([...house.ports.files.contents].find(([path]) => path.endsWith('always.json'))?.[1]).toBe(before)
  })

  it('forget the days on which it was to be quiet once they are past', async () => {
    await house.choose(at(['08:00'], { skip: ['2026-11-01', '2026-11-22', '2026-12-24'] }))
    expect((await list()).here[0]?.skip).toEqual(['2026-11-22', '2026-12-24'])
  })

  it('that one thing is wrong with do not take the others along', async () => {
    house.store('settings.json', { rhythms: [at(['08:00']), { id: 'broken' }] })
    await house.begin()
    expect((await list()).here).toMatchObject([{ id: 'daily' }])
    expect((await house.call('app.state')).notices).toMatchObject([{ code: 'settings-mended', fields: ['rhythms'] }])
  })
})

describe('a second computer on the same vault', () => {
  let other: House

  beforeEach(async () => {
    await house.choose(['08:00'], 'Ochtend')
    const ports = fakePorts()
    ports.files = house.ports.files
    ports.paths = { ...house.ports.paths, userData: '/elsewhere' }
    ports.system.machineId = () => Promise.resolve('another computer')
    other = new House(ports)
    await other.begin()
  })

  it('asks whether it too may ask, and stays quiet until that is said', async () => {
    expect(await other.call('rhythms.list')).toMatchObject({ here: [], elsewhere: [{ id: 'daily', name: 'Ochtend' }] })
    await other.pass(24 * 60 * 60 * 1000)
    expect(other.shown).toEqual([])
  })

  it('asks too when it may', async () => {
    const rhythms = await other.call('rhythms.decideElsewhere', { id: 'daily', here: true })
    expect(rhythms).toMatchObject({ here: [{ id: 'daily', name: 'Ochtend', on: true }], elsewhere: [] })
    await other.pass(60 * 60 * 1000)
    expect(other.shown).toEqual(['daily@2026-11-23T08:00'])
  })

  it('does not when it may not, and does not ask that again', async () => {
    await other.call('rhythms.decideElsewhere', { id: 'daily', here: false })
    await other.begin()
    expect(await other.call('rhythms.list')).toEqual({ here: [], elsewhere: [] })
  })

  it('keeps the name when the first computer stops asking', async () => {
    await other.call('rhythms.decideElsewhere', { id: 'daily', here: true })
    await house.begin()
    await house.call('rhythms.remove', { id: 'daily' })
    await other.begin()
    expect((await other.call('rhythms.list')).here).toMatchObject([{ name: 'Ochtend' }])
    expect(await house.call('rhythms.list')).toEqual({ here: [], elsewhere: [] })
  })
})

describe('how Luwte stands on the desktop', () => {
  it('says what works here', async () => {
    house.ports.shortcuts.taken = ['write']
    await house.call('settings.change', {
      shortcuts: { 'check-in': 'Control+Alt+L', write: 'Control+Alt+W', 'help-now': null, pause: null, hide: null },
    })
    expect(await house.call('desktop.setLauncher', { kind: 'login', on: true })).toEqual({
      tray: true,
      notifications: true,
      sources: { locked: true, away: true, 'do-not-disturb': true, 'full-screen': false },
      login: 'on',
      menu: 'off',
      shortcuts: { isAvailable: true, taken: ['write'] },
    })
  })

  it('answers its keys', async () => {
    await house.choose(['08:00'])
    house.ports.shortcuts.press('help-now')
    house.ports.shortcuts.press('pause')
    await settle()
    expect(house.ports.windows.opened).toEqual([['main', '/help-now']])
    expect(house.ports.tray.model?.state).toBe('paused')
    house.ports.shortcuts.press('pause')
    await settle()
    expect(house.ports.tray.model?.state).toBe('resting')
  })

  it('goes by another name wherever others may look', async () => {
    await house.choose(['08:00'])
    await house.call('desktop.setLauncher', { kind: 'login', on: true })
    await house.call('settings.change', { appName: 'notes' })
    await house.pass(60 * 60 * 1000)
    const model = house.ports.tray.model
    expect(house.ports.windows.names.at(-1)).toBe('Notities')
    expect(JSON.stringify(model)).not.toMatch(/luwte|inchecken|nieuwe check-in|hulp nu/i)
    expect(house.ports.notifier.texts.join()).not.toMatch(/luwte|klein moment/i)
    expect(JSON.stringify(house.ports.launchers.on.get('login'))).not.toMatch(
      /luwte|inchecken|nieuwe check-in|check in/i,
    )
  })
})
