import { answer, callsOf, emit, nextMoment, resetBridge } from './support/bridge'
import { openAt, settle } from './support/luwte'
import { askedBehindLock, CODE, VaultHouse } from './support/vaultHouse'
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Router } from 'vue-router'
import { planFrom } from '@shared/features/plan/plan'
import type { CheckInAnswer } from '@shared/features/check-ins/checkIn'
import { LuwteError } from '@shared/kernel/errors'
import { report } from '@/kernel/remote'
import { useToasts } from '@/kernel/toasts'
import { destinationId, isReachable } from '@/features/search/destinations'
import { handsOn } from './support/hands'

let opened: VueWrapper
let router: Router
let house: VaultHouse
const { has, press } = handsOn(() => opened)

async function open(path: string, options: Parameters<typeof openAt>[1] = {}): Promise<void> {
  const { wrapper, router: way } = await openAt(path, { lock: 'locked', isWhole: true, ...options })
  opened = wrapper
  router = way
}

const links = () => opened.findAll('main a').map((link) => link.attributes('href'))
const at = () => router.currentRoute.value.fullPath
const field = () => opened.find<HTMLInputElement>('.door input')
const told = () => opened.find('#unlock-told').text()
const said = () => useToasts().toasts.value.map(({ text, error }) => text ?? error)

async function unlockWith(secret: string): Promise<void> {
  await field().setValue(secret)
  await opened.find('form').trigger('submit')
  await settle()
}

async function key(name: string, more: KeyboardEventInit = {}): Promise<void> {
  window.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...more }))
  await settle()
}

beforeEach(() => {
  resetBridge()
  house = new VaultHouse({ lock: 'locked' })
  answer('checkIns.recent', () => [])
  answer('drafts.read', () => null)
  answer('drafts.list', () => [])
  answer('entries.bin', () => [])
  answer('plan.read', () => planFrom([]))
})
afterEach(() => {
  opened.unmount()
  useToasts().toasts.value = []
  vi.useRealTimers()
})

describe('the guard', () => {
  test.each(['/today', '/journal', '/care/plan', '/guides', '/settings/vault', '/nowhere'])(
    'leads from %s to the lock screen, and opening leads there',
    async (path) => {
      await open(path)
      expect(at()).toMatch(/^\/unlock\?to=/)
      await unlockWith(house.passphrase)
      expect(at()).toBe(path === '/nowhere' ? '/today' : path)
    },
  )

  test.each(['https://example.org/', '//example.org', '/unlock', '/unlock?to=/unlock', '/print/plan/page', 'journal'])(
    'never leads to %s',
    async (to) => {
      await open(`/unlock?to=${encodeURIComponent(to)}`)
      await unlockWith(house.passphrase)
      expect(at()).toBe('/today')
    },
  )

  test('lets through what is there without unlocking', async () => {
    await open('/help-now')
    expect(at()).toBe('/help-now')
    await router.push('/check-in')
    expect(at()).toBe('/check-in')
    await router.push('/moment/daily@2026-11-22T20:00')
    expect(at()).not.toContain('unlock')
  })

  test('looks again when it is locked or opened from elsewhere', async () => {
    house = new VaultHouse({ lock: 'open' })
    await open('/journal/bin', { lock: 'open' })
    expect(at()).toBe('/journal/bin')
    house.become({ lock: 'locked' })
    await settle()
    expect(at()).toBe('/unlock?to=/journal/bin')
    house.become({ lock: 'open' })
    await settle()
    expect(at()).toBe('/journal/bin')
  })

  test('is no hindrance while nothing is sealed', async () => {
    house = new VaultHouse()
    await open('/unlock', { lock: 'plain' })
    expect(at()).toBe('/today')
  })
})

describe('the lock screen', () => {
  test('of a journal that was open here says whose it may be, and lets go on without a lock', async () => {
    house = new VaultHouse({ lock: 'locked', isSealedElsewhere: true })
    await open('/unlock')
    await opened
      .findAll('button')
      .find((button) => button.text() === 'Ik heb dit dagboek niet verzegeld')
      ?.trigger('click')
    expect(opened.text()).toContain('Typ dan de wachtzin van daar')
    await opened
      .findAll('button')
      .find((button) => button.text() === 'Verder zonder slot')
      ?.trigger('click')
    await settle()
    expect(at()).toBe('/today')
  })

  test('of a journal that was sealed here offers nothing of the kind', async () => {
    await open('/unlock')
    expect(opened.text()).not.toContain('Ik heb dit dagboek niet verzegeld')
    expect(opened.text()).toContain('Check-in zonder te openen')
  })

  test('waits for a passphrase, with nothing around it and nothing asked of the vault', async () => {
    await open('/today')
    expect(document.activeElement).toBe(field().element)
    expect(opened.find('nav.rail').exists()).toBe(false)
    expect(field().attributes('type')).toBe('password')
    await press('Toon wat je typt')
    expect(field().attributes('type')).toBe('text')
    await key('k', { ctrlKey: true })
    expect(document.querySelector('[role=dialog]')).toBe(null)
    expect(askedBehindLock()).toEqual([])
  })

  test('says the same of every secret that does not fit, that nothing is lost, and what may help', async () => {
    await open('/today')
    await unlockWith('iets anders')
    const words = told()
    expect(words).toContain('Er is niets weg')
    expect(words).toContain('herstelcode')
    expect(field().attributes('aria-invalid')).toBe('true')
    expect(field().element.value).toBe('iets anders')
    await unlockWith('x')
    expect(told()).toBe(words)
    expect(at()).toContain('/unlock')
  })

  test('opens with the recovery code in the same field', async () => {
    await open('/today')
    await unlockWith(CODE)
    expect(at()).toBe('/today')
    expect(opened.find('nav.rail').exists()).toBe(true)
  })

  test('tells apart keys that cannot be read, and puts every other trouble into words', async () => {
    await open('/today')
    answer('vault.unlock', () => {
      throw new LuwteError('unreadable')
    })
    await unlockWith('x')
    expect(told()).toContain('Een bestand met een sleutel is niet te lezen')
    answer('vault.unlock', () => {
      throw new LuwteError('too-many-keys')
    })
    await unlockWith('x')
    expect(told()).toContain('Luwte probeert telkens de volgende')
    answer('vault.unlock', () => {
      throw new LuwteError('vault-missing')
    })
    await unlockWith('x')
    expect(told()).toContain('De map met je gegevens is er nu niet')
  })

  test('says that the key is being worked out, and asks once', async () => {
    await open('/today')
    answer('vault.unlock', () => new Promise(() => {}))
    await unlockWith(house.passphrase)
    expect(told()).toContain('berekent je sleutel')
    await opened.find('form').trigger('submit')
    await settle()
    expect(callsOf('vault.unlock')).toHaveLength(1)
  })

  test('tells honestly what is left without a passphrase', async () => {
    await open('/today')
    expect(opened.text()).not.toContain('zeven groepjes')
    await press('Ik weet mijn wachtzin niet meer')
    expect(opened.text()).toContain('zeven groepjes')
    expect(opened.text()).toContain('krijgt niemand je dagboek open')
  })

  test('has Help now and a check-in one step away', async () => {
    await open('/journal')
    expect(opened.find('a[href="/help-now"]').exists()).toBe(true)
    await press('Check-in zonder te openen')
    expect(callsOf('app.openCheckIn')).toHaveLength(1)
    await key('F1')
    expect(at()).toBe('/help-now')
  })

  test('keeps to itself how many check-ins wait, and tells afterwards that they were taken in', async () => {
    house.state = { ...house.state, waiting: 3 }
    await open('/today')
    expect(opened.text()).not.toMatch(/\b3\b|drie/)
    await unlockWith(house.passphrase)
    expect(said()).toEqual(['De 3 check-ins van toen het op slot was, staan nu in je dagboek.'])
  })

  test('says nothing of check-ins when none waited', async () => {
    await open('/today')
    await unlockWith(house.passphrase)
    expect(said()).toEqual([])
  })
})

describe('an open, sealed journal', () => {
  beforeEach(async () => {
    house = new VaultHouse({ lock: 'open' })
    await open('/today', { lock: 'open' })
  })

  test('is locked by a key, and by the rail', async () => {
    await key('l', { ctrlKey: true })
    expect(callsOf('vault.lock')).toHaveLength(1)
    const lock = opened.findAll('nav.rail button').find((one) => one.text().includes('Op slot'))
    await lock?.trigger('click')
    await settle()
    expect(callsOf('vault.lock')).toHaveLength(2)
  })

  test('hears that somebody is there, once in a while', async () => {
    for (let time = 0; time <= 60_000; time += 5000) {
      const event = new Event('pointerdown')
      Object.defineProperty(event, 'timeStamp', { value: time })
      window.dispatchEvent(event)
    }
    expect(callsOf('vault.active')).toHaveLength(4)
  })

  test('has a door to the lock among the things to find; a plain one has none', () => {
    const state = { pause: null, now: 0 }
    expect(isReachable(destinationId('lock'), { ...state, isSealed: true })).toBe(true)
    expect(isReachable(destinationId('lock'), { ...state, isSealed: false })).toBe(false)
  })

  test('gives no message of a call that the lock overtook', async () => {
    house.become({ lock: 'locked' })
    report({ code: 'locked' })
    expect(said()).toEqual([])
  })
})

test('a plain journal has no lock: no button, no key; that somebody is there is heard all the same, for the bin', async () => {
  house = new VaultHouse()
  await open('/today', { lock: 'plain' })
  await key('l', { ctrlKey: true })
  expect(opened.find('nav.rail').text()).not.toContain('Op slot')
  expect(callsOf('vault.lock')).toEqual([])
  expect(callsOf('vault.active')).toHaveLength(1)
})

describe('Help now behind the lock', () => {
  test('reads nothing of the vault and offers no place that is locked', async () => {
    await open('/help-now')
    expect(opened.find('.danger .value').text()).toBe('112')
    expect(opened.find('nav.rail').exists()).toBe(false)
    expect(links()).toEqual(['/unlock'])
    expect(opened.find('section[aria-labelledby=plan]').text()).toContain('Je plan is op slot')
    expect(askedBehindLock()).toEqual([])
  })

  test('shows the plan that was chosen to stand there', async () => {
    answer('plan.shown', () => planFrom([{ part: 'people', lines: ['Noor, 06-1'] }]))
    await open('/help-now', { settings: { planOnHelpNow: true } })
    expect(opened.find('section[aria-labelledby=plan] li').text()).toBe('Noor, 06-1')
    expect(links()).toEqual(['/unlock'])
    expect(askedBehindLock()).toEqual([])
  })

  test('has its ways on again once it is open', async () => {
    await open('/help-now')
    house.become({ lock: 'open' })
    await settle()
    expect(at()).toBe('/help-now')
    expect(opened.find('a[href="/care/plan"]').exists()).toBe(true)
    expect(opened.find('a[href="/unlock"]').exists()).toBe(false)
  })
})

describe('a check-in behind the lock', () => {
  beforeEach(async () => {
    answer('checkIns.answer', (given: CheckInAnswer) => {
      emit('records.changed', { kinds: ['check-in'] })
      return { ...given, id: '01932f3c-1f3a-7abc-8def-0123456789ab', kind: 'check-in', seen: {}, changedAt: '', at: '' }
    })
    answer('moments.next', () => nextMoment({ askLessAbout: 'daily' }))
    await open('/check-in/daily@2026-11-22T20:00')
  })

  test('says that it is sealed at once, and what that means', () => {
    expect(opened.text()).toContain('Wat je bewaart, wordt meteen versleuteld')
    expect(opened.text()).toContain('dan zie je dat pas terug als het open is')
  })

  test('goes from words to surroundings to thanks with nothing of one’s own, and asks nothing of the vault', async () => {
    await press('Kies uit woorden')
    await press('Toon meer woorden')
    await opened.find('#feeling-word').setValue('mistig')
    await opened.find('#feeling-word').trigger('keydown', { key: 'Enter' })
    await settle()
    expect(has('Voeg ‘mistig’ toe als eigen woord')).toBe(false)
    await opened.find('#feeling-word').setValue('')
    await press('moe')
    await press('Waar was je, en met wie?')
    expect(has('Iets anders bij ‘Waar’')).toBe(false)
    expect(has('Pas deze woorden aan')).toBe(false)
    await press('thuis')
    await press('Bewaar')
    expect(callsOf('checkIns.answer')).toMatchObject([
      { feelings: [{ id: 'tired' }], around: { where: [{ id: 'home' }] } },
    ])
    expect(opened.find('.thanks').text()).toContain('Het is versleuteld')
    expect(opened.find('.thanks .invitation').exists()).toBe(false)
    expect(has('Ongedaan maken')).toBe(false)
    expect(askedBehindLock()).toEqual([])
    expect(said()).toEqual([])
    await press('Sluit')
    expect(callsOf('app.closeWindow')).toHaveLength(1)
  })

  test('leaves what was begun before alone, and what is left half-way is found when it is open', async () => {
    await press('Ik weet het niet')
    opened.unmount()
    const [written] = callsOf('drafts.write') as { key: string; draft: unknown }[]
    expect(written).toMatchObject({ key: 'check-in:locked', draft: { answer: { answer: 'dont-know' } } })
    answer('drafts.read', ({ key }: { key: string }) => (key === written?.key ? written.draft : null))
    house = new VaultHouse({ lock: 'open' })
    await open('/check-in', { lock: 'open' })
    expect(opened.find('[aria-pressed=true]').text()).toBe('Ik weet het niet')
    expect(callsOf('drafts.write').at(-1)).toMatchObject({ key: 'check-in:now', draft: written?.draft })
    expect(callsOf('drafts.clear')).toEqual([{ key: 'check-in:locked' }])
  })
})
