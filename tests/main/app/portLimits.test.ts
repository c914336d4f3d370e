import { describe, expect, it } from 'vitest'
import { PORT_LIMITS } from '@main/app/portLimits'
import type { CallInput, CallName } from '@shared/ipc/contract'
import type { Ports } from '@main/ports'
import { at, House, MINUTE, settle } from '../support/house'

// Other programs may never answer: a keyring with a box nobody sees, a notifier that hangs, a file manager that stays open.

const never = () => new Promise<never>(() => undefined)
const PASSPHRASE = 'een stil huis aan zee'

/** Lets five minutes go by. Throws where there is no answer by then. */
async function answered<Value>(house: House, what: string, answer: Promise<Value>): Promise<Value> {
  let isSettled = false
  const end = answer.finally(() => (isSettled = true))
  end.catch(() => undefined)
  for (let seconds = 0; seconds < 300 && !isSettled; seconds += 5) {
    await settle()
    if (!isSettled) await house.pass(5000)
  }
  if (!isSettled) throw new Error(`no answer: ${what}`)
  return end
}

/** What has to work whatever the desktop does: words are kept, help is there, moments come, the vault locks, Luwte ends. */
async function livesThroughDay(house: House): Promise<void> {
  const call = <Name extends CallName>(name: Name, input?: CallInput<Name>) =>
    answered(house, name, house.call(name, input))
  await answered(house, 'the start', house.begin())
  await call('app.state')
  await call('entries.save', { id: null, seen: null, text: 'woorden' })
  await call('drafts.write', { key: 'entry:new', draft: { kind: 'entry', text: 'half', seen: null } })
  await call('plan.shown').catch(ignoreRefusal)
  await call('vault.state')
  await call('desktop.presence')
  await answered(house, 'a rhythm', house.choose(at(['09:00'])))
  await house.pass(3 * 60 * MINUTE)
  expect((await call('moments.next')).state).not.toBe('off')
  const { code, ask } = await call('vault.newCode')
  const groups = code.split('-')
  await call('vault.seal', { passphrase: PASSPHRASE, groups: [groups[ask[0]] ?? '', groups[ask[1]] ?? ''] })
  await call('vault.setKeyring', { on: true, secret: PASSPHRASE }).catch(ignoreRefusal)
  house.ports.lockScreen()
  for (let look = 0; look < 20 && (await call('app.state')).lock !== 'locked'; look += 1) await house.pass(5000)
  expect((await call('app.state')).lock).toBe('locked')
  await call('vault.unlock', { secret: PASSPHRASE })
  expect(await call('drafts.list')).toHaveLength(1)
  await call('data.showFolder', { which: 'vault' })
  await answered(house, 'the end', house.app.close())
}

/** It was answered, which is all that counts here. */
function ignoreRefusal(fault: unknown): void {
  if (!(fault instanceof Error) || fault.message.startsWith('no answer')) throw fault
}

function silenced(port: keyof Ports, method: string): House {
  const house = new House()
  Object.assign(house.ports[port], { [method]: never })
  return house
}

const methods = Object.entries(PORT_LIMITS).flatMap(([port, limits]) =>
  Object.entries(limits).map(([method, limit]) => ({ port: port as keyof Ports, method, isLimited: 'ms' in limit })),
)
const limited = methods.filter(({ isLimited }) => isLimited)

describe('a day on a desktop that never answers', () => {
  it('goes on when everything answers', () => livesThroughDay(new House()))

  it.each(limited)('goes on without an answer of $port, $method', ({ port, method }) =>
    livesThroughDay(silenced(port, method)),
  )

  it('goes on when nothing at all answers', async () => {
    const house = new House()
    for (const { port, method } of limited) Object.assign(house.ports[port], { [method]: never })
    await livesThroughDay(house)
  })

  // Else this test would find nothing.
  it.each([
    ['files', 'read'],
    ['keyDeriver', 'derive'],
    ['windows', 'closeAll'],
  ] as const)('is seen to stop where Luwte does wait: %s.%s', async (port, method) => {
    await expect(livesThroughDay(silenced(port, method))).rejects.toThrow()
  })
})

it('a keyring that unlocks late opens the vault then, unless the screen was locked meanwhile', async () => {
  for (const isLockedMeanwhile of [false, true]) {
    const house = new House()
    await house.begin()
    const { code, ask } = await house.call('vault.newCode')
    const groups = code.split('-')
    await house.call('vault.seal', { passphrase: PASSPHRASE, groups: [groups[ask[0]] ?? '', groups[ask[1]] ?? ''] })
    await house.call('vault.setKeyring', { on: true, secret: PASSPHRASE })
    await house.app.close()

    const { keyring } = house.ports
    const reveal = keyring.reveal.bind(keyring)
    let typePassword: () => void = () => undefined
    const typed = new Promise<void>((resolve) => (typePassword = resolve))
    keyring.reveal = async (bytes) => {
      await typed
      return reveal(bytes)
    }
    const later = new House(house.ports)
    await answered(later, 'the start', later.begin())
    expect((await later.call('app.state')).lock).toBe('locked')
    if (isLockedMeanwhile) later.ports.lockScreen()
    typePassword()
    for (let turn = 0; turn < 50; turn += 1) await settle()
    expect((await later.call('app.state')).lock).toBe(isLockedMeanwhile ? 'locked' : 'open')
  }
})
