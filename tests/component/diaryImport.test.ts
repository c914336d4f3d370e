import { answer, callsOf, emit, resetBridge } from './support/bridge'
import { handsOn } from './support/hands'
import { openAt, settle } from './support/luwte'
import { playBackups } from './support/playedData'
import { refuse } from './support/refuse'
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { DiaryImported, DiaryPreview, ImportBatch } from '@shared/features/data/diaryImport'
import { LEFT_OUT_REASONS, UNTAKEN_KINDS } from '@shared/features/data/diaryImport'
import { diaryImport as en } from '@shared/i18n/en/diaryImport'
import { diaryImport as nl } from '@shared/i18n/nl/diaryImport'
import { useToasts } from '@/kernel/toasts'

let opened: VueWrapper
const { has, press } = handsOn(() => opened)

const ID = '019aa7c3-5b1a-7c44-9e2b-0f6d1a2b3c4d'
const preview = (more: Partial<DiaryPreview> = {}): DiaryPreview => ({
  ...{ name: 'Export.zip', formats: ['day-one'], entries: 3, known: 1, withoutTime: 0, pictures: 2 },
  years: [
    { year: '2018', entries: 1 },
    { year: '2019', entries: 2 },
  ],
  untaken: [{ what: 'weather', entries: 2 }],
  leftOut: { count: 1, named: [{ name: 'film.mov', why: 'no-picture' }] },
  ...more,
})
const imported = (more: Partial<DiaryImported> = {}): DiaryImported => ({
  ...{ entries: 3, pictures: 2, remaining: 0, leftOut: { count: 0, named: [] } },
  ...more,
})
const batch = (more: Partial<ImportBatch> = {}): ImportBatch => ({
  ...{ id: ID, at: '2026-11-22T18:00:00.000Z', formats: ['day-one'], unchanged: 3, changed: 0 },
  ...more,
})

async function open(language: 'nl' | 'en' = 'nl', batches: ImportBatch[] = []): Promise<void> {
  answer('diaries.batches', () => batches)
  opened = (await openAt('/settings/data/import', { language })).wrapper
}

beforeEach(() => {
  resetBridge()
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T19:04:00Z') })
})
afterEach(() => {
  vi.restoreAllMocks()
  opened.unmount()
  useToasts().toasts.value = []
  vi.useRealTimers()
})

describe('importing another journal', () => {
  test('shows what is in it, by year, and what is left out and why, before anything happens', async () => {
    answer('diaries.choose', () => preview())
    await open()
    await press('Kies een bestand')
    expect(callsOf('diaries.choose')).toEqual([{ what: 'file' }])
    expect(callsOf('diaries.import')).toEqual([])
    expect(document.activeElement?.textContent).toBe('Dit staat erin')
    expect(opened.find('.from').text()).toBe('Export.zip, uit Day One')
    expect(opened.findAll('.lines li').map((one) => one.text())).toEqual([
      '3 teksten zijn nieuw en komen in je dagboek.',
      'Er horen 2 foto’s bij.',
      '1 tekst heb je al. Die komt er niet nog eens bij.',
    ])
    expect(opened.findAll('tbody tr').map((one) => one.text())).toEqual(['20181', '20192'])
    expect(opened.text()).toContain('het weer: bij 2 teksten')
    expect(opened.text()).toContain('1 ding blijft eruit')
    expect(opened.find('.named').text()).toContain('film.mov: dit is geen foto')
    await press('Annuleren')
    expect(has('Kies een map')).toBe(true)
  })

  test('tells how many came, and lets it be undone as a whole after a question', async () => {
    answer('diaries.choose', () => preview())
    answer('diaries.import', () => imported())
    answer('diaries.undo', () => ({ binned: 2, kept: 1 }))
    await open()
    await press('Kies een map')
    answer('diaries.batches', () => [batch({ changed: 1 })])
    await press('Importeer')
    expect(opened.find('.result').text()).toContain('3 teksten en 2 foto’s staan nu in je dagboek.')
    expect(opened.find('a[href="/journal"]').exists()).toBe(true)
    expect(opened.find('.batches').text()).toContain('4 teksten, waarvan 1 door jou veranderd')
    await press('Maak deze import ongedaan: Day One, vandaag om 19:00')
    expect(callsOf('diaries.undo')).toEqual([])
    await press('Naar de prullenbak')
    expect(callsOf('diaries.undo')).toEqual([{ id: ID }])
    expect(opened.find('.result').text()).toBe(
      '2 teksten liggen nu in de prullenbak. 1 tekst veranderde sinds de import en blijft in je dagboek.',
    )
  })

  test('a look that takes long can be stopped', async () => {
    let finish: (value: DiaryPreview | null) => void = () => undefined
    answer('diaries.choose', () => new Promise((resolve) => (finish = resolve)))
    await open('nl')
    await press('Kies een map')
    await press('Stop')
    expect(callsOf('diaries.stop')).toHaveLength(1)
    expect(opened.text()).not.toContain('Luwte kijkt wat erin staat')
    finish(null)
    await settle()
    expect(opened.text()).toContain('Kies een map')
    expect(has('Stop')).toBe(false)
  })

  test('can be stopped, and says what is left', async () => {
    answer('diaries.choose', () => preview())
    let finish: (value: DiaryImported) => void = () => undefined
    answer('diaries.import', () => new Promise((resolve) => (finish = resolve)))
    await open('en')
    await press('Choose a file')
    await press('Import')
    emit('job.changed', { job: 'import', done: 1, total: 4 })
    await settle()
    expect(opened.find('progress').attributes()).toMatchObject({ max: '4', value: '1' })
    await press('Stop')
    expect(callsOf('diaries.stop')).toHaveLength(1)
    expect(opened.text()).toContain('Stopping after this step …')
    finish(imported({ entries: 2, pictures: 0, remaining: 1 }))
    await settle()
    expect(opened.find('.result').text()).toContain('You stopped. 1 entry isn’t there yet.')
  })

  test('says that nothing is recognised, and that nothing changed', async () => {
    answer('diaries.choose', () => preview({ formats: [], entries: 0, known: 0, years: [], pictures: 0, untaken: [] }))
    await open()
    await press('Kies een bestand')
    expect(opened.text()).toContain('Luwte herkent hier geen dagboek in.')
    expect(opened.text()).toContain('Er is niets veranderd.')
    expect(has('Importeer')).toBe(false)
    await press('Kies iets anders')
    expect(has('Kies een bestand')).toBe(true)
  })

  test('stays where it was when the file cannot be read, or nothing was chosen', async () => {
    await open()
    answer('diaries.choose', () => null)
    await press('Kies een bestand')
    expect(opened.find('.lines').exists()).toBe(false)
    refuse('diaries.choose', 'unreadable')
    await press('Kies een bestand')
    expect(useToasts().toasts.value).toHaveLength(1)
    expect(has('Kies een bestand')).toBe(true)
  })

  test('says of moods that only the word comes', async () => {
    answer('diaries.choose', () => preview({ formats: ['daylio'] }))
    await open()
    await press('Kies een bestand')
    expect(opened.text()).toContain('Een cijfer neemt Luwte niet over.')
  })
})

test('is reached from the page about data', async () => {
  playBackups()
  opened = (await openAt('/settings/data')).wrapper
  expect(opened.find('a[href="/settings/data/import"]').text()).toContain('Een dagboek uit een ander programma')
})

test.each([
  ['nl', nl],
  ['en', en],
] as const)('every reason and every kind has words in %s', (_language, texts) => {
  expect(Object.keys(texts.leftOut.why).sort()).toEqual([...LEFT_OUT_REASONS].sort())
  expect(Object.keys(texts.untaken).sort()).toEqual([...UNTAKEN_KINDS].sort())
})
