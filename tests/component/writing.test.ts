import { answer, calls, callsOf, resetBridge } from './support/bridge'
import { openAt, settle } from './support/luwte'
import { editor, pressInField, write, written } from './support/writing'
import { undo } from '@codemirror/commands'
import { mount, type VueWrapper } from '@vue/test-utils'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { SoftText } from '@/features/journal/softText'
import { useAutosave } from '@/kernel/draft'
import { effectScope, h } from 'vue'

let opened: VueWrapper | undefined
async function open(settings = {}, path = '/journal/write/new') {
  const found = await openAt(path, { settings, isWhole: true })
  opened = found.wrapper
  return found
}
const button = (name: string) => {
  const found = opened?.findAll('button').find((one) => one.text() === name)
  if (!found) throw new Error(`No button ${name}`)
  return found
}
const select = (from: number, to = from) => editor().dispatch({ selection: { anchor: from, head: to } })
const ctrl = { ctrlKey: true }

beforeEach(() => {
  resetBridge()
  answer('drafts.read', () => null)
  answer('drafts.write', () => undefined)
  answer('drafts.clear', () => undefined)
  answer('drafts.list', () => [])
  answer('entries.bin', () => [])
})
afterEach(() => {
  opened?.unmount()
  opened = undefined
  vi.useRealTimers()
})

describe('the sheet', () => {
  test('has the name of the field and what every field of text has', async () => {
    await open()
    const field = document.querySelector('.sheet [role=textbox]')
    expect(field?.getAttribute('aria-label')).toBe('Je tekst')
    expect(field?.getAttribute('aria-multiline')).toBe('true')
    expect(document.activeElement).toBe(field)
  })

  test.each([
    ['b', ctrl, 'een twee', [4, 8], 'een **twee**'],
    ['i', ctrl, 'een twee', [5, 5], 'een *twee*'],
    ['b', ctrl, 'een **twee**', [6, 10], 'een twee'],
    ['i', ctrl, '**twee**', [2, 6], '***twee***'],
    ['8', { ...ctrl, shiftKey: true }, 'een\ntwee', [0, 8], '- een\n- twee'],
    ['8', { ...ctrl, shiftKey: true }, '- een\n- twee', [0, 12], 'een\ntwee'],
    ['7', { ...ctrl, shiftKey: true }, 'een\ntwee', [0, 8], '1. een\n2. twee'],
    ['9', { ...ctrl, shiftKey: true }, 'een', [1, 1], '> een'],
    ['H', { ...ctrl, shiftKey: true, keyCode: 72 }, 'een', [1, 1], '## een'],
    ['Enter', { ...ctrl, shiftKey: true }, '- een', [1, 1], '- [ ] een'],
    ['Enter', { ...ctrl, shiftKey: true }, '- [ ] een', [1, 1], '- [x] een'],
    ['Enter', { ...ctrl, shiftKey: true }, '- [x] een', [1, 1], '- [ ] een'],
    ['Enter', {}, '- een', [5, 5], '- een\n- '],
    ['Enter', {}, '3. een', [6, 6], '3. een\n4. '],
    ['Enter', {}, '> een', [5, 5], '> een\n> '],
    ['Enter', {}, '- een\n- ', [8, 8], '- een\n'],
  ] as const)('%s %j in %j', async (key, options, text, [from, to], after) => {
    await open()
    await write(text)
    select(from, to)
    const event = pressInField(key, options)
    expect(written()).toBe(after)
    expect(event.defaultPrevented).toBe(true)
  })

  test('Tab nests an item of a list where that can be, and leaves the field anywhere else', async () => {
    await open()
    await write('- een\n- twee')
    expect(pressInField('Tab').defaultPrevented).toBe(true)
    expect(written()).toBe('- een\n  - twee')
    expect(pressInField('Tab').defaultPrevented).toBe(false)
    expect(pressInField('Tab', { shiftKey: true }).defaultPrevented).toBe(true)
    expect(written()).toBe('- een\n- twee')
    select(0)
    expect(pressInField('Tab').defaultPrevented).toBe(false)
    await write('geen lijst')
    expect(pressInField('Tab').defaultPrevented).toBe(false)
    expect(pressInField('Tab', { shiftKey: true }).defaultPrevented).toBe(false)
    expect(written()).toBe('geen lijst')
  })

  test('undo goes back word by word', async () => {
    await open()
    for (const letter of 'een twee drie') {
      const at = editor().state.doc.length
      editor().dispatch({
        changes: { from: at, insert: letter },
        selection: { anchor: at + 1 },
        userEvent: 'input.type',
      })
    }
    const steps: string[] = []
    while (undo(editor())) steps.push(written())
    expect(steps).toEqual(['een twee ', 'een ', ''])
  })

  test('a line of Hebrew or Arabic is written from the right, one of ours is not', async () => {
    await open()
    await write('Gewoon.\nשלום, thuis\n- مرحبا\n1. een\n"אבא"')
    const lines = [...document.querySelectorAll('.cm-line')].map((line) => line.getAttribute('dir'))
    expect(lines).toEqual([null, 'rtl', 'rtl', null, 'rtl'])
  })

  test('marks are soft and tags stand out; as plain text there is nothing of that', async () => {
    await open()
    await write('**vet** met #werk')
    const strong = [...document.querySelectorAll('.sheet .md-strong')].map((one) => one.textContent)
    expect(strong.join('')).toBe('**vet**')
    expect(document.querySelector('.sheet .md-tag')?.textContent).toBe('#werk')
    opened?.unmount()
    await open({ plainWriting: true })
    await write('- **vet**')
    expect(document.querySelector('.sheet .md-strong, .sheet .md-mark')).toBeNull()
    expect(pressInField('b', ctrl).defaultPrevented).toBe(false)
    pressInField('Enter')
    expect(written()).toBe('- **vet**\n')
  })

  test('finds in the text, from where the caret is, and Escape closes only that', async () => {
    const { router } = await open()
    await write('een boom, twee bomen en een boom')
    select(12)
    expect(pressInField('f', ctrl).defaultPrevented).toBe(true)
    const field = document.querySelector<HTMLInputElement>('.find input')
    if (!field) throw new Error('No field to find in')
    expect(field.getAttribute('aria-label')).toBe('Zoek in deze tekst')
    field.value = 'BOOM'
    field.dispatchEvent(new Event('input'))
    expect(document.querySelector('.find [role=status]')?.textContent).toBe('2 van 2')
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
    expect(editor().state.selection.main.from).toBe(4)
    field.value = 'zee'
    field.dispatchEvent(new Event('input'))
    expect(document.querySelector('.find [role=status]')?.textContent).toBe('Niet gevonden')
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }))
    await settle()
    expect(document.querySelector('.find')).toBeNull()
    expect(router.currentRoute.value.path).toBe('/journal/write/new')
  })

  test('alone it is without rail and foot, and Escape brings them back with the text as it was', async () => {
    const { router } = await open()
    await write('Stil.')
    await button('Alleen het blad').trigger('click')
    await settle()
    expect(opened?.find('nav').exists()).toBe(false)
    expect(opened?.text()).not.toContain('Bewaar')
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))
    await settle()
    expect(opened?.find('nav').exists()).toBe(true)
    expect(written()).toBe('Stil.')
    expect(router.currentRoute.value.fullPath).toBe('/journal/write/new')
  })

  test('says how many words there are once that is asked, and no more after the next letter', async () => {
    await open()
    await write('Een **paar** woorden, en 散歩しました.')
    await button('Tel de woorden').trigger('click')
    expect(opened?.find('.counted').text()).toMatch(/^\d woorden$/)
    await write('Een')
    expect(opened?.find('.counted').text()).toBe('')
  })

  test('a half-composed word is not saved, left or ended by the keys of the input method', async () => {
    const { router } = await open()
    await write('かん')
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, isComposing: true }))
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', isComposing: true }))
    await settle()
    expect(callsOf('entries.save')).toEqual([])
    expect(router.currentRoute.value.path).toBe('/journal/write/new')
  })
})

describe('the draft of a long text', () => {
  function typing(length: number) {
    vi.useFakeTimers()
    const sizes: number[] = []
    const scope = effectScope()
    const autosave = scope.run(() =>
      useAutosave<{ length: number }>(
        (value) => (sizes.push(value.length), Promise.resolve(true)),
        (value) => value.length,
      ),
    )
    return { sizes, scope, type: () => autosave?.save({ length }) }
  }

  test.each([1_000, 100_000, 1_000_000, 5_000_000])('of %i is written a second after the last key', async (length) => {
    const { sizes, type, scope } = typing(length)
    for (let key = 0; key < 20; key += 1) {
      type()
      await vi.advanceTimersByTimeAsync(90)
    }
    const before = sizes.length
    type()
    await vi.advanceTimersByTimeAsync(1000)
    expect(sizes.length).toBe(before + 1)
    scope.stop()
  })

  test.each([1_000, 100_000, 1_000_000, 5_000_000])('of %i is written while typing, not too often', async (length) => {
    const { sizes, type, scope } = typing(length)
    const seconds = 120
    for (let key = 0; key < seconds * 10; key += 1) {
      type()
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(sizes.length).toBeGreaterThan(0)
    expect((sizes.length * length) / seconds).toBeLessThanOrEqual(255_000)
    scope.stop()
  })
})

describe('an entry that is read', () => {
  const html = (text: string) => mount(() => h('div', [h(SoftText, { text })]))

  test('shows what its marks mean, and nothing in it leads anywhere', () => {
    const wrapper = html(
      '# Kop\n**vet** *schuin* ~~weg~~ `code`\n- een\n  - twee\n- [x] klaar\n- [ ] nog\n> zei zij\n[x](https://x.org) <b>y</b>',
    )
    const found = (selector: string) => wrapper.findAll(selector).map((one) => one.text())
    expect(found('h2')).toEqual(['Kop'])
    expect(found('strong')).toEqual(['vet'])
    expect(found('em')).toEqual(['schuin'])
    expect(found('s')).toEqual(['weg'])
    expect(found('code')).toEqual(['code'])
    expect(found('ul ul li')).toEqual(['twee'])
    expect(found('li.done')).toEqual(['☑ klaar'])
    expect(found('blockquote')).toEqual(['zei zij'])
    expect(wrapper.text()).toContain('[x](https://x.org) <b>y</b>')
    expect(wrapper.find('a, b').exists()).toBe(false)
  })

  test('without marks is exactly what was typed', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'ab é.,\n\n  :)(é"אب') })
    fc.assert(
      fc.property(letters, (text) => {
        expect(html(text).element.textContent).toBe(text)
      }),
    )
  })

  test('gives each line of a list the number that was typed', () => {
    const numbers = html('1987. geboren\n1990. naar school').findAll('li')
    expect(numbers.map((line) => line.attributes('value'))).toEqual(['1987', '1990'])
  })

  test.each([
    ['quotes', '>'.repeat(20_000)],
    ['marks', '**a '.repeat(20_000) + '**'.repeat(20_000)],
  ])('is what was typed where %s lie too deep within each other', (_what, text) => {
    expect(html(text).element.textContent).toBe(text)
  })

  test('loses no letter, whatever is typed', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'abé*_#-+>`~[]() \n\\&;<!.'), maxLength: 60 })
    const lettersOf = (text: string) => text.replace(/[^\p{L}]/gu, '')
    fc.assert(
      fc.property(letters, (text) => {
        expect(lettersOf(html(text).element.textContent)).toBe(lettersOf(text))
      }),
      { numRuns: 300 },
    )
  })
})

describe('a text whose marks lie too deep within each other', () => {
  test.each([
    ['quotes', '>'.repeat(20_000)],
    ['marks', '**a '.repeat(12_000)],
    ['lists', Array.from({ length: 400 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n')],
  ])('is written as plain text: %s', async (_what, text) => {
    await open()
    await write(text)
    expect(written()).toBe(text)
    opened?.unmount()
    answer('drafts.read', () => ({ kind: 'entry', text, seen: null }))
    await open()
    expect(document.querySelector('.sheet .md-mark, .sheet .md-strong')).toBeNull()
    expect(written()).toBe(text)
  })
})

describe('letting go', () => {
  const sheet = () => {
    const found = opened?.find('textarea')
    if (!found) throw new Error('No sheet')
    return found
  }

  test('is offered where a new entry is empty, and keeps nothing of what is written', async () => {
    const { router } = await open()
    expect(opened?.find('a[href="/journal/let-go"]').exists()).toBe(true)
    await write('Iets')
    expect(opened?.find('a[href="/journal/let-go"]').exists()).toBe(false)
    await router.push('/journal/let-go')
    await settle()
    resetBridge()
    await sheet().setValue('Dit mag weg.')
    await button('Laat het gaan').trigger('click')
    await sheet().trigger('animationend')
    await settle()
    expect(opened?.text()).toContain('Het is weg')
    expect(opened?.findAll('.landing a').length).toBeGreaterThan(0)
    expect(JSON.stringify(calls)).not.toContain('Dit mag weg')
    expect(calls.map(({ name }) => name).filter((name) => /drafts\.write|entries\.save/.test(name))).toEqual([])
  })

  test('Escape does not take away what somebody is writing there', async () => {
    const { router } = await open({}, '/journal/let-go')
    await sheet().setValue('Dit mag weg.')
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))
    await settle()
    expect(router.currentRoute.value.path).toBe('/journal/let-go')
  })
})
