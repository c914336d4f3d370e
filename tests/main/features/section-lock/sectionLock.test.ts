import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { eventChannel } from '@shared/ipc/client'
import type { EventName } from '@shared/ipc/contract'
import { at, House, MINUTE, settle } from '../../support/house'

const SECRET = 'alleen van mij'
/** Of the whole vault. */
const WHOLE = 'een stil huis aan zee'
const section = 'beside' as const
const draft = { kind: 'person' as const, text: 'Zilvermeeuw komt langs' }

let house: House
const state = () => house.call('section.state', { section })
const names = async () => (await house.call('people.list')).map(({ nickname }) => nickname)
const told = (name: EventName) => house.ports.windows.heard.filter(([channel]) => channel === eventChannel(name))

beforeEach(async () => {
  house = new House()
  await house.begin()
  house.ports.windows.open('main', '/beside')
  await house.call('people.add', { nickname: 'Zilvermeeuw', bond: null, distance: null })
})
afterEach(() => house.app.close())

describe('the own lock of Beside someone', () => {
  test('is open after it was set, gives its code once, and is told to the windows', async () => {
    expect(await state()).toBe('none')
    const { code } = await house.call('section.set', { section, passphrase: SECRET })
    expect([await state(), await names()]).toEqual(['open', ['Zilvermeeuw']])
    expect(told('section.changed')).toHaveLength(1)
    await house.call('section.close', { section })
    expect([await state(), await names()]).toEqual(['locked', []])
    await expect(house.call('people.add', { nickname: 'Ander', bond: null, distance: null })).rejects.toThrow(
      'section-locked',
    )
    await house.call('section.open', { section, secret: code })
    expect(await names()).toEqual(['Zilvermeeuw'])
    await expect(house.call('section.set', { section, passphrase: SECRET })).rejects.toThrow('not-allowed')
  })

  test.each([
    ['the last window is closed', () => house.ports.windows.userCloses()],
    ['the computer sleeps', () => house.ports.suspend()],
    ['the screen is locked', () => house.ports.lockScreen()],
    ['everything is hidden', () => house.call('desktop.leaveQuickly')],
    ['nobody has used it for five minutes', () => house.pass(5 * MINUTE)],
  ])('closes by itself when %s', async (_when, happen) => {
    await house.call('section.set', { section, passphrase: SECRET })
    await happen()
    for (let turn = 0; turn < 20; turn += 1) await settle()
    expect(await state()).toBe('locked')
  })

  test('stays open while somebody uses it', async () => {
    await house.call('section.set', { section, passphrase: SECRET })
    for (let minutes = 0; minutes < 12; minutes += 4) {
      await house.pass(4 * MINUTE)
      await house.call('vault.active')
    }
    expect(await state()).toBe('open')
  })

  test('covers what was typed and not saved, before it was set and after it closed', async () => {
    await house.call('drafts.write', { key: 'person:new', draft })
    expect(house.textOf('drafts.json')).toContain('Zilvermeeuw')
    await house.call('section.set', { section, passphrase: SECRET })
    expect(house.textOf('drafts.json')).not.toContain('Zilvermeeuw')
    await house.call('section.close', { section })
    const later = { ...draft, text: 'Zilvermeeuw komt morgen' }
    await house.call('drafts.write', { key: 'person:new', draft: later })
    expect(house.textOf('drafts.json')).not.toContain('Zilvermeeuw')
    expect(await house.call('drafts.read', { key: 'person:new' })).toBeNull()

    const again = new House(house.ports)
    await house.app.close()
    await again.begin()
    house = again
    await house.call('section.open', { section, secret: SECRET })
    expect(await house.call('drafts.read', { key: 'person:new' })).toEqual(later)
    await house.call('section.end', { section, secret: SECRET })
    expect(house.textOf('drafts.json')).toContain('Zilvermeeuw')
    expect([await state(), await names()]).toEqual(['none', ['Zilvermeeuw']])
  })

  test('covers what was typed while the whole vault was locked, also after that was unlocked', async () => {
    const { code, ask } = await house.call('vault.newCode')
    const groups = code.split('-')
    await house.call('vault.seal', { passphrase: WHOLE, groups: [groups[ask[0]] ?? '', groups[ask[1]] ?? ''] })
    await house.call('section.set', { section, passphrase: SECRET })
    await house.call('vault.lock')
    for (let turn = 0; turn < 20; turn += 1) await settle()
    expect((await house.call('vault.state')).lock).toBe('locked')
    await house.call('drafts.write', { key: 'person:new', draft })
    await house.call('vault.unlock', { secret: WHOLE })
    expect(await state()).toBe('locked')
    expect(await house.call('drafts.read', { key: 'person:new' })).toBeNull()
    await house.call('vault.unseal', { secret: WHOLE })
    expect(house.textOf('drafts.json')).not.toContain('Zilvermeeuw')
    await house.call('section.open', { section, secret: SECRET })
    expect(await house.call('drafts.read', { key: 'person:new' })).toEqual(draft)
  })

  test('leaves moments about somebody alone while nobody can tell whom they are about', async () => {
    const [person] = await house.call('people.list')
    if (!person) throw new Error('no person')
    const rhythm = at(['20:00'], { id: 'touch', kind: 'contact' })
    await house.call('rhythms.save', { ...rhythm, name: '', opens: null, about: person.id })
    const here = async () => (await house.call('rhythms.list')).here.map(({ id }) => id)
    await house.call('section.set', { section, passphrase: SECRET })
    await house.call('section.close', { section })
    await house.pass(MINUTE)
    expect(await here()).toEqual(['touch'])
    await house.call('section.open', { section, secret: SECRET })
    await house.call('people.remove', { id: person.id })
    await house.pass(MINUTE)
    expect(await here()).toEqual([])
  })

  test('hides small contacts with the rest, and shows them again', async () => {
    const [person] = await house.call('people.list')
    if (!person) throw new Error('no person')
    const what = { own: 'Zilvermeeuw een kaart gestuurd' }
    await house.call('people.addContact', { person: person.id, what })
    const shown = async () =>
      (await house.call('people.contacts', { person: person.id })).map((contact) => contact.what)
    expect(await shown()).toEqual([what])
    await house.call('section.set', { section, passphrase: SECRET })
    expect(await shown()).toEqual([what])
    await house.call('section.close', { section })
    expect(await shown()).toEqual([])
    const disk = [...house.ports.files.contents].map(([, bytes]) => Buffer.from(bytes).toString()).join()
    expect(disk).not.toContain('kaart gestuurd')
  })

  test('keeps its words out of what is searched while it is locked', async () => {
    await house.call('section.set', { section, passphrase: SECRET })
    const found = async () => JSON.stringify(await house.call('search.ownRecords'))
    expect(await found()).toContain('Zilvermeeuw')
    await house.call('section.close', { section })
    expect(await found()).not.toContain('Zilvermeeuw')
  })
})
