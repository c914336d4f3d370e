import { answer, callsOf, emit, resetBridge } from './support/bridge'
import { handsOn } from './support/hands'
import { backups, snapshot, playBackups, preview, vaultState } from './support/playedData'
import { openAt, settle } from './support/luwte'
import { refuse } from './support/refuse'
import type { VueWrapper } from '@vue/test-utils'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Router } from 'vue-router'
import type { Backups, BackupTest, Snapshot } from '@shared/features/data/contract'
import { snapshotsByAge } from '@/features/data/backupStore'
import { useToasts } from '@/kernel/toasts'
import { useVaultStore } from '@/kernel/vaultStore'

let opened: VueWrapper
let router: Router
const { has, press } = handsOn(() => opened)
const secretField = () => opened.find<HTMLInputElement>('input[type=password]')
const typeSecret = (secret: string) => secretField().setValue(secret)
const toast = () => useToasts().toasts.value[0]
const open = async (path = '/settings/data') => ({ wrapper: opened, router } = await openAt(path))

const TODAY = snapshot('2026-11-22T13:05:00.000Z')
const MONTHS_AGO = snapshot('2025-12-31T23:30:00.000Z', { why: 'before-moving', entries: null, checkIns: null })

beforeEach(() => {
  resetBridge()
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T19:04:00Z') })
  playBackups([TODAY, MONTHS_AGO])
})
afterEach(() => {
  vi.restoreAllMocks()
  opened.unmount()
  useToasts().toasts.value = []
  vi.useRealTimers()
})

describe('where the journal lies', () => {
  test('is told, shown and copied', async () => {
    answer('vault.state', () => vaultState({ folder: '/elsewhere' }))
    await open()
    await press('Toon de map: /elsewhere')
    await press('Kopieer het pad: /elsewhere')
    expect(callsOf('data.showFolder')).toEqual([{ which: 'vault' }])
    expect(callsOf('app.copyText')).toEqual([{ text: '/elsewhere' }])
    expect(toast()?.text).toBe('Het pad is gekopieerd.')
  })

  test('is said to be readable by others until it is sealed', async () => {
    await open()
    expect(opened.text()).toContain('Deze bestanden zijn niet verzegeld.')
    useVaultStore().lock = 'open'
    await settle()
    expect(opened.text()).toContain('Deze bestanden zijn versleuteld.')
    expect(opened.text()).toContain('Kopieën van voor het verzegelen zijn nog te lezen zonder je wachtzin.')
    expect(opened.find('a[href="/settings/vault"]').exists()).toBe(false)
  })

  test('stands in short in the settings', async () => {
    await open('/settings')
    expect(opened.text()).toContain('De laatste reservekopie is van vandaag om 14:05.')
    emit('backups.changed', backups([TODAY], { fault: 'missing' }))
    await settle()
    expect(opened.text()).toContain('De laatste reservekopie lukte niet.')
    expect(opened.find('a[href="/settings/data"]').exists()).toBe(true)
  })
})

describe('the journal goes to another folder', () => {
  const choose = (has: string) => {
    answer('data.chooseVaultFolder', () => ({ folder: '/usb/luwte', has }))
    answer('data.relocate', () => vaultState({ folder: '/usb/luwte' }))
  }

  test('once that was said twice', async () => {
    choose('nothing')
    await open()
    await press('Verplaats naar een andere map')
    expect(opened.text()).toContain('/usb/luwte')
    expect(callsOf('data.relocate')).toEqual([])
    await press('Verhuis')
    expect(callsOf('data.relocate')).toEqual([{}])
    expect(toast()?.text).toBe('Je dagboek staat nu in /usb/luwte.')
    expect(has('Verplaats naar een andere map')).toBe(true)
  })

  test('or stays, when nothing was chosen or it was not meant', async () => {
    await open()
    answer('data.chooseVaultFolder', () => null)
    await press('Verplaats naar een andere map')
    choose('vault')
    await press('Verplaats naar een andere map')
    expect(opened.text()).toContain('Hier ligt al een dagboek')
    await press('Annuleren')
    expect(has('Verplaats naar een andere map')).toBe(true)
    expect(callsOf('data.relocate')).toEqual([])
  })

  test('with its passphrase, where a sealed one lies', async () => {
    choose('sealed-vault')
    await open()
    await press('Verplaats naar een andere map')
    refuse('data.relocate', 'wrong-secret')
    await typeSecret('verkeerd')
    await press('Ga hiermee verder')
    expect(opened.text()).toContain('Deze wachtzin past hier niet.')
    expect(secretField().element.value).toBe('')
    vi.restoreAllMocks()
    await typeSecret('een goede wachtzin')
    await press('Ga hiermee verder')
    expect(callsOf('data.relocate')).toEqual([{ secret: 'een goede wachtzin' }])
    expect(toast()?.text).toContain('/usb/luwte')
  })
})

describe('the backups', () => {
  test('say when the last one was made, and make another', async () => {
    await open()
    expect(opened.text()).toContain('De laatste is van vandaag om 14:05.')
    answer('backups.make', () => backups([snapshot('2026-11-22T19:04:00.000Z', { why: 'asked' }), TODAY]))
    await press('Maak er nu een')
    expect(opened.text()).toContain('De laatste is van vandaag om 20:04.')
    expect(toast()?.text).toBe('De reservekopie is gemaakt.')
  })

  test('are none at first, and say when the first one comes', async () => {
    playBackups()
    await open()
    expect(opened.text()).toContain('De eerste komt vanzelf')
    expect(opened.findAll('article')).toEqual([])
  })

  test.each([
    ['disk-full', 'De schijf met de kopieën is vol. Je dagboek zelf is veilig'],
    ['not-writable', 'Luwte heeft geen toestemming om in deze map te bewaren. Je dagboek zelf is veilig'],
    ['unreadable', 'Een deel van je dagboek was niet te lezen. Luwte laat dat staan'],
    ['missing', 'De map voor de kopieën is er nu niet. Je dagboek zelf is veilig'],
  ] as const)('tell of %s what is safe, and try again without claiming that it worked', async (fault, words) => {
    playBackups([TODAY], { fault })
    await open()
    expect(opened.find('.fault').text()).toContain(words)
    answer('backups.make', () => backups([TODAY], { fault }))
    await press('Probeer opnieuw')
    expect(toast()).toBeUndefined()
    answer('backups.make', () => backups([TODAY]))
    await press('Probeer opnieuw')
    expect(opened.find('.fault').exists()).toBe(false)
    expect(toast()?.text).toBe('De reservekopie is gemaakt.')
  })

  test('lie where somebody chooses', async () => {
    await open()
    answer('backups.chooseFolder', (): Backups | null => null)
    await press('Kies een andere map')
    expect(toast()).toBeUndefined()
    answer('backups.chooseFolder', () => backups([TODAY], { folder: '/usb' }))
    await press('Kies een andere map')
    expect(toast()?.text).toBe('Je reservekopieën staan nu in /usb.')
    expect(opened.text()).toContain('/usb')
  })

  test('that did not come about are told once: as how they stand, else by what stood in the way', async () => {
    await open()
    refuse('backups.make', 'busy')
    await press('Maak er nu een')
    expect(toast()?.error).toBe('busy')
    useToasts().toasts.value = []
    refuse('backups.make', 'disk-full')
    playBackups([TODAY], { fault: 'disk-full' })
    await press('Maak er nu een')
    expect(opened.find('.fault').exists()).toBe(true)
    expect(toast()).toBeUndefined()
  })
})

describe('the snapshots', () => {
  const lines = () =>
    opened.findAll('article').map((one) => one.findAll('.words p').map((line) => line.text().replaceAll('\u00a0', ' ')))

  test('say when they were made, what they hold, how large they are and why', async () => {
    await open()
    expect(opened.findAll('details h3').map((one) => one.text())).toEqual(['Vandaag', 'Langer geleden'])
    expect(opened.findAll('details').map((one) => one.attributes('open') !== undefined)).toEqual([true, false])
    expect(lines()).toEqual([
      ['vandaag om 14:05', '12 teksten en 40 check-ins', '1,2 MB · vanzelf gemaakt'],
      ['donderdag 1 januari om 00:30', 'verzegeld met een andere wachtzin', '1,2 MB · vlak voor het verhuizen'],
    ])
  })

  test('say which computer made each, once several did', async () => {
    const [first, second, third, fourth] = [1, 2, 3, 4].map((minutes) => `2026-11-22T10:0${String(minutes)}:00.000Z`)
    playBackups([
      snapshot(fourth ?? ''),
      snapshot(third ?? '', { maker: { isThis: false, name: 'Laptop' } }),
      snapshot(second ?? '', { maker: { isThis: false, name: '' } }),
      snapshot(first ?? '', { maker: null }),
    ])
    await open()
    expect(lines().map((one) => one[2])).toEqual([
      '1,2 MB · vanzelf gemaakt · op deze computer',
      '1,2 MB · vanzelf gemaakt · op Laptop',
      '1,2 MB · vanzelf gemaakt · op een andere computer',
      '1,2 MB · vanzelf gemaakt',
    ])
  })

  test.each([
    [0, '1 kB'],
    [999, '1 kB'],
    [41_400, '41 kB'],
    [999_999, '1.000 kB'],
    [56_000_000, '56 MB'],
    [2_340_000_000, '2,3 GB'],
  ])('of %i bytes are told as %s', async (bytes, words) => {
    playBackups([snapshot(TODAY.madeAt, { bytes, entries: 1, checkIns: 0 })])
    await open()
    expect(lines()[0]?.slice(1)).toEqual(['1 tekst', `${words} · vanzelf gemaakt`])
  })

  const good: BackupTest = { files: 4, bytes: 1, entries: 12, checkIns: 40, others: 8, damaged: [] }
  const test14 = 'Test de kopie van vandaag om 14:05'

  test('are opened for real when asked, and say what they gave', async () => {
    answer('backups.test', () => good)
    await open()
    await press(test14)
    expect(callsOf('backups.test')).toEqual([{ id: TODAY.id }])
    expect(opened.text()).toContain('Alles is te lezen: 12 teksten, 40 check-ins en 8 andere dingen.')
    answer('backups.test', () => ({ ...good, damaged: ['2026-11.json'] }))
    await press(test14)
    expect(opened.text()).toContain('Eén bestand in deze kopie is niet te lezen.')
    expect(opened.find('.result li').text()).toBe('2026-11.json')
  })

  test('ask for the passphrase of that time, and say when it was another', async () => {
    refuse('backups.test', 'needs-secret')
    await open()
    await press(test14)
    expect(secretField().attributes('aria-invalid')).toBeUndefined()
    refuse('backups.test', 'wrong-secret')
    await typeSecret('nee')
    await press('Open')
    expect(opened.text()).toContain('Deze wachtzin past hier niet.')
    vi.restoreAllMocks()
    answer('backups.test', () => good)
    await typeSecret('die van toen')
    await press('Open')
    expect(callsOf('backups.test')).toEqual([{ id: TODAY.id, secret: 'die van toen' }])
    expect(opened.text()).toContain('Deze kopie is goed.')
    expect(opened.find('input[type=password]').exists()).toBe(false)
  })

  test('lead to what would come back, also from another place', async () => {
    await open()
    expect(opened.find(`a[href="/settings/data/restore/${TODAY.id}"]`).text()).toBe('Bekijk')
    answer('backups.chooseOther', () => null)
    await press('Kies een kopie van een andere plek')
    expect(router.currentRoute.value.path).toBe('/settings/data')
    answer('backups.chooseOther', () => 'other')
    answer('backups.preview', () => preview())
    await press('Kies een kopie van een andere plek')
    expect(router.currentRoute.value.path).toBe('/settings/data/restore/other')
  })

  test('stay when the box of the system is answered with no', async () => {
    answer('backups.eraseOld', () => null)
    await open()
    const before = opened.findAll('article').length
    await press('Wis de oudere kopieën')
    await press('Wis voorgoed')
    expect(opened.findAll('article')).toHaveLength(before)
    expect(has('Wis de oudere kopieën')).toBe(true)
  })

  test('go only after a second word', async () => {
    answer('backups.eraseOld', () => backups([TODAY]))
    await open()
    await press('Wis de oudere kopieën')
    await press('Annuleren')
    expect(callsOf('backups.eraseOld')).toHaveLength(0)
    await press('Wis de oudere kopieën')
    await press('Wis voorgoed')
    expect(callsOf('backups.eraseOld')).toHaveLength(1)
    expect(opened.findAll('article')).toHaveLength(1)
    expect(has('Wis de oudere kopieën')).toBe(false)
  })

  test('are grouped by the calendar, each in one group, the newest first', () => {
    const zone = 'Europe/Amsterdam'
    const now = Date.parse('2026-11-22T00:30:00+01:00')
    const groupOf = (madeAt: string) => snapshotsByAge([snapshot(madeAt)], now, zone)[0]?.age
    expect(groupOf('2026-11-21T23:00:00Z')).toBe('today')
    expect(groupOf('2026-11-21T22:59:59Z')).toBe('week')
    expect(groupOf('2026-11-14T23:00:00Z')).toBe('week')
    expect(groupOf('2026-11-14T22:59:59Z')).toBe('month')
    expect(groupOf('2026-10-21T22:00:00Z')).toBe('month')
    expect(groupOf('2026-10-21T21:59:59Z')).toBe('earlier')
    expect(groupOf('2027-11-21T22:59:59Z')).toBe('today')
    const times = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(fc.uniqueArray(times, { selector: Number }), (dates) => {
        const made: Snapshot[] = dates.map((date) => snapshot(date.toISOString()))
        const listed = snapshotsByAge(made, now, zone).flatMap((group) => group.snapshots)
        const newestFirst = [...made].sort((one, other) => (one.madeAt < other.madeAt ? 1 : -1))
        expect(listed).toEqual(newestFirst)
      }),
    )
  })
})

describe('everything is taken along', () => {
  test('and it is told what was packed, and where', async () => {
    await open()
    expect(opened.text()).toContain('Iedereen die bij deze map kan, kan alles lezen.')
    answer('data.export', () => null)
    await press('Kies een plek en exporteer')
    expect(has('Kopieer het pad: /usb/export')).toBe(false)
    answer('data.export', () => ({ folder: '/usb/export', entries: 1200, checkIns: 1, files: 1204 }))
    await press('Kies een plek en exporteer')
    expect(opened.text()).toContain('Er zijn 1.200 teksten en 1 check-in geëxporteerd, in 1.204 bestanden.')
    await press('Kopieer het pad: /usb/export')
    expect(callsOf('app.copyText')).toEqual([{ text: '/usb/export' }])
  })

  test('and stopped, and said that nothing of it is there', async () => {
    let finish: (value: null) => void = () => undefined
    answer('data.export', () => new Promise((resolve) => (finish = resolve)))
    await open()
    await press('Kies een plek en exporteer')
    expect(has('Stop')).toBe(false)
    emit('job.changed', { job: 'export', done: 1, total: 40 })
    await settle()
    await press('Stop')
    expect(callsOf('data.stopExport')).toHaveLength(1)
    expect(has('Luwte stopt …')).toBe(true)
    emit('job.changed', null)
    finish(null)
    await settle()
    expect(opened.find('.said').text()).toContain('Gestopt. Er staat niets van in die map')
  })

  const found = { folder: '/usb/export', new: 3, same: 40, different: 1, erased: 2, invalid: 0 }

  test('and read back in after a look at what is in it', async () => {
    answer('data.chooseImport', () => found)
    answer('data.import', () => found)
    await open()
    await press('Kies de map')
    expect(opened.findAll('.import li').map((one) => one.text())).toEqual([
      '3 dingen zijn nieuw en komen erbij.',
      '1 ding is hier anders. Beide versies blijven.',
      '40 dingen heb je al.',
      '2 dingen heb je hier gewist. Die blijven weg.',
      'Vlak ervoor maakt Luwte een reservekopie.',
    ])
    expect(callsOf('data.import')).toHaveLength(0)
    await press('Importeer')
    expect(callsOf('data.import')).toHaveLength(1)
    expect(opened.find('.came').text()).toBe(
      'Het staat in je dagboek. 3 dingen kwamen erbij. Van 1 ding zijn beide versies er.',
    )
  })

  test('and what was read in is undone as a whole, by the backup of just before', async () => {
    answer('data.chooseImport', () => found)
    answer('data.import', () => ({ ...found, undo: TODAY.id }))
    answer('backups.restore', () => ({ returned: 0, changed: 1, binned: 3, undo: MONTHS_AGO.id }))
    await open()
    await press('Kies de map')
    await press('Importeer')
    await press('Ongedaan maken')
    expect(callsOf('backups.restore')).toEqual([{ id: TODAY.id, how: 'instead' }])
    expect(opened.find('.came').text()).toBe('Alles is weer zoals het vlak voor de import was.')
    expect(has('Ongedaan maken')).toBe(false)
  })

  test('and not read in where there is nothing new', async () => {
    answer('data.chooseImport', () => ({ ...found, new: 0, different: 0 }))
    await open()
    await press('Kies de map')
    expect(opened.find('.import li').text()).toBe('Hier is niets bij wat je nog niet had.')
    expect(has('Importeer')).toBe(false)
    await press('Sluit')
    expect(has('Kies de map')).toBe(true)
  })
})

describe('long work', () => {
  const bars = () => opened.findAll('progress').map((bar) => bar.attributes('aria-label'))
  const said = () =>
    opened
      .findAll('.visually-hidden[role=status]')
      .map((one) => one.text())
      .filter((text) => text !== '')

  test('is shown, and its beginning and its end are read aloud', async () => {
    await open()
    emit('job.changed', { job: 'export', done: 3, total: 1200 })
    await settle()
    expect(bars()).toEqual(['Luwte exporteert alles'])
    expect(opened.find('.work').text()).toContain('3 van 1.200 bestanden')
    expect(said()).toEqual(['Luwte exporteert alles'])
    emit('job.changed', { job: 'export', done: 1200, total: 1200 })
    await settle()
    expect(said()).toEqual(['Luwte exporteert alles'])
    emit('job.changed', null)
    await settle()
    expect(bars()).toEqual([])
    expect(said()).toEqual(['Klaar.'])
  })
})
