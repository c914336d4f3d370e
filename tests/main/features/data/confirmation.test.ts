import { describe, expect, it } from 'vitest'
import type { CallInput, CallName } from '@shared/ipc/contract'
import { type House, settle } from '../../support/house'
import { carry, deviceOf, twoHouses } from '../../support/twoHouses'

// A page that does what somebody else wants must not be able to destroy anything by itself: a box of the system asks first.

const PASSPHRASE = 'een stil huis aan zee'

/** What each is asked with. */
const DESTROYING = {
  'data.erase': () => ({ typed: 'alles weg' }),
  'backups.eraseOld': () => undefined,
  'computers.takeOver': (away: House) => ({ device: deviceOf(away) }),
} as const satisfies { [Name in CallName]?: (away: House) => CallInput<Name> }
type ConfirmedAction = keyof typeof DESTROYING
const names = Object.keys(DESTROYING) as ConfirmedAction[]

/** A computer with backups, and a second one that writes in the same vault. */
async function lived(): Promise<{ house: House; away: House }> {
  const [house, away] = await twoHouses()
  await away.call('entries.save', { id: null, seen: null, text: 'onderweg' })
  await carry(away, house)
  for (const text of ['een', 'twee']) {
    await house.call('entries.save', { id: null, seen: null, text })
    await house.call('backups.make')
    house.ports.clock.jump(60_000)
  }
  return { house, away }
}

const askFor = (name: ConfirmedAction, { house, away }: { house: House; away: House }): Promise<unknown> =>
  house.call(name, DESTROYING[name](away) as never)

const disk = ({ ports }: House): Map<string, string> =>
  new Map([...ports.files.contents].map(([path, bytes]) => [path, Buffer.from(bytes).toString('latin1')]))

describe.each(names)('%s', (name) => {
  it('asks in a box of the system, and changes nothing when that is answered with no', async () => {
    const both = await lived()
    const { house } = both
    house.ports.answer = 1
    const before = disk(house)
    const asked = house.ports.told.length
    expect(await askFor(name, both)).toBeNull()
    expect(house.ports.told.length).toBe(asked + 1)
    expect(disk(house)).toEqual(before)
    // It does something, once the answer is yes.
    house.ports.answer = 0
    expect(await askFor(name, both)).not.toBeNull()
    expect(disk(house)).not.toEqual(before)
  })

  it('keeps nobody waiting while the box is open: the vault locks, and Luwte ends', async () => {
    const both = await lived()
    const { house } = both
    const { code, ask } = await house.call('vault.newCode')
    const groups = code.split('-')
    await house.call('vault.seal', { passphrase: PASSPHRASE, groups: [groups[ask[0]] ?? '', groups[ask[1]] ?? ''] })
    let answer: (index: number) => void = () => undefined
    house.ports.messageBox.ask = () => new Promise((resolve) => (answer = resolve))
    const call = askFor(name, both)
    call.catch(() => undefined)
    await settle()
    await house.call('vault.lock')
    while ((await house.call('app.state')).lock !== 'locked') await settle()
    const before = disk(house)
    answer(0)
    // What was asked of an open vault is not done to a locked one.
    await expect(call).rejects.toThrow('locked')
    expect(disk(house)).toEqual(before)
    await house.app.close()
  })
})
