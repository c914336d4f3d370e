import { answer, callsOf, emit, resetBridge } from './support/bridge'
import { openAt, settle } from './support/luwte'
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Router } from 'vue-router'
import type { SectionState } from '@shared/features/section-lock/contract'
import { LuwteError } from '@shared/kernel/errors'
import { useToasts } from '@/kernel/toasts'
import { handsOn } from './support/hands'

const section = 'beside'
const SECRET = 'alleen van mij'
const CODE = 'AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG'
let opened: VueWrapper
let router: Router
let state: SectionState
const { press } = handsOn(() => opened)

const become = (next: SectionState) => {
  state = next
  emit('section.changed', { section, state })
}
async function open(path: string, language: 'nl' | 'en' = 'nl'): Promise<void> {
  const { wrapper, router: way } = await openAt(path, { language, isWhole: true })
  opened = wrapper
  router = way
}
const at = () => router.currentRoute.value.fullPath
const fields = () => opened.findAll<HTMLInputElement>('main input')
async function type(...texts: string[]): Promise<void> {
  for (const [index, text] of texts.entries()) await fields()[index]?.setValue(text)
}
async function submit(): Promise<void> {
  await opened.find('main form').trigger('submit')
  await settle()
}

beforeEach(() => {
  resetBridge()
  state = 'none'
  answer('section.state', () => state)
  answer('people.list', () => [])
  answer('section.open', ({ secret }: { secret: string }) => {
    if (secret !== SECRET) throw new LuwteError('wrong-secret')
    become('open')
  })
  answer('section.close', () => become('locked'))
  answer('section.set', () => {
    become('open')
    return { code: CODE }
  })
  answer('section.end', ({ secret }: { secret: string }) => {
    if (secret !== SECRET) throw new LuwteError('wrong-secret')
    become('none')
  })
  answer('section.changePassphrase', () => undefined)
})
afterEach(() => {
  opened.unmount()
  useToasts().toasts.value = []
})

describe('while it is locked', () => {
  beforeEach(() => (state = 'locked'))

  test('what is behind the lock leads to it, and opening leads there', async () => {
    await open('/beside/people')
    expect(at()).toBe('/beside/lock?to=/beside/people')
    expect(opened.text()).toContain('Naast iemand is op slot')
    await type(SECRET)
    await submit()
    expect(at()).toBe('/beside/people')
  })

  test('a wrong passphrase is said, and the field has the focus', async () => {
    await open('/beside/people', 'en')
    await type('something else')
    await submit()
    expect(opened.find('[role=status].told').text()).toContain('doesn’t fit')
    expect(document.activeElement).toBe(fields()[0]?.element)
    expect(at()).toContain('/beside/lock')
  })

  test('phrases and the front page are open', async () => {
    await open('/beside')
    expect(at()).toBe('/beside')
  })

  test('an address that was planted leads to Beside someone and nowhere else', async () => {
    await open('/beside/lock?to=//example.org')
    await type(SECRET)
    await submit()
    expect(at()).toBe('/beside')
  })
})

describe('without one', () => {
  test('what it does and does not is said before, a passphrase typed twice, and the code shown once', async () => {
    await open('/beside/lock')
    expect(opened.text()).toContain('Reservekopieën van voor vandaag blijven leesbaar')
    await press('Kies een wachtzin')
    await type(SECRET, 'iets anders')
    await submit()
    expect(callsOf('section.set')).toEqual([])
    await type(SECRET, SECRET)
    await submit()
    expect(callsOf('section.set')).toEqual([{ section, passphrase: SECRET }])
    expect(opened.text()).toContain('AAAA')
    await press('Ik heb hem bewaard')
    await settle()
    expect(at()).toBe('/beside')
  })
})

describe('while it is open', () => {
  beforeEach(() => (state = 'open'))

  test('it is closed by a button, and by what happens elsewhere', async () => {
    await open('/beside/lock')
    await press('Doe op slot')
    await settle()
    expect(opened.text()).toContain('Naast iemand is op slot')
    await type(SECRET)
    await submit()
    await router.push('/beside/people')
    await settle()
    become('locked')
    await settle()
    expect(at()).toBe('/beside/lock?to=/beside/people')
  })

  test('it is taken off with the passphrase, and a wrong one is said', async () => {
    await open('/beside/lock')
    await press('Haal het slot eraf')
    await type('fout')
    await submit()
    expect(opened.find('.told').text()).toContain('past niet')
    await type(SECRET)
    await submit()
    expect(useToasts().toasts.value.at(-1)?.text).toBe('Het slot is eraf.')
    expect(at()).toBe('/beside')
  })

  test('another passphrase is chosen with the one of now', async () => {
    await open('/beside/lock')
    await press('Kies een andere wachtzin')
    await type(SECRET, 'nog steeds van mij', 'nog steeds van mij')
    await submit()
    expect(callsOf('section.changePassphrase')).toEqual([{ section, secret: SECRET, passphrase: 'nog steeds van mij' }])
  })
})
