import { answer, callsOf, resetBridge } from './support/bridge'
import { handsOn } from './support/hands'
import { snapshot, playBackups, preview } from './support/playedData'
import { openAt, settle } from './support/luwte'
import { refuse } from './support/refuse'
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { RestorePreview } from '@shared/features/data/contract'
import { useToasts } from '@/kernel/toasts'

const GENERATION = snapshot('2026-11-20T09:00:00.000Z')
const BEFORE = '2026-11-22T19-04-00-000Z'

let opened: VueWrapper
const { has, press } = handsOn(() => opened)
const toast = () => useToasts().toasts.value[0]
const open = async (id = GENERATION.id) => {
  opened = (await openAt(`/settings/data/restore/${id}`)).wrapper
}
const folds = () => opened.findAll('summary').map((one) => one.text())
const heading = () => opened.find('h1').text()
const chooseWay = async (way: string) => {
  await opened.find(`input[value=${way}]`).setValue(true)
  await settle()
}

const items: RestorePreview['items'] = [
  {
    id: '019aa7c3-5b1a-7c44-9e2b-0f6d1a2b3c4d',
    kind: 'entry',
    at: '2026-11-18T23:30-05:00[America/New_York]',
    excerpt: 'Vandaag zat ik bij het raam.',
    change: 'gone',
  },
  {
    id: '019aa7c3-5b1a-7c44-9e2b-0f6d1a2b3c4e',
    kind: 'a-kind-of-later',
    at: '2026-11-19T08:00+01:00[Europe/Amsterdam]',
    excerpt: '',
    change: 'different',
  },
]
const MUCH = preview({ gone: 60, different: 1, newer: 2, same: 40, items })

beforeEach(() => {
  resetBridge()
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T19:04:00Z') })
  playBackups([GENERATION])
  answer('backups.preview', () => MUCH)
  answer('backups.restore', () => ({ returned: 60, changed: 1, binned: 0, undo: BEFORE }))
})
afterEach(() => {
  vi.restoreAllMocks()
  opened.unmount()
  useToasts().toasts.value = []
  vi.useRealTimers()
})

describe('what would come back', () => {
  test('says that what is behind the lock of Beside someone does not, only while it is locked', async () => {
    await open()
    expect(opened.text()).not.toContain('Naast iemand is op slot')
    opened.unmount()
    answer('section.state', () => 'locked')
    await open()
    expect(opened.text()).toContain(
      'Naast iemand is op slot. Wat daar ligt, zie je hier niet, en het wordt niet teruggezet.',
    )
  })

  test('is told in words, with how the texts begin, on the day that they were lived', async () => {
    await open()
    expect(opened.text()).toContain('zoals het was: vrijdag 20 november om 10:00. Er verandert nog niets.')
    expect(folds()).toEqual([
      '60 dingen zijn er nu niet meer',
      '1 ding is nu anders dan toen',
      '2 dingen kwamen er daarna bij',
    ])
    expect(opened.text()).toContain('40 dingen zijn hetzelfde gebleven.')
    const [gone, different] = opened.findAll('details').map((one) => one.findAll('li').map((line) => line.text()))
    expect(gone).toEqual(['Tekst · Woensdag 18 november 2026Vandaag zat ik bij het raam.', 'en nog 59'])
    expect(different).toEqual(['Iets anders · Donderdag 19 november 2026'])
  })

  test('is nothing where nothing changed, and then there is nothing to do', async () => {
    answer('backups.preview', () => preview({ same: 40 }))
    await open()
    expect(opened.text()).toContain('Je dagboek is precies zoals in deze kopie.')
    expect(has('Zet terug')).toBe(false)
  })

  test('can come from another place', async () => {
    await open('other')
    expect(callsOf('backups.preview')).toEqual([{ id: 'other' }])
    expect(opened.text()).toContain('Dit is een kopie van een andere plek.')
  })

  test('is looked for again when that went wrong', async () => {
    refuse('backups.preview', 'unreadable')
    await open()
    expect(toast()?.error).toBe('unreadable')
    expect(opened.text()).toContain('Deze kopie kon nu niet worden geopend.')
    vi.restoreAllMocks()
    await press('Probeer opnieuw')
    expect(folds()).toHaveLength(3)
  })
})

describe('it comes back', () => {
  test('beside what there is, unless somebody chooses otherwise', async () => {
    await open()
    await press('Zet terug')
    expect(callsOf('backups.restore')).toEqual([{ id: GENERATION.id, how: 'beside' }])
    expect(heading()).toBe('Het is terug')
    expect(document.activeElement?.tagName).toBe('H1')
    expect(opened.findAll('.done li').map((one) => one.text())).toEqual([
      '60 dingen kwamen terug.',
      'Van 1 ding staat de eerdere versie er nu naast.',
    ])
  })

  test('as it was then, and what is newer goes to the bin, which is said before', async () => {
    answer('backups.restore', () => ({ returned: 0, changed: 1, binned: 2, undo: BEFORE }))
    await open()
    expect(opened.text()).toContain('gaat naar de prullenbak. Het is niet weg.')
    await chooseWay('instead')
    await press('Zet terug')
    expect(callsOf('backups.restore')).toEqual([{ id: GENERATION.id, how: 'instead' }])
    expect(opened.findAll('.done li').map((one) => one.text())).toEqual([
      '1 ding is weer zoals toen.',
      '2 dingen liggen in de prullenbak.',
    ])
  })

  test.each([
    ['on the page', () => press('Ongedaan maken')],
    [
      'at the foot of the window',
      async () => {
        await toast()?.action?.run()
        await settle()
      },
    ],
  ])('and goes again %s', async (_where, undo) => {
    await open()
    await press('Zet terug')
    await undo()
    expect(callsOf('backups.restore').at(-1)).toEqual({ id: BEFORE, how: 'instead' })
    expect(toast()?.text).toBe('Alles is weer zoals daarnet.')
    expect(heading()).toBe('Alles is weer zoals daarnet.')
    expect(document.activeElement?.tagName).toBe('H1')
    expect(has('Ongedaan maken')).toBe(false)
  })

  test('not at all when something stands in the way', async () => {
    await open()
    refuse('backups.restore', 'busy')
    await press('Zet terug')
    expect(toast()?.error).toBe('busy')
    expect(heading()).toBe('Deze reservekopie terugzetten')
    expect(has('Zet terug')).toBe(true)
  })
})

test('the passphrase of that time is asked for once, and opens the rest too', async () => {
  refuse('backups.preview', 'needs-secret')
  await open()
  expect(toast()).toBeUndefined()
  expect(opened.text()).toContain('verzegeld met een eerdere wachtzin')
  vi.restoreAllMocks()
  await opened.find('input[type=password]').setValue('die van toen')
  await press('Open')
  expect(callsOf('backups.preview')).toEqual([{ id: GENERATION.id, secret: 'die van toen' }])
  await press('Zet terug')
  expect(callsOf('backups.restore')).toEqual([{ id: GENERATION.id, how: 'beside', secret: 'die van toen' }])
})
