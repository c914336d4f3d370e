import { answer, callsOf, emit, resetBridge } from './support/bridge'
import { openAt, settle } from './support/luwte'
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Draft } from '@shared/features/drafts/drafts'
import type { JournalMonths } from '@shared/features/journal/contract'
import type { KeptFilter } from '@shared/features/journal/keptFilter'
import type { OwnPrompt } from '@shared/features/journal/ownPrompt'
import { eventually } from '../support/eventually'
import { useToasts } from '@/kernel/toasts'

// The first one fetches every view it opens.
vi.setConfig({ testTimeout: 30_000 })

const idOf = (number: number) => `01932f3c-1f3a-7abc-8def-${String(number).padStart(12, '0')}`
const base = (number: number) => ({
  ...{ id: idOf(number), at: '2026-11-21T20:04+01:00[Europe/Amsterdam]', seen: { here: 1 } },
  changedAt: '2026-11-21T19:04:31.250Z',
})

const NOOR = idOf(31)
let opened: VueWrapper | undefined
let filters: KeptFilter[]
let prompts: OwnPrompt[]
let drafts: Map<string, Draft>
let binned: (KeptFilter | OwnPrompt)[]

async function open(path: string) {
  const found = await openAt(path)
  opened = found.wrapper
  return found
}
const find = (name: string) =>
  opened?.findAll('button').find((one) => [one.text(), one.attributes('aria-label')].includes(name))
const press = async (name: string) => {
  const found = find(name)
  if (!found) throw new Error(`No button ${name}`)
  await found.trigger('click')
  await settle()
}
const shown = () => callsOf('entries.months').at(-1)
const filteredBy = () => opened?.get('.filtered [role=status]').text()
const undo = async () => {
  await useToasts().toasts.value.at(-1)?.action?.run()
  await settle()
}

beforeEach(() => {
  resetBridge()
  ;[filters, prompts, binned, drafts] = [[], [], [], new Map()]
  const months: JournalMonths = {
    months: [{ month: '2026-11', count: 1, days: 1 }],
    ...{ feelings: [{ id: 'calm' }, { own: 'mist' }], tags: ['zee', 'werk'], hasPictures: true },
    ...{ prompts: ['prompt.no-word', idOf(1)], people: [NOOR], hasBin: false, isWhole: true },
  }
  answer('entries.months', () => months)
  answer('keptFilters.list', () => filters)
  answer('keptFilters.save', ({ id, name, filter }: Pick<KeptFilter, 'name' | 'filter'> & { id: string | null }) => {
    const kept = { ...base(90 + filters.length), ...(id ? { id } : {}), kind: 'kept-filter' as const, name, filter }
    filters = [...filters.filter((one) => one.id !== id), kept]
    return kept
  })
  answer('ownPrompts.list', () => prompts)
  answer('ownPrompts.save', ({ id, text, theme }: { id: string | null; text: string; theme?: string }) => {
    const kept = { ...base(50 + prompts.length), ...(id ? { id } : {}), kind: 'own-prompt' as const, text, theme }
    prompts = [...prompts.filter((one) => one.id !== id), kept]
    return kept
  })
  answer('keptFilters.remove', ({ id }: { id: string }) => {
    binned = filters.filter((one) => one.id === id)
    filters = filters.filter((one) => one.id !== id)
  })
  answer('keptFilters.restore', () => void (filters = [...filters, ...(binned as KeptFilter[])]))
  answer('ownPrompts.remove', ({ id }: { id: string }) => {
    binned = prompts.filter((one) => one.id === id)
    prompts = prompts.filter((one) => one.id !== id)
  })
  answer('ownPrompts.restore', () => void (prompts = [...prompts, ...(binned as OwnPrompt[])]))
  answer('drafts.read', ({ key }: { key: string }) => drafts.get(key) ?? null)
  answer('drafts.write', ({ key, draft }: { key: string; draft: Draft }) => void drafts.set(key, draft))
  answer('drafts.clear', ({ key }: { key: string }) => void drafts.delete(key))
})
afterEach(() => {
  opened?.unmount()
  opened = undefined
  const { toasts, dismiss } = useToasts()
  for (const toast of toasts.value) dismiss(toast.id)
})

describe('what the journal shows', () => {
  const kept = (number: number, name: string, filter: KeptFilter['filter']): KeptFilter => ({
    ...{ ...base(number), kind: 'kept-filter', name, filter },
  })

  test('is chosen by several things at once, said in one sentence, and kept under a name', async () => {
    await open('/journal')
    await press('Kies wat je ziet')
    expect(opened?.find('.kept').exists()).toBe(false)
    await opened?.get('input[type=radio][value=entry]').setValue(true)
    await settle()
    await press('Met een foto')
    expect(shown()).toMatchObject({ filter: { kind: 'entry', picture: true } })
    expect(filteredBy()).toBe('Je ziet nu alleen teksten met een foto.')
    await press('Bewaar deze keuze')
    expect(document.activeElement?.tagName).toBe('INPUT')
    await opened?.get('.kept input').setValue('  Foto’s ')
    await opened?.get('.kept form').trigger('submit')
    await settle()
    expect(callsOf('keptFilters.save')).toEqual([
      { id: null, name: 'Foto’s', filter: { kind: 'entry', picture: true } },
    ])
    expect(find('Foto’s')?.attributes('aria-pressed')).toBe('true')
    expect(find('Bewaar deze keuze')).toBeUndefined()
    expect(document.activeElement?.textContent?.trim()).toBe('Foto’s')
  })

  test('a check-in has no tag, no picture and no question: those go when only check-ins are wanted', async () => {
    filters = [kept(7, 'Alles', { tag: 'zee', picture: true, prompt: 'prompt.no-word', feeling: { own: 'mist' } })]
    await open('/journal')
    await press('Kies wat je ziet')
    await press('Alles')
    expect(filteredBy()).toMatch(
      /^Je ziet nu alleen teksten met het gevoel “mist”, met de tag #zee, met een foto en bij de vraag “.+”\.$/,
    )
    await opened?.get('input[type=radio][value=check-in]').setValue(true)
    await settle()
    expect(shown()).toMatchObject({ filter: { kind: 'check-in', feeling: { own: 'mist' } } })
    expect(Object.keys((shown() as { filter: object }).filter).sort()).toEqual(['feeling', 'kind'])
  })

  test('is chosen by words and by a person, together with the rest', async () => {
    const lists = { noticed: [], good: [], notGood: [], asked: [], promised: [] }
    const noor = { ...base(31), kind: 'person', nickname: 'Noor', ...lists }
    const away = { what: 'ended', on: '2026-11-29', written: 'away' }
    filters = [kept(7, 'Noor op zee', { person: NOOR, tag: 'zee', text: 'vuurtoren' }), kept(8, 'Zee', { tag: 'zee' })]
    answer('people.list', () => [noor])
    await open('/journal')
    await press('Kies wat je ziet')
    await opened?.get('input[type=search]').setValue(' vuurtoren ')
    await eventually(() => expect(shown()).toMatchObject({ filter: { text: 'vuurtoren' } }))
    expect(filteredBy()).toBe('Je ziet nu alleen teksten en check-ins met de woorden “vuurtoren”.')
    await press('Noor op zee')
    expect(shown()).toMatchObject({ filter: { person: NOOR, tag: 'zee', text: 'vuurtoren' } })
    expect(filteredBy()).toBe('Je ziet nu alleen teksten met de tag #zee, over Noor en met de woorden “vuurtoren”.')
    await press('Toon alles')
    expect(opened?.get<HTMLInputElement>('input[type=search]').element.value).toBe('')
    await press('Noor op zee')
    // Somebody locks Beside someone, or puts away what was written about Noor: nothing leads there any more.
    answer('people.list', () => [{ ...noor, changed: away }])
    emit('records.changed', { kinds: ['person'] })
    await settle()
    expect(opened?.find('.filtered').exists()).toBe(false)
    expect(find('Noor op zee')).toBeUndefined()
    expect(find('Zee')).toBeDefined()
    expect(opened?.text()).not.toContain('Noor')
  })

  test('what was kept is renamed, not to a name that is taken, and removed with a way back', async () => {
    filters = [kept(7, 'Zee', { tag: 'zee' }), kept(8, 'Werk', { tag: 'werk' })]
    await open('/journal')
    await press('Kies wat je ziet')
    await press('Verander de naam ‘Zee’')
    const field = () => opened?.get('.kept input')
    await field()?.setValue('werk')
    await opened?.get('.kept form').trigger('submit')
    await settle()
    expect(callsOf('keptFilters.save')).toEqual([])
    expect(opened?.get('.taken').text()).toContain('Zo heet al een andere keuze')
    await field()?.setValue('Aan zee')
    await opened?.get('.kept form').trigger('submit')
    await settle()
    expect(callsOf('keptFilters.save')).toEqual([{ id: idOf(7), name: 'Aan zee', filter: { tag: 'zee' } }])
    await press('Verwijder de keuze ‘Aan zee’')
    expect(find('Aan zee')).toBeUndefined()
    await undo()
    expect(find('Aan zee')).toBeDefined()
    await press('Aan zee')
    expect(filteredBy()).toBe('Je ziet nu alleen teksten met de tag #zee.')
    await press('Toon alles')
    expect(shown()).toMatchObject({ filter: {} })
  })

  test('a kept one opens by its address, as Find gives it', async () => {
    filters = [kept(7, 'Zee', { tag: 'zee' })]
    await open(`/journal?shown=${idOf(7)}`)
    expect(filteredBy()).toBe('Je ziet nu alleen teksten met de tag #zee.')
  })
})

describe('questions of one’s own', () => {
  const own = (number: number, text: string, theme?: string): OwnPrompt => ({
    ...{ ...base(number), kind: 'own-prompt', text, ...(theme ? { theme } : {}) },
  })
  const theme = (name: string) => opened?.findAll('details').find((one) => one.get('summary').text() === name)

  test('are added, kept as a draft until then, and stand by themselves', async () => {
    await open('/care/writing')
    await press('Schrijf een eigen vraag')
    await opened?.get('form.question textarea').setValue('Wat hoorde ik?')
    opened?.unmount()
    await settle()
    expect(drafts.get('prompt:new')).toEqual({ kind: 'prompt', text: 'Wat hoorde ik?' })
    await open('/care/writing')
    await press('Schrijf een eigen vraag')
    expect((opened?.get('form.question textarea').element as HTMLTextAreaElement).value).toBe('Wat hoorde ik?')
    await opened?.get('form.question').trigger('submit')
    await settle()
    expect(callsOf('ownPrompts.save')).toEqual([{ id: null, text: 'Wat hoorde ik?' }])
    expect(drafts.size).toBe(0)
    expect(opened?.get('.own li a').attributes('href')).toBe(`/journal/write/new?prompt=${prompts[0]?.id ?? ''}`)
    expect(document.activeElement?.textContent).toBe('Schrijf een eigen vraag')
  })

  test('stand in their theme too, are changed there and gone with a way back', async () => {
    prompts = [own(1, 'Wat rook ik?', 'now'), own(2, 'Van later', 'a-theme-of-later')]
    await open('/care/writing')
    expect(theme('Nu en hier')?.find('a').text()).toBe('Wat rook ik?')
    await press('Verander de vraag ‘Wat rook ik?’')
    await opened?.get('form.question textarea').setValue('Wat proefde ik?')
    await opened?.get('form.question').trigger('submit')
    await settle()
    expect(callsOf('ownPrompts.save')).toEqual([{ id: idOf(1), text: 'Wat proefde ik?', theme: 'now' }])
    expect(theme('Nu en hier')?.find('a').text()).toBe('Wat proefde ik?')
    await press('Verwijder de vraag ‘Wat proefde ik?’')
    expect(opened?.text()).not.toContain('Wat proefde ik?')
    await undo()
    expect(opened?.text()).toContain('Wat proefde ik?')
  })

  test('are written from as any other, and say so above what was written', async () => {
    prompts = [own(1, 'Wat rook ik vandaag?')]
    answer('entries.read', () => ({
      ...{ entry: { ...base(5), kind: 'entry', text: 'Regen.', prompt: idOf(1) }, siblings: [], seen: { here: 1 } },
    }))
    await open(`/care/prompt/${idOf(1)}`)
    expect(opened?.get('.question').text()).toBe('Wat rook ik vandaag?')
    expect(opened?.get('h1').text()).toBe('Wat rook ik vandaag?')
    opened?.unmount()
    await open(`/journal/entry/${idOf(5)}`)
    expect(opened?.get('.origin').text()).toBe('Wat rook ik vandaag?')
  })

  test('that cannot be read keep nobody from writing', async () => {
    const call = window.luwte.call.bind(window.luwte)
    const spy = vi
      .spyOn(window.luwte, 'call')
      .mockImplementation((name, input) =>
        name === 'ownPrompts.list' ? Promise.resolve({ ok: false, error: { code: 'disk-full' } }) : call(name, input),
      )
    await open('/journal/write/new?prompt=prompt.no-word')
    expect(document.querySelector('.sheet [role=textbox]')).not.toBeNull()
    spy.mockRestore()
    emit('records.changed', { kinds: ['own-prompt'] })
  })
})
