import { describe, expect, it } from 'vitest'
import { House, settle } from '../../support/house'
import { type FakePorts, fakePorts } from '../../support/ports'

const PNG = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
)
const PASSPHRASE = 'een stil huis aan zee'
const draft = (text: string) => ({ kind: 'entry', text, seen: null }) as const

async function begun(ports: FakePorts): Promise<House> {
  const house = new House(ports)
  await house.begin({ hidden: true })
  return house
}

async function sealed(ports: FakePorts): Promise<House> {
  const house = await begun(ports)
  const { code, ask } = await house.call('vault.newCode')
  const groups = code.split('-')
  await house.call('vault.seal', { passphrase: PASSPHRASE, groups: [groups[ask[0]] ?? '', groups[ask[1]] ?? ''] })
  return house
}

/** A second computer's sealed vault, in a folder that this one reaches. */
async function withOtherVault(ports: FakePorts): Promise<void> {
  const other = await sealed(fakePorts())
  await other.call('entries.save', { id: null, seen: null, text: 'van daar' })
  for (const [path, bytes] of other.ports.files.contents)
    if (path.startsWith('/data/vault/')) ports.files.contents.set(path.replace('/data/vault', '/stick/Luwte'), bytes)
}

describe('drafts', () => {
  it('go along when this computer goes in with a vault that has another key', async () => {
    const ports = fakePorts()
    const before = await sealed(ports)
    await before.call('drafts.write', { key: 'entry:new', draft: draft('half af') })
    await before.app.close()
    await withOtherVault(ports)
    const house = await begun(ports)
    await house.call('vault.unlock', { secret: PASSPHRASE })
    ports.dialogs.folder = '/stick/Luwte'
    await house.call('data.chooseVaultFolder')
    await house.call('data.relocate', { secret: PASSPHRASE })
    expect(await house.call('drafts.read', { key: 'entry:new' })).toEqual(draft('half af'))
    const again = await begun(ports)
    await again.call('vault.unlock', { secret: PASSPHRASE })
    expect(await again.call('drafts.read', { key: 'entry:new' })).toEqual(draft('half af'))
  })

  it('bring their pictures along, sealed as the journal there is', async () => {
    const ports = fakePorts()
    const before = await begun(ports)
    const picture = await before.call('pictures.add', { draft: 'entry:new', bytes: PNG, small: PNG })
    await before.call('drafts.write', { key: 'entry:new', draft: { ...draft('met een foto'), pictures: [picture] } })
    await withOtherVault(ports)
    ports.dialogs.folder = '/stick/Luwte'
    await before.call('data.chooseVaultFolder')
    await before.call('data.relocate', { secret: PASSPHRASE })
    expect(await before.call('drafts.read', { key: 'entry:new' })).toMatchObject({ pictures: [picture] })
    for (const blob of [picture.blob, picture.small?.blob ?? ''])
      expect(await before.call('pictures.read', { blob })).toEqual(PNG)
  })

  it('of a key that leads nowhere any more are kept beside, and there is room for new ones', async () => {
    const ports = fakePorts()
    const elsewhere = await sealed(fakePorts())
    await elsewhere.call('drafts.write', { key: 'entry:new', draft: draft('van een andere sleutel') })
    const foreign = elsewhere.textOf('drafts.json')
    const house = await sealed(ports)
    await house.app.close()
    house.store('drafts.json', foreign)
    const again = await begun(ports)
    await again.call('vault.unlock', { secret: PASSPHRASE })
    expect(await again.call('drafts.list')).toEqual([])
    await again.call('drafts.write', { key: 'entry:new', draft: draft('nieuw') })
    expect(await again.call('drafts.read', { key: 'entry:new' })).toEqual(draft('nieuw'))
    const kept = [...ports.files.contents].filter(([path]) => path.startsWith('/data/drafts.json.damaged-'))
    expect(kept.map(([, bytes]) => new TextDecoder().decode(bytes))).toEqual([foreign])
  })
})

describe('what a draft said before', () => {
  const TEN_MINUTES = 10 * 60 * 1000
  const key = 'entry:new'
  const write = (house: House, text: string, isAside?: boolean) =>
    house.call('drafts.write', { key, draft: draft(text), ...(isAside === undefined ? {} : { isAside }) })
  const earlier = async (house: House) =>
    (await house.call('drafts.earlier', { key })).map(({ draft: { text } }) => text)

  it('is there after ten minutes, also after a new start, and goes with the draft', async () => {
    const house = await begun(fakePorts())
    await write(house, 'het begin')
    await write(house, 'het begin en meer')
    expect(await earlier(house)).toEqual([])
    house.ports.clock.jump(TEN_MINUTES)
    await write(house, 'iets anders')
    expect(await earlier(house)).toEqual(['het begin en meer'])
    await write(house, 'het begin en meer', true)
    expect(await earlier(house)).toEqual(['iets anders', 'het begin en meer'])
    await house.app.close()
    const again = await begun(house.ports)
    expect(await earlier(again)).toEqual(['iets anders', 'het begin en meer'])
    await again.call('drafts.clear', { key })
    expect(await earlier(again)).toEqual([])
    expect(again.textOf('drafts.json')).not.toContain('iets anders')
  })

  it('is sealed with it, not to be read while locked, and stays where one types on meanwhile', async () => {
    const house = await sealed(fakePorts())
    await write(house, 'het begin')
    house.ports.clock.jump(TEN_MINUTES)
    await write(house, 'verder')
    expect(house.textOf('drafts.json')).not.toContain('begin')
    await house.call('vault.lock')
    await settle()
    await expect(earlier(house)).rejects.toThrow()
    house.ports.clock.jump(TEN_MINUTES)
    await write(house, 'op slot getypt')
    await house.call('vault.unlock', { secret: PASSPHRASE })
    expect(await earlier(house)).toEqual(['verder', 'het begin'])
    expect(await house.call('drafts.read', { key })).toEqual(draft('op slot getypt'))
  })

  it('costs no draft where it makes no sense', async () => {
    const ports = fakePorts()
    const house = await begun(ports)
    await write(house, 'blijft')
    await house.app.close()
    house.store('drafts.json', house.textOf('drafts.json').replace('"earlier":[]', '"earlier":"onzin"'))
    const again = await begun(ports)
    expect(await again.call('drafts.read', { key })).toEqual(draft('blijft'))
    expect(await earlier(again)).toEqual([])
  })
})
