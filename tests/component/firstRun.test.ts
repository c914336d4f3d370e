import { answer, callsOf, emit, resetBridge } from './support/bridge'
import { handsOn } from './support/hands'
import { openAt, settle } from './support/luwte'
import { preview, vaultState } from './support/playedData'
import { refuse } from './support/refuse'
import { presence, rhythm } from './support/rhythmsHouse'
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Router } from 'vue-router'
import type { CheckIn } from '@shared/features/check-ins/checkIn'
import type { Country } from '@shared/features/settings/country'
import { DEFAULT_SETTINGS, type Language, type Settings } from '@shared/features/settings/settings'
import { useToasts } from '@/kernel/toasts'
import { useVaultStore } from '@/kernel/vaultStore'

const checkIn = (change: Partial<CheckIn> = {}): CheckIn => ({
  id: '01932f3c-1f3a-7abc-8def-0123456789ab',
  kind: 'check-in',
  at: '2026-11-22T14:02+01:00[Europe/Amsterdam]',
  seen: { here: 1 },
  changedAt: '2026-11-22T13:02:00.000Z',
  answer: 'felt',
  feelings: [{ id: 'tired' }],
  around: { with: [], where: [], doing: [] },
  note: '',
  ...change,
})

let opened: VueWrapper
let router: Router
let settings: Settings
const { has, press, choose } = handsOn(() => opened)

async function open(
  path = '/today',
  {
    language = 'nl',
    change = {},
    ...around
  }: { language?: Language; change?: Partial<Settings>; perhaps?: Country[]; locale?: string } = {},
) {
  settings = { ...DEFAULT_SETTINGS, ...change }
  const found = await openAt(path, { language, settings: change, isWhole: true, ...around })
  opened = found.wrapper
  router = found.router
}
const card = () => opened.find('.quiet-card')
const title = () => card().find('h2').text()
const rail = () => opened.findAll('.rail ul:first-of-type a').map((link) => link.attributes('href'))

beforeEach(() => {
  resetBridge()
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T19:04:00Z') })
  answer('vault.state', () => vaultState())
  answer('checkIns.recent', () => [checkIn()])
  answer('drafts.list', () => [])
  answer('drafts.read', () => null)
  answer('settings.change', (change: Partial<Settings>) => {
    settings = { ...settings, ...change }
    emit('settings.changed', { settings, language: settings.language ?? 'nl', country: 'NL', perhaps: null })
    return settings
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  opened.unmount()
  useToasts().toasts.value = []
  vi.useRealTimers()
})

describe('the first questions on Today', () => {
  test('wait until something was told', async () => {
    answer('checkIns.recent', () => [])
    await open()
    expect(card().exists()).toBe(false)
  })

  test('do not stand beside the help for a hard word', async () => {
    answer('checkIns.recent', () => [checkIn({ feelings: [{ id: 'tired' }, { id: 'hopeless' }] })])
    await open()
    expect(card().exists()).toBe(false)
  })

  test('come one at a time, each with a way past it, and keyboard focus goes along', async () => {
    await open()
    expect(title()).toBe('Dit blijft hier, op deze computer')
    await press('Niet nu')
    expect(title()).toBe('Voor wie ben je hier?')
    expect(opened.findAll('.quiet-card')).toHaveLength(1)
    expect(document.activeElement?.textContent).toBe('Voor mezelf')
    expect(card().findAll('[aria-pressed="true"], :checked')).toHaveLength(0)
    await press('Niet nu')
    expect(title()).toBe('Mag het licht wat zachter?')
    await press('Niet nu')
    expect(card().exists()).toBe(false)
    expect(document.activeElement?.tagName).toBe('H1')
    expect(settings).toEqual({ ...DEFAULT_SETTINGS, askedOnce: ['stays-here', 'for-whom', 'light'] })
  })

  test('take the answers over', async () => {
    await open('/today', { change: { askedOnce: ['stays-here'] } })
    await press('Voor iemand om wie ik geef')
    await press('Altijd donker')
    expect(settings).toMatchObject({ forWhom: 'beside', theme: 'night' })
    expect(card().exists()).toBe(false)
  })

  test('ask for the country where the computer leaves it in doubt, and lead to all others', async () => {
    const change = { askedOnce: ['stays-here' as const, 'for-whom' as const, 'light' as const] }
    await open('/today', { change, perhaps: ['US', 'XX'] })
    expect(title()).toBe('In welk land ben je?')
    expect(
      card()
        .findAll('button')
        .map((one) => one.text()),
    ).toEqual(['Nederland', 'Verenigde Staten', 'Een ander land', 'Niet nu'])
    await press('Nederland')
    expect(settings).toMatchObject({ country: 'NL', askedOnce: [...change.askedOnce, 'country'] })
    expect(card().exists()).toBe(false)
  })

  test('the country can be another one than the computer thinks of', async () => {
    const change = { askedOnce: ['stays-here' as const, 'for-whom' as const, 'light' as const] }
    await open('/today', { change, perhaps: ['US'] })
    await press('Een ander land')
    expect(router.currentRoute.value.fullPath).toBe('/settings/language#country')
    expect(settings).toMatchObject({ country: null, askedOnce: [...change.askedOnce, 'country'] })
  })

  test('ask for the language before all others, in both', async () => {
    await open('/today', { language: 'en', locale: 'en-US' })
    expect(title()).toBe('English or Nederlands?')
    await press('Nederlands')
    expect(settings).toMatchObject({ language: 'nl', askedOnce: ['language'] })
    expect(title()).toBe('Dit blijft hier, op deze computer')
  })

  test('dim the light in the evenings for who says yes', async () => {
    await open('/today', { change: { askedOnce: ['stays-here', 'for-whom'] } })
    await press('Ja, ’s avonds vanzelf')
    expect(settings.theme).toBe('hours')
  })

  test('lead to who can read it, which then is not asked again at the first writing', async () => {
    await open('/today', { language: 'en' })
    await press('Choose who can read it')
    expect(router.currentRoute.value.path).toBe('/settings/vault')
    expect(settings.askedOnce).toEqual(['stays-here', 'who-reads'])
  })

  test('do not say of a sealed journal that anybody can read it', async () => {
    await open()
    useVaultStore().lock = 'open'
    await settle()
    expect(title()).toBe('Voor wie ben je hier?')
  })

  test('come back where an answer could not be kept', async () => {
    await open()
    refuse('settings.change', 'disk-full')
    await press('Niet nu')
    expect(title()).toBe('Dit blijft hier, op deze computer')
  })
})

describe('at the first writing', () => {
  const ENTRY = {
    id: '01932f3c-1f3a-7abc-8def-0123456789ab',
    kind: 'entry',
    at: '2026-11-22T20:04+01:00[Europe/Amsterdam]',
    seen: { here: 1 },
    changedAt: '2026-11-22T19:04:31.250Z',
    text: 'Mist.',
  }
  const saved = `/journal/entry/${ENTRY.id}?saved`
  const isAsked = () => card().exists()

  beforeEach(() => {
    answer('entries.read', () => ({ entry: ENTRY, siblings: [], seen: { here: 1 } }))
    answer('entries.bin', () => [])
  })

  test('it is asked who can read it, with the way to sealing', async () => {
    await open(saved)
    expect(title()).toBe('Wie kan dit lezen?')
    await press('Lees wat een wachtzin doet')
    expect(router.currentRoute.value.path).toBe('/settings/vault')
    expect(settings.askedOnce).toEqual(['who-reads'])
  })

  test('once: who passes it by, or just goes on, is not asked again', async () => {
    await open(saved, { language: 'en' })
    await press('Not now')
    expect(isAsked()).toBe(false)
    expect(settings.askedOnce).toEqual(['who-reads'])
    opened.unmount()
    await open(saved)
    await router.push('/journal')
    await settle()
    expect(settings.askedOnce).toEqual(['who-reads'])
  })

  test.each([
    ['an entry that is read', `/journal/entry/${ENTRY.id}`, {}],
    ['where something calming is offered', `${saved}&landing`, {}],
    ['when it was asked', saved, { askedOnce: ['who-reads' as const] }],
  ])('not beside %s', async (_, path, change) => {
    await open(path, { change })
    expect(isAsked()).toBe(false)
    opened.unmount()
    expect(callsOf('settings.change')).toEqual([])
  })

  test('not in a sealed journal', async () => {
    await open(saved)
    useVaultStore().lock = 'open'
    await settle()
    expect(isAsked()).toBe(false)
  })
})

describe('at the first rhythm', () => {
  beforeEach(() => {
    answer('desktop.presence', () => presence({ login: 'off' }))
    answer('rhythms.list', () => ({ here: [rhythm({ id: 'evening' })], elsewhere: [] }))
  })

  test.each(['/settings/moments', '/settings/moments/evening'])(
    'it is asked whether to start at log-in: %s',
    async (path) => {
      answer('desktop.setLauncher', () => presence({ login: 'on' }))
      await open(path)
      expect(title()).toBe('Zal Luwte starten als je inlogt?')
      await press('Ja, start vanzelf')
      expect(callsOf('desktop.setLauncher')).toEqual([{ kind: 'login', on: true }])
      expect(card().exists()).toBe(false)
      expect(settings.askedOnce).toEqual(['at-login'])
      expect(useToasts().toasts.value.map(({ text }) => text)).toEqual(['Luwte start voortaan als je inlogt.'])
    },
  )

  test('it can be passed by, and stays where it could not be done', async () => {
    refuse('desktop.setLauncher', 'not-writable')
    await open('/settings/moments')
    await press('Ja, start vanzelf')
    expect(card().exists()).toBe(true)
    expect(settings.askedOnce).toEqual([])
    vi.restoreAllMocks()
    await press('Niet nu')
    expect(card().exists()).toBe(false)
  })

  test.each(['on', 'not-here'] as const)('not where it is so, or cannot be: %s', async (login) => {
    answer('desktop.presence', () => presence({ login }))
    await open('/settings/moments')
    expect(card().exists()).toBe(false)
  })

  test('not before there is one', async () => {
    answer('rhythms.list', () => ({ here: [], elsewhere: [] }))
    await open('/settings/moments')
    expect(card().exists()).toBe(false)
  })
})

describe('for whom', () => {
  const starting = () => opened.findAll('.starting a').map((link) => link.attributes('href'))

  test('puts the guides and the phrases first for who is beside someone', async () => {
    await open()
    expect(rail()).toEqual(['/today', '/journal', '/care', '/beside', '/guides', '/back'])
    expect(starting()).toEqual([])
    opened.unmount()
    await open('/today', { change: { forWhom: 'beside' } })
    expect(rail()).toEqual(['/today', '/beside', '/guides', '/journal', '/care', '/back'])
    expect(starting()[0]).toBe('/guides/phrases')
    expect(starting()).toContain('/beside')
    const order = opened.find('.starting').element.compareDocumentPosition(opened.find('.below').element)
    expect(order & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
  })

  test.each(['beside', 'looking'] as const)('has links that lead somewhere: %s', async (forWhom) => {
    await open('/today', { change: { forWhom } })
    expect(starting().length).toBeGreaterThan(1)
    for (const link of starting()) expect(router.resolve(link ?? '').matched.at(-1)?.path).not.toContain('elsewhere')
  })

  test('is changed in Settings, and the questions can be asked again', async () => {
    await open('/settings/desktop', { change: { askedOnce: ['stays-here', 'light'] } })
    await choose('Voor iemand om wie ik geef')
    expect(settings).toMatchObject({ forWhom: 'beside', askedOnce: ['stays-here', 'light', 'for-whom'] })
    expect(rail()[1]).toBe('/beside')
    await choose('Maakt niet uit')
    expect(settings.forWhom).toBeNull()
    await press('Stel de vragen van het begin opnieuw')
    expect(settings.askedOnce).toEqual([])
    expect(useToasts().toasts.value.map(({ text }) => text)).toEqual([
      'Op Vandaag komen ze weer, een voor een, na een check-in.',
    ])
  })
})

describe('for who used Luwte before', () => {
  const link = () => opened.find('main a[href="/settings/before"]')

  test('there is a link on Today as long as nothing was written', async () => {
    answer('checkIns.recent', () => [])
    await open()
    expect(link().text()).toBe('Ik gebruikte Luwte al')
    opened.unmount()
    answer('entries.months', () => ({
      ...{
        months: [{ month: '2026-10', count: 1, days: 1 }],
        feelings: [],
        tags: [],
        hasPictures: false,
        prompts: [],
        people: [],
      },
      ...{ hasBin: false, isWhole: true },
    }))
    await open()
    expect(link().exists()).toBe(false)
  })

  test('and one in Settings', async () => {
    await open('/settings/desktop')
    expect(link().text()).toBe('Ik gebruikte Luwte al')
  })

  test('opens a folder with a journal, and never moves this one into an empty folder', async () => {
    const chosen = vi.fn(() => ({ folder: '/stick', has: 'nothing' as 'nothing' | 'vault' }))
    answer('data.chooseVaultFolder', chosen)
    answer('data.relocate', () => vaultState({ folder: '/stick' }))
    await open('/settings/before')
    await press('Kies de map van je dagboek')
    expect(title()).toBe('Hier ligt geen dagboek van Luwte')
    expect(has('Verhuis')).toBe(false)
    chosen.mockImplementation(() => ({ folder: '/stick', has: 'vault' }))
    await press('Kies een andere map')
    expect(title()).toBe('Hier ligt al een dagboek')
    await press('Ga hiermee verder')
    expect(callsOf('data.relocate')).toHaveLength(1)
  })

  test('asks the passphrase of a sealed one', async () => {
    answer('data.chooseVaultFolder', () => ({ folder: '/stick', has: 'sealed-vault' }))
    await open('/settings/before')
    await press('Kies de map van je dagboek')
    expect(card().find('input').exists()).toBe(true)
    expect(callsOf('data.relocate')).toEqual([])
  })

  test('looks at a backup from elsewhere before anything is put back', async () => {
    answer('backups.chooseOther', () => 'other')
    answer('backups.preview', () => preview())
    await open('/settings/before')
    await press('Kies de reservekopie')
    expect(router.currentRoute.value.path).toBe('/settings/data/restore/other')
  })

  test('shows what an exported folder holds before it is brought in', async () => {
    answer('data.chooseImport', () => ({
      folder: '/export',
      new: 3,
      different: 0,
      same: 0,
      erased: 0,
      invalid: 0,
    }))
    await open('/settings/before', { language: 'en' })
    await press('Choose the folder')
    expect(card().text()).toContain('/export')
    expect(callsOf('data.import')).toEqual([])
    expect(opened.find('a[href="/settings/data/import"]').text()).toContain('A journal from another app')
  })
})
