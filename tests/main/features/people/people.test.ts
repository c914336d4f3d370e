import { beforeEach, describe, expect, it } from 'vitest'
import type { CallOutput } from '@shared/ipc/contract'
import { HOUR, House, settle } from '../../support/house'
import { fakePorts } from '../../support/ports'

let house: House

beforeEach(async () => {
  house = new House()
  await house.begin()
})

const added = (nickname = 'Noor', of = house) =>
  of.call('people.add', { nickname, bond: { id: 'friend' }, distance: 'far' })

/** Somewhere every week, the first time in a minute. */
const rhythmAbout = (about: string, id = 'touch') => ({
  ...{ id, kind: 'contact' as const, on: true, skip: [], lifetime: 720, about },
  rule: { by: 'times' as const, times: ['08:00'], weekdays: [1, 2, 3, 4, 5, 6, 7] },
})
const here = async (of = house) => (await of.call('rhythms.list')).here
const changed = { what: 'died' as const, on: '2026-11-22', written: 'kept' as const }

describe('people', () => {
  it('are added, described, and keep their lines and their place', async () => {
    const noor = await added()
    house.ports.clock.jump(1000)
    const sam = await added('Sam')
    await house.call('people.change', { id: noor.id, change: { do: 'add', to: 'good', line: 'thee' } })
    await house.call('people.change', {
      id: noor.id,
      change: { do: 'describe', nickname: 'N.', bond: null, distance: null },
    })
    const all = await house.call('people.list')
    expect(all).toMatchObject([
      { nickname: 'N.', good: ['thee'] },
      { id: sam.id, nickname: 'Sam' },
    ])
    expect(all[0]).not.toHaveProperty('bond')
    expect(all[0]).not.toHaveProperty('distance')
  })

  it('with the same nickname are two, and markup or a very long nickname is only text', async () => {
    await added('<b>X</b>')
    await added('<b>X</b>')
    expect((await house.call('people.list')).map(({ nickname }) => nickname)).toEqual(['<b>X</b>', '<b>X</b>'])
    await expect(added('x'.repeat(81))).rejects.toThrow('bad-input')
    await expect(added('   ')).rejects.toThrow('bad-input')
    await added('x'.repeat(80))
  })

  it('are removed with their contacts, and come back with them', async () => {
    const { id } = await added()
    const card = await house.call('people.addContact', { person: id, what: { id: 'card' } })
    const { contacts } = await house.call('people.remove', { id })
    expect(contacts).toEqual([card.id])
    expect(await house.call('people.list')).toEqual([])
    expect(await house.call('people.contacts', { person: id })).toEqual([])
    await house.call('people.restore', { id, contacts })
    expect(await house.call('people.contacts', { person: id })).toEqual([card])
  })
})

describe('small contacts', () => {
  it('are of one person, the newest first, and can be taken back', async () => {
    const noor = await added()
    const sam = await added('Sam')
    await house.call('people.addContact', { person: sam.id, what: { own: 'zwaaide' } })
    const first = await house.call('people.addContact', { person: noor.id, what: { id: 'card' } })
    house.ports.clock.jump(40 * 24 * 60 * 60 * 1000)
    const second = await house.call('people.addContact', { person: noor.id, what: { idea: 'photo' } })
    const of = () => house.call('people.contacts', { person: noor.id })
    expect(await of()).toEqual([second, first])
    await house.call('people.removeContact', { id: second.id })
    expect(await of()).toEqual([first])
    await house.call('people.restoreContact', { id: second.id })
    expect(await of()).toEqual([second, first])
  })

  it('are nothing else: another record is not removed as one', async () => {
    const { id } = await added()
    await expect(house.call('people.removeContact', { id })).rejects.toThrow('not-found')
  })
})

describe('a moment about somebody', () => {
  const due = () => house.pass(HOUR)

  it('names nobody outside the vault, and opens the screen of that moment without being answered', async () => {
    const { id } = await added()
    await house.call('rhythms.save', rhythmAbout(id))
    await due()
    expect(house.shown).toEqual(['touch@2026-11-23T08:00'])
    expect(house.ports.notifier.texts.join()).not.toContain('Noor')
    expect(house.ports.notifier.texts).toContain('Er staat iets kleins klaar, als je wilt.')
    for (const name of ['settings.json', 'moments.json']) {
      expect(house.textOf(name)).toContain('touch')
      expect(house.textOf(name)).not.toContain('Noor')
      expect(house.textOf(name)).not.toContain(id)
    }
    const { waiting } = await house.call('moments.next')
    await house.call('moments.open', { occurrence: waiting?.occurrence ?? '' })
    expect(house.ports.windows.opened.at(-1)).toEqual(['main', `/beside/moment/${waiting?.occurrence ?? ''}`])
    expect((await house.call('moments.next')).state).toBe('waiting')
    await house.call('moments.done', { occurrence: waiting?.occurrence ?? '' })
    expect((await house.call('moments.next')).waiting).toBeNull()
  })

  it.each([
    ['something has changed', (id: string) => house.call('people.change', { id, change: { do: 'change', changed } })],
    ['the card is removed', (id: string) => house.call('people.remove', { id })],
  ])('ends at once when %s, and what waits is taken back', async (_what, end) => {
    const { id } = await added()
    await house.call('rhythms.save', rhythmAbout(id))
    await due()
    expect((await house.call('moments.next')).state).toBe('waiting')
    await end(id)
    expect(await here()).toEqual([])
    await settle()
    expect((await house.call('moments.next')).waiting).toBeNull()
    expect(house.ports.notifier.closed).toContain('touch@2026-11-23T08:00')
  })

  it('leaves the moments about others alone', async () => {
    const noor = await added()
    const sam = await added('Sam')
    await house.call('rhythms.save', rhythmAbout(noor.id))
    await house.call('rhythms.save', rhythmAbout(sam.id, 'other'))
    await house.call('people.change', { id: noor.id, change: { do: 'change', changed } })
    expect((await here()).map(({ about }) => about)).toEqual([sam.id])
  })
})

describe('with a lock of its own', () => {
  const section = 'beside' as const
  const secret = 'alleen van mij'

  it('the contacts are there while it is open, and a moment comes while it is locked', async () => {
    const { id } = await added()
    const card = await house.call('people.addContact', { person: id, what: { id: 'card' } })
    await house.call('rhythms.save', rhythmAbout(id))
    await house.call('section.set', { section, passphrase: secret })
    const walk = await house.call('people.addContact', { person: id, what: { id: 'walked' } })
    const contacts = async () => (await house.call('people.contacts', { person: id })).map((one) => one.id).sort()
    expect(await contacts()).toEqual([card.id, walk.id].sort())
    await house.call('section.close', { section })
    expect(await contacts()).toEqual([])
    await house.pass(HOUR)
    expect(house.shown).toEqual(['touch@2026-11-23T08:00'])
    expect(await here()).toMatchObject([{ about: id }])
    await house.call('section.open', { section, secret })
    expect(await contacts()).toEqual([card.id, walk.id].sort())
    await house.call('people.change', { id, change: { do: 'change', changed } })
    expect(await here()).toEqual([])
  })
})

describe('another computer with the same vault', () => {
  let other: House

  beforeEach(async () => {
    const ports = fakePorts()
    ports.files = house.ports.files
    ports.paths = { ...house.ports.paths, userData: '/elsewhere' }
    ports.system.machineId = () => Promise.resolve('another computer')
    other = new House(ports)
    await other.begin()
  })

  /** Both computers remind of the same person. */
  async function bothRemind(): Promise<CallOutput<'people.add'>> {
    const person = await added()
    await house.call('rhythms.save', rhythmAbout(person.id))
    await other.call('rhythms.decideElsewhere', { id: 'touch', here: true })
    expect(await here(other)).toMatchObject([{ id: 'touch', kind: 'contact', about: person.id }])
    return person
  }

  it('stays silent when it is told only by the files', async () => {
    const { id } = await bothRemind()
    await house.call('people.change', { id, change: { do: 'change', changed } })
    await other.pass(HOUR)
    expect(other.shown).toEqual([])
    expect(await here(other)).toEqual([])
  })

  it('reminds where nothing has changed', async () => {
    await bothRemind()
    await other.pass(HOUR)
    expect(other.shown).toEqual(['touch@2026-11-23T08:00'])
  })

  it('is not offered a moment about somebody of whom something has changed', async () => {
    const { id } = await added()
    await house.call('rhythms.save', rhythmAbout(id))
    expect((await other.call('rhythms.list')).elsewhere).toHaveLength(1)
    // As it would be where only the card has come, and not yet that the moment has ended.
    await other.call('people.change', { id, change: { do: 'change', changed } })
    expect((await other.call('rhythms.list')).elsewhere).toEqual([])
  })

  it('keeps a line that was added there meanwhile', async () => {
    const { id } = await added()
    await other.call('people.change', { id, change: { do: 'add', to: 'asked', line: 'daar' } })
    await house.call('people.change', { id, change: { do: 'add', to: 'asked', line: 'hier' } })
    await other.begin()
    expect((await other.call('people.list'))[0]?.asked).toEqual(expect.arrayContaining(['daar', 'hier']))
  })
})
