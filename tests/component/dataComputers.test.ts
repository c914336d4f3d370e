import { answer, callsOf, emit, resetBridge } from './support/bridge'
import { handsOn } from './support/hands'
import { computer, playBackups, vaultState } from './support/playedData'
import { openAt, settle } from './support/luwte'
import { refuse } from './support/refuse'
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Computer } from '@shared/features/data/contract'
import { useToasts } from '@/kernel/toasts'
import { useVaultStore } from '@/kernel/vaultStore'

const LAPTOP = computer({ device: '019ac777-0000-7000-8000-000000000000', name: 'Laptop', isThis: false })

let opened: VueWrapper
let computers: Computer[]
const { has, press, fill } = handsOn(() => opened)
const toast = () => useToasts().toasts.value[0]
const lines = () => opened.findAll('article').map((one) => one.text())
const headings = () => opened.findAll('h2').map((one) => one.text())
const open = async () => {
  opened = (await openAt('/settings/data/computers')).wrapper
}

beforeEach(() => {
  resetBridge()
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T19:04:00Z') })
  playBackups()
  computers = [computer()]
  answer('computers.list', () => computers)
})
afterEach(() => {
  vi.restoreAllMocks()
  opened.unmount()
  useToasts().toasts.value = []
  vi.useRealTimers()
})

describe('the computers', () => {
  test('are one at first, and come before everything else once they are two', async () => {
    await open()
    expect(opened.text()).toContain('Tot nu toe schrijft alleen deze computer erin.')
    expect(headings().at(-1)).toBe('Computers met dit dagboek')
    computers = [computer(), LAPTOP]
    emit('records.changed', { kinds: ['entry'] })
    await settle()
    expect(headings()[0]).toBe('Computers met dit dagboek')
    expect(opened.text()).not.toContain('Tot nu toe')
  })

  test('say when they last changed something, and what there is still to do on them', async () => {
    computers = [
      computer({ plainFiles: 2 }),
      { ...LAPTOP, plainFiles: 1, oldKeyFiles: 3 },
      { ...LAPTOP, device: '019ac888-0000-7000-8000-000000000000', name: '', changedAt: null },
    ]
    await open()
    expect(lines()[0]).toContain('deze computer')
    expect(lines()[0]).toContain('Laatst iets bewaard: vandaag om 19:00.')
    expect(lines()[0]).toContain(
      'Hier zijn nog 2 bestanden die iedereen kan lezen.Luwte werkt dit bij terwijl het openstaat.',
    )
    expect(lines()[1]).toContain(
      'Hier is nog 1 bestand dat iedereen kan lezen.Hier hebben nog 3 bestanden een oude sleutel.',
    )
    expect(lines()[1]).toContain('Open Luwte een keer op die computer, met je wachtzin.')
    expect(lines()[2]).toMatch(/^Een computer zonder naam\s+Nog niets bewaard\.\s*Deze computer is er niet meer …$/)
  })

  test('have a name, and this one can have another', async () => {
    answer('computers.rename', ({ name }: { name: string }) => (computers = [computer({ name })]))
    await open()
    await press('Verander de naam')
    await fill('Hoe noem je deze computer?', '  Keukentafel ')
    await press('Bewaar')
    expect(callsOf('computers.rename')).toEqual([{ name: 'Keukentafel' }])
    expect(lines()[0]).toContain('Keukentafel')
    expect(toast()?.text).toBe('Deze computer heet nu Keukentafel.')
    expect(document.activeElement?.textContent.trim()).toBe('Verander de naam')
  })

  test('keep the name that they have when none is given, or it cannot be kept', async () => {
    await open()
    await press('Verander de naam')
    await fill('Hoe noem je deze computer?', '   ')
    await press('Bewaar')
    expect(callsOf('computers.rename')).toEqual([])
    refuse('computers.rename', 'disk-full')
    await press('Verander de naam')
    await fill('Hoe noem je deze computer?', 'Keukentafel')
    await press('Bewaar')
    expect(toast()?.error).toBe('disk-full')
    expect(has('Bewaar')).toBe(true)
    expect(opened.find('article h3').text()).toContain('Zolder')
  })

  test('Escape closes only the field', async () => {
    await open()
    await press('Verander de naam')
    const event = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true })
    opened.find('input').element.dispatchEvent(event)
    await settle()
    expect(event.defaultPrevented).toBe(true)
    expect(has('Verander de naam')).toBe(true)
    expect(opened.find('h1').text()).toBe('Schrijven op twee computers')
  })
})

describe('a computer that is gone', () => {
  const GONE = 'Deze computer is er niet meer …'
  beforeEach(() => {
    computers = [computer(), LAPTOP]
    answer('computers.takeOver', () => (computers = [computer()]))
  })

  test('can be said of every other one, and nothing happens before it is said what that means', async () => {
    await open()
    expect(lines()[0]).not.toContain(GONE)
    expect(lines()[1]).toContain(GONE)
    await press(GONE)
    expect(lines()[1]).toContain('Gebruik je die computer nog? Open Luwte dan daar.')
    expect(lines()[1]).toContain('Vlak ervoor maakt Luwte een reservekopie.')
    expect(document.activeElement?.textContent).toBe('Is die computer voorgoed weg?')
    await press('Annuleren')
    expect(document.activeElement?.textContent.trim()).toBe(GONE)
    expect(callsOf('computers.takeOver')).toEqual([])
  })

  test('is taken over, and is no more among them', async () => {
    await open()
    await press(GONE)
    await press('Neem dat deel over')
    expect(callsOf('computers.takeOver')).toEqual([{ device: LAPTOP.device }])
    expect(lines()).toHaveLength(1)
    expect(toast()?.text).toBe('Wat je op die computer schreef, staat nu bij deze computer.')
    expect(document.activeElement?.tagName).toBe('H1')
  })

  test('stays when the box of the system is answered with no', async () => {
    answer('computers.takeOver', () => null)
    await open()
    await press(GONE)
    await press('Neem dat deel over')
    expect(lines()).toHaveLength(2)
    expect(toast()).toBeUndefined()
  })

  test('stays where its part could not be read', async () => {
    await open()
    refuse('computers.takeOver', 'unreadable')
    await press(GONE)
    await press('Neem dat deel over')
    expect(toast()?.error).toBe('unreadable')
    expect(lines()).toHaveLength(2)
    expect(has('Annuleren')).toBe(true)
  })
})

test('who could read along is said as it is', async () => {
  await open()
  expect(opened.text()).toContain('Dan kan die alles lezen.')
  expect(opened.find('a[href="/settings/vault"]').text()).toBe('Verzegel je dagboek')
  useVaultStore().lock = 'open'
  await settle()
  expect(opened.text()).not.toContain('Dan kan die alles lezen.')
  expect(opened.text()).toContain('Een deeldienst ziet alleen hoeveel bestanden er zijn')
})

test('the folder is chosen on the same page, and a vault that lies there is gone in with', async () => {
  answer('data.chooseVaultFolder', () => ({ folder: '/sync/Luwte', has: 'vault' }))
  answer('data.relocate', () => vaultState({ folder: '/sync/Luwte' }))
  await open()
  await press('Kies een map')
  expect(opened.text()).toContain('Luwte gaat verder met het dagboek in deze map.')
  await press('Ga hiermee verder')
  expect(callsOf('data.relocate')).toHaveLength(1)
})
