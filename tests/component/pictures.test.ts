import { answer, callsOf, resetBridge } from './support/bridge'
import { openAt, settle } from './support/luwte'
import { write } from './support/writing'
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Entry } from '@shared/features/journal/entry'
import { cleanPicture } from '@shared/features/journal/pictureFile/cleanPicture'
import { MAX_PICTURES, type Picture } from '@shared/features/journal/pictures'
import { LuwteError } from '@shared/kernel/errors'
import { useToasts } from '@/kernel/toasts'
import { pastedPictures } from '@/features/journal/pictures/pictureInput'
import { gif, jpeg, png, SECRETS } from '../shared/features/journal/pictureFiles'

vi.setConfig({ testTimeout: 30_000 })

const ID = '01932f3c-1f3a-7abc-8def-0123456789ab'
const picture = (figure: string, alt?: string, side = 800): Picture => ({
  ...{ blob: figure.repeat(32), bytes: 3, type: 'image/jpeg', width: side, height: 600 },
  ...(alt === undefined ? {} : { alt }),
})
const entry: Entry = {
  id: ID,
  kind: 'entry',
  at: '2026-11-21T20:04+01:00[Europe/Amsterdam]',
  seen: { here: 1 },
  changedAt: '2026-11-21T19:04:31.250Z',
  text: 'Aan zee.',
  pictures: [picture('a', 'De zee.'), picture('b')],
}

let opened: VueWrapper
async function open(path: string) {
  const found = await openAt(path)
  opened = found.wrapper
  return found
}
const button = (name: string) =>
  opened.findAll('button').find((one) => one.text() === name || one.attributes('aria-label') === name)
const inPage = (selector: string) => [...document.body.querySelectorAll(selector)]
const press = (key: string) =>
  window.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
const fileOf = (bytes: Uint8Array, name: string, type = 'image/jpeg') =>
  new File([new Uint8Array(bytes)], name, { type })

/** Lets files come as by a paste or a drop: jsdom has no such data. */
async function bring(how: 'paste' | 'drop', files: File[], text = ''): Promise<Event> {
  const event = new Event(how, { bubbles: true, cancelable: true })
  const data = { files, items: [], getData: () => text }
  Object.assign(event, { clipboardData: data, dataTransfer: data })
  opened.find('.sheet [role=textbox]').element.dispatchEvent(event)
  await settle()
  return event
}

beforeEach(() => {
  resetBridge()
  answer('drafts.read', () => null)
  answer('drafts.write', () => undefined)
  answer('entries.read', () => ({ entry, siblings: [], seen: entry.seen }))
  answer('entries.save', (body: object) => ({ ...entry, ...body, id: ID }))
  let count = 0
  answer('pictures.add', ({ bytes, small }: { bytes: Uint8Array; small: Uint8Array | null }) => {
    const { type, width, height } = cleanPicture(bytes)
    if (small) cleanPicture(small)
    return { ...picture('0123456789'[count++] ?? 'f'), type, width, height }
  })
  // As Chromium decodes and draws; a test says where it does not.
  vi.stubGlobal('createImageBitmap', async () => ({ width: 3000, height: 2000, close: () => undefined }))
  vi.stubGlobal(
    'OffscreenCanvas',
    class {
      constructor(
        readonly width: number,
        readonly height: number,
      ) {}
      getContext = () => ({ drawImage: () => undefined })
      convertToBlob = async () => ({
        arrayBuffer: async () => new Uint8Array(jpeg({ width: this.width, height: this.height })).buffer,
      })
    },
  )
})
afterEach(() => {
  opened.unmount()
  vi.unstubAllGlobals()
})

describe('pictures while writing', () => {
  test('that are pasted or dropped stand below the text, without what stood in them, and are in draft and entry', async () => {
    await open('/journal/write/new')
    expect((await bring('paste', [fileOf(jpeg(), 'zee.jpg')])).defaultPrevented).toBe(true)
    await bring('drop', [fileOf(png(), 'bos.png'), fileOf(gif(), 'hond.gif')])
    await vi.waitFor(() => expect(opened.findAll('.pictures li')).toHaveLength(3))
    const sent = callsOf('pictures.add') as { draft: string; bytes: Uint8Array }[]
    expect(sent.map(({ draft }) => draft)).toEqual(['entry:new', 'entry:new', 'entry:new'])
    for (const { bytes } of sent)
      for (const secret of SECRETS) expect(new TextDecoder('latin1').decode(bytes)).not.toContain(secret)
    await opened.find('.pictures input').setValue('De zee.')
    await vi.waitFor(() => {
      const draft = callsOf('drafts.write').at(-1) as { draft: { pictures: Picture[] } }
      expect(draft.draft.pictures.map(({ alt }) => alt)).toEqual(['De zee.', undefined, undefined])
    })
    // No word is needed.
    await button('Bewaar')?.trigger('click')
    await vi.waitFor(() =>
      expect(callsOf('entries.save')).toMatchObject([{ text: '', pictures: [{ alt: 'De zee.' }, {}, {}] }]),
    )
  })

  test('words are meant where words were copied, and a text file is for the field', async () => {
    const drawn = fileOf(png(), 'image.png')
    const data = (files: File[], text: string) => ({ files, getData: () => text }) as unknown as DataTransfer
    expect(pastedPictures(data([drawn], ''))).toEqual([drawn])
    expect(pastedPictures(data([drawn], 'a table'))).toEqual([])
    expect(pastedPictures(data([fileOf(jpeg(), 'zee.jpg')], 'file:///zee.jpg'))).toHaveLength(1)
    expect(pastedPictures(null)).toEqual([])
    await open('/journal/write/new')
    await bring('drop', [fileOf(new TextEncoder().encode('words'), 'a.txt', 'text/plain')])
    expect(callsOf('pictures.add')).toEqual([])
    expect(opened.find('.refused').exists()).toBe(false)
  })

  test('that cannot be shown are told of in words, each by its name; the others are added', async () => {
    await open('/journal/write/new')
    await write('Aan zee.')
    await bring('drop', [
      fileOf(new TextEncoder().encode('\0\0\0\x18ftypheic'), 'IMG_1.HEIC', ''),
      fileOf(new Uint8Array(), 'leeg.jpg'),
      fileOf(new TextEncoder().encode('<svg/>'), 'tekening.svg', 'image/svg+xml'),
      fileOf(jpeg(), 'zee.jpg'),
    ])
    await vi.waitFor(() => expect(opened.findAll('.pictures li img')).toHaveLength(1))
    const told = opened.find('.refused').text()
    for (const part of ['‘IMG_1.HEIC’', 'HEIC-foto', '‘leeg.jpg’', 'leeg', '‘tekening.svg’', 'SVG', 'staan er nog'])
      expect(told).toContain(part)
    expect(opened.find('[role=alert].refused').exists()).toBe(true)
    await button('Sluit')?.trigger('click')
    expect(opened.find('.refused').exists()).toBe(false)
  })

  test('that do not decode are broken, and what a disk has no room for is told; the text stays', async () => {
    await open('/journal/write/new')
    await write('Aan zee.')
    vi.stubGlobal('createImageBitmap', () => Promise.reject(new Error('not decoded')))
    await bring('paste', [fileOf(jpeg(), 'image.png')])
    await vi.waitFor(() =>
      expect(opened.find('.refused').text()).toContain('‘De geplakte foto’ is niet toegevoegd. Het bestand is kapot'),
    )
    vi.stubGlobal('createImageBitmap', async () => ({ width: 30, height: 20, close: () => undefined }))
    answer('pictures.add', () => {
      throw new LuwteError('disk-full')
    })
    await bring('paste', [fileOf(jpeg(), 'zee.jpg')])
    await vi.waitFor(() => expect(useToasts().toasts.value).toMatchObject([{ error: 'disk-full' }]))
    expect(opened.find('.sheet [role=textbox]').text()).toBe('Aan zee.')
    expect(opened.findAll('.pictures li img')).toHaveLength(0)
  })

  test('are at most so many', async () => {
    const many = Array.from({ length: MAX_PICTURES }, (_, at) => ({
      ...picture('a'),
      blob: String(at).padStart(32, '0'),
    }))
    answer('entries.read', () => ({ entry: { ...entry, pictures: many }, siblings: [], seen: entry.seen }))
    await open(`/journal/write/${ID}`)
    await bring('paste', [fileOf(jpeg(), 'zee.jpg')])
    await vi.waitFor(() => expect(opened.find('.refused').text()).toContain('veertig'))
    expect(callsOf('pictures.add')).toEqual([])
  })

  test('are chosen in the dialog of the system, one after another', async () => {
    answer('pictures.choose', () => [{ name: 'zee.jpg' }, { name: 'groot.jpg' }, { name: 'weg.jpg' }])
    answer('pictures.chosen', ({ index }: { index: number }) => {
      if (index === 2) throw new LuwteError('not-found')
      return index === 0 ? { bytes: jpeg() } : { tooLarge: true }
    })
    await open('/journal/write/new')
    await button('Voeg een foto toe')?.trigger('click')
    await vi.waitFor(() => expect(opened.find('.refused').text()).toContain('‘weg.jpg’'))
    expect(opened.find('.refused').text()).toContain('groter dan 50 MB')
    expect(opened.findAll('.pictures li img')).toHaveLength(1)
    expect(callsOf('pictures.choose')).toEqual([{ title: 'Kies foto’s voor je tekst', kind: 'Foto’s' }])
  })

  test('can be removed, which can be undone, and the entry is told that none are left', async () => {
    await open(`/journal/write/${ID}`)
    await button('Verwijder: Foto 1')?.trigger('click')
    expect(opened.findAll('.pictures li')).toHaveLength(1)
    await button('Ongedaan maken')?.trigger('click')
    expect(opened.findAll('.pictures li')).toHaveLength(2)
    await button('Verwijder: Foto 1')?.trigger('click')
    await button('Verwijder: Foto 1')?.trigger('click')
    await button('Bewaar')?.trigger('click')
    await vi.waitFor(() => expect(callsOf('entries.save')).toMatchObject([{ text: 'Aan zee.', pictures: [] }]))
  })

  test('that are large are made smaller when somebody asks, keep their words, and can be had back', async () => {
    answer('entries.read', () => ({
      entry: { ...entry, pictures: [picture('a', 'De zee.', 3000)] },
      siblings: [],
      seen: entry.seen,
    }))
    answer('pictures.read', () => jpeg({ width: 3000, height: 2000 }))
    await open(`/journal/write/${ID}`)
    await button('Maak een kleinere foto')?.trigger('click')
    await vi.waitFor(() => expect(opened.text()).toContain('2.000 bij 1.333'))
    expect(button('Maak een kleinere foto')).toBeUndefined()
    expect((opened.find('.pictures input').element as HTMLInputElement).value).toBe('De zee.')
    await button('Ongedaan maken')?.trigger('click')
    expect(button('Maak een kleinere foto')).toBeDefined()
  })

  test('of a draft are there again, also where nothing was typed', async () => {
    answer('drafts.read', () => ({ kind: 'entry', text: '', seen: null, pictures: [picture('c')] }))
    await open('/journal/write/new')
    expect(opened.findAll('.pictures li img')).toHaveLength(1)
    expect(button('Verwijder dit kladje')).toBeDefined()
  })

  test('of two versions are joined, each once', async () => {
    const other = { ...entry, seen: { there: 1 }, text: 'Aan het strand.', pictures: [picture('b'), picture('c')] }
    answer('entries.read', () => ({ entry, siblings: [other], seen: { here: 1, there: 1 } }))
    await open(`/journal/write/${ID}`)
    expect(opened.findAll('.pictures li img')).toHaveLength(3)
  })
})

describe('pictures of an entry that is read', () => {
  test('open large, go by the arrow keys, and Escape closes only that', async () => {
    const { router } = await open(`/journal/entry/${ID}`)
    expect(opened.findAll('.strip img').map((one) => one.attributes('src'))).toEqual(
      ['a', 'b'].map((figure) => `app://luwte/picture/${figure.repeat(32)}`),
    )
    await button('De zee.: bekijk groot')?.trigger('click')
    await settle()
    const large = () => inPage('[role=dialog] img').map((one) => one.getAttribute('alt'))
    expect(large()).toEqual(['De zee.'])
    press('ArrowRight')
    await settle()
    press('ArrowRight')
    await settle()
    expect(large()).toEqual(['Foto 2'])
    press('Escape')
    await settle()
    expect(inPage('[role=dialog]')).toEqual([])
    expect(router.currentRoute.value.path).toBe(`/journal/entry/${ID}`)
    press('Escape')
    await settle()
    expect(router.currentRoute.value.path).toBe('/journal')
  })

  test('that have not arrived yet are told of in words', async () => {
    await open(`/journal/entry/${ID}`)
    await opened.find('.strip img').trigger('error')
    expect(opened.find('.strip').text()).toContain('Misschien is hij nog onderweg')
  })

  test('without a word have no empty text above them, and their words in the list', async () => {
    answer('entries.read', () => ({ entry: { ...entry, text: '' }, siblings: [], seen: entry.seen }))
    await open(`/journal/entry/${ID}`)
    expect(opened.text()).not.toContain('geen tekst')
    expect(opened.findAll('.strip img')).toHaveLength(2)
  })
})
