import { beforeEach, describe, expect, it } from 'vitest'
import type { CheckIn } from '@shared/features/check-ins/checkIn'
import type { Entry } from '@shared/features/journal/entry'
import type { CallOutput } from '@shared/ipc/contract'
import { createApp, type LuwteApp } from '@main/app/createApp'
import { openFirstWindow } from '@main/app/firstWindow'
import { type Launch, PLAIN_LAUNCH } from '@main/desktop/launchArguments'
import { at } from '../support/house'
import { type FakePorts, fakePorts } from '../support/ports'

const ours = { origin: 'app://luwte', isTopFrame: true }
let ports: FakePorts
let app: LuwteApp

const call = async <Value>(name: Parameters<LuwteApp['handle']>[0], input?: unknown) => {
  const reply = await app.handle(name, input, ours)
  if (!reply.ok) throw new Error(reply.error.code)
  return reply.value as Value
}
const begin = async (launch: Partial<Launch> = {}) => {
  app = await createApp(ports, { ...PLAIN_LAUNCH, ...launch }, ['app://luwte'])
}
function withResolvers<Value>() {
  let resolve: (value: Value) => void = () => undefined
  const promise = new Promise<Value>((done) => (resolve = done))
  return { promise, resolve }
}
const settled = async () => {
  await new Promise((resolve) => setTimeout(resolve, 20))
  return 'not yet'
}
const store = (name: string, text: string) => ports.files.contents.set(`/data/${name}`, new TextEncoder().encode(text))
const felt = { answer: 'felt', feelings: [{ id: 'tired' }], around: { with: [], where: [], doing: [] }, note: '' }

beforeEach(() => {
  ports = fakePorts()
})

describe('starting', () => {
  it('opens Today', async () => {
    await begin()
    expect(ports.windows.opened).toEqual([['main', '/today']])
  })

  it('shows nothing but the tray with --hidden', async () => {
    await begin({ hidden: true })
    expect(ports.windows.opened).toEqual([])
    expect(ports.tray.labels).toEqual([
      'Er staat niets gepland',
      'Nieuwe check-in',
      'Schrijven',
      'Hulp nu',
      'Luwte openen',
      'Stoppen',
    ])
  })

  it('opens nothing with --hidden where there is no tray either: moments come, and starting again shows it', async () => {
    ports.tray.isThere = false
    await begin({ hidden: true })
    expect(ports.windows.opened).toEqual([])
    app.launchedAgain({ ...PLAIN_LAUNCH, hidden: true })
    expect(ports.windows.opened).toEqual([])
    app.launchedAgain(PLAIN_LAUNCH)
    expect(ports.windows.opened).toEqual([['main', '/today']])
  })

  it.each([
    ['check-in', ['check-in', '/check-in']],
    ['write', ['main', '/journal/write/new']],
    ['help-now', ['main', '/help-now']],
  ] as const)('opens its window with --%s, also when Luwte runs already', async (open, opened) => {
    await begin({ open })
    app.launchedAgain({ ...PLAIN_LAUNCH, open })
    expect(ports.windows.opened).toEqual([opened, opened])
  })

  it('pauses from the command line without opening anything', async () => {
    store('settings.json', JSON.stringify({ rhythms: [at(['08:00'])] }))
    await begin({ pause: { minutes: 120 } })
    await new Promise((resolve) => setImmediate(resolve))
    expect(ports.windows.opened).toEqual([])
    expect(ports.tray.labels).toContain('Pauze tot vandaag om 09:30')
    app.launchedAgain({ ...PLAIN_LAUNCH, pause: null })
    await new Promise((resolve) => setImmediate(resolve))
    expect(ports.tray.labels).toContain('Volgende moment: vandaag om 08:00')
  })

  it('answers what a window begins with before everything has started; all else waits', async () => {
    let findTray: (isThere: boolean) => void = () => undefined
    ports.tray.isAvailable = () => new Promise((resolve) => (findTray = resolve))
    const { promise: answering, resolve } = withResolvers<Pick<LuwteApp, 'handle'>>()
    const ready = createApp(ports, PLAIN_LAUNCH, ['app://luwte'], resolve)
    const early = await answering
    expect(await early.handle('app.state', undefined, ours)).toMatchObject({ ok: true, value: { lock: 'plain' } })
    const next = early.handle('moments.next', undefined, ours)
    expect(await Promise.race([next, settled()])).toBe('not yet')
    findTray(true)
    expect(await next).toMatchObject({ ok: true })
    app = await ready
  })

  it('opens the first window as the stored settings say, and not once more when everything else is there', async () => {
    const stored = { language: 'en', theme: 'night', appName: 'notes', mainWindow: { width: 900, height: 600 } }
    store('settings.json', JSON.stringify(stored))
    openFirstWindow(ports, stored, 'nl-NL')
    expect(ports.windows.names).toEqual(['Notes'])
    expect(ports.told).toContain('theme dark')
    await begin()
    expect(ports.windows.opened).toEqual([['main', '/today']])
  })

  it.each([null, 'x', [], { theme: 'purple', mainWindow: 7 }])(
    'opens the first window whatever is stored: %j',
    (stored) => {
      openFirstWindow(ports, stored, 'nl-NL')
      expect(ports.windows.opened).toEqual([['main', '/today']])
      expect(ports.told).toContain('theme system')
    },
  )

  it('goes on with defaults over a settings file that makes no sense, and keeps it', async () => {
    store('settings.json', '{"theme": "purple", "textSize": 125, "fromTheFuture": [1]}')
    await begin()
    const state = await call<{
      settings: { theme: string; textSize: number }
      notices: { code: string; aside: string }[]
    }>('app.state')
    expect(state.settings).toMatchObject({ theme: 'system', textSize: 125 })
    expect(state.notices).toMatchObject([{ code: 'settings-mended', fields: ['theme'] }])
    expect(new TextDecoder().decode(ports.files.contents.get(`/data/${state.notices[0]?.aside ?? ''}`))).toContain(
      'purple',
    )
    await call('settings.change', { language: 'en' })
    expect(JSON.parse(new TextDecoder().decode(ports.files.contents.get('/data/settings.json')))).toMatchObject({
      fromTheFuture: [1],
      language: 'en',
    })
  })

  it('goes on with defaults over a settings file that is no JSON, and keeps it', async () => {
    store('settings.json', '{"theme": "ni')
    await begin()
    const state = await call<{ notices: { code: string; aside: string }[] }>('app.state')
    expect(state.notices).toMatchObject([{ code: 'settings-mended' }])
    expect(new TextDecoder().decode(ports.files.contents.get(`/data/${state.notices[0]?.aside ?? ''}`))).toBe(
      '{"theme": "ni',
    )
  })
})

describe('closing the main window', () => {
  it('leaves Luwte in the tray', async () => {
    await begin()
    expect(ports.windows.askClose()).toBe(true)
    expect(ports.told.filter((line) => line.startsWith('Dit bureaublad'))).toEqual([])
  })

  const settled = () => new Promise((resolve) => setTimeout(resolve))
  const resting = ['Luwte', 'Luwte rust nu naast de klok', 'Klik daar om verder te gaan, of om te stoppen.']

  it('says once that Luwte rests beside the clock, and is opened again from there', async () => {
    await begin()
    ports.windows.askClose()
    ports.windows.askClose()
    await settled()
    expect(ports.notifier.texts).toEqual(resting)
    ports.windows.opened.length = 0
    ports.notifier.click('resting')
    await settled()
    expect(ports.windows.opened).toEqual([['main', '/today']])
    await app.close()
    expect(ports.notifier.closed).toContain('resting')
    await begin()
    ports.windows.askClose()
    await settled()
    expect(ports.notifier.shown).toEqual(['resting'])
  })

  it('says it under the name that others may see, and in the language that was chosen', async () => {
    store('settings.json', JSON.stringify({ appName: 'planner', language: 'en' }))
    await begin()
    ports.windows.askClose()
    await settled()
    expect(ports.notifier.texts.slice(0, 2)).toEqual(['Planner', 'Planner now rests next to the clock'])
  })

  it('says it another time where it could not be shown', async () => {
    ports.notifier.outcome = 'failed'
    await begin()
    ports.windows.askClose()
    await settled()
    await app.close()
    ports.notifier.outcome = 'shown'
    await begin()
    ports.windows.askClose()
    await settled()
    expect(ports.notifier.shown).toHaveLength(2)
  })

  it('ends Luwte where there is no tray and nothing is to come', async () => {
    ports.tray.isThere = false
    await begin()
    expect(ports.windows.askClose()).toBe(true)
    ports.windows.noneLeft()
    expect(ports.told).toContain('quit')
  })

  const isThereAQuestion = () => ports.told.some((line) => line.startsWith('Dit bureaublad'))
  const closeAndAnswer = async (answer: number) => {
    ports.tray.isThere = false
    ports.answer = answer
    store('settings.json', JSON.stringify({ rhythms: [at(['08:00'])] }))
    await begin()
    expect(ports.windows.askClose()).toBe(false)
    expect(ports.windows.askClose()).toBe(false)
    await new Promise((resolve) => setTimeout(resolve))
    expect(ports.told.filter((line) => line.startsWith('Dit bureaublad'))).toHaveLength(1)
  }

  it('asks once, where there is no tray and moments are to come, and stays in the background', async () => {
    await closeAndAnswer(0)
    expect(ports.windows.closed).toEqual(['main'])
    expect(ports.windows.askClose()).toBe(true)
    ports.windows.noneLeft()
    expect(ports.told).not.toContain('quit')
  })

  it('or ends Luwte, then and from then on', async () => {
    await closeAndAnswer(1)
    expect(ports.told).toContain('quit')
    ports.told.length = 0
    await begin()
    expect(ports.windows.askClose()).toBe(true)
    ports.windows.noneLeft()
    expect(ports.told).toContain('quit')
    expect(isThereAQuestion()).toBe(false)
  })

  it('leaves it in the tray once a panel has come', async () => {
    ports.tray.isThere = false
    await begin()
    ports.tray.setAvailable(true)
    expect(ports.windows.askClose()).toBe(true)
  })
})

describe('the tray', () => {
  it.each([
    ['check-in', ['check-in', '/check-in']],
    ['write', ['main', '/journal/write/new']],
    ['help-now', ['main', '/help-now']],
    ['open', ['main', '/today']],
  ] as const)('%s opens its window', async (action, opened) => {
    await begin({ hidden: true })
    ports.tray.pick(action)
    expect(ports.windows.opened).toEqual([opened])
  })

  it('speaks the chosen language at once', async () => {
    await begin()
    await call('settings.change', { language: 'en' })
    expect(ports.tray.labels).toContain('Check in now')
  })
})

describe('check-ins', () => {
  beforeEach(() => begin({ hidden: true }))

  it('are there again, newest first, and go with an undo', async () => {
    const first = await call<CheckIn>('checkIns.answer', felt)
    ports.clock.jump(60_000)
    const second = await call<CheckIn>('checkIns.answer', { ...felt, feelings: [{ own: 'zwevend' }] })
    expect(await call('checkIns.recent', { days: 1 })).toEqual([second, first])
    await call('checkIns.remove', { id: second.id })
    expect(await call('checkIns.recent', { days: 1 })).toEqual([first])
    await call('checkIns.restore', { id: second.id })
    expect(await call<CheckIn[]>('checkIns.recent', { days: 1 })).toHaveLength(2)
  })

  it('count by the day as lived, over a change of month in UTC', async () => {
    ports.clock.epochMs = Date.parse('2026-10-31T23:30:00Z')
    await call('checkIns.answer', felt)
    ports.clock.epochMs = Date.parse('2026-11-01T12:00:00Z')
    await call('checkIns.answer', felt)
    expect(await call<CheckIn[]>('checkIns.recent', { days: 1 })).toHaveLength(2)
    ports.clock.epochMs = Date.parse('2026-11-02T12:00:00Z')
    expect(await call('checkIns.recent', { days: 1 })).toEqual([])
    expect(await call<CheckIn[]>('checkIns.recent', { days: 2 })).toHaveLength(2)
  })

  it('are changed from what was seen; without a place and a body where those were taken away', async () => {
    const body = { where: ['chest'], how: ['tight'] }
    const full = { ...felt, occurrence: 'daily@2026-11-21T09:00', point: { pleasantness: 2, energy: 1 }, body }
    const first = await call<CheckIn>('checkIns.answer', full)
    const later = { ...felt, answer: 'dont-know', feelings: [{ id: 'tired' }], note: 'Nu weet ik het.' }
    const changed = await call<CheckIn>('checkIns.change', { id: first.id, seen: first.seen, answer: later })
    expect(changed).toMatchObject({ ...later, id: first.id, at: first.at, occurrence: full.occurrence })
    expect(changed).not.toHaveProperty('point')
    expect(changed).not.toHaveProperty('body')
    expect(await call('checkIns.read', { id: first.id })).toEqual(changed)
  })

  it('that were changed twice from the same version lose neither', async () => {
    const { id, seen } = await call<CheckIn>('checkIns.answer', felt)
    await call('checkIns.change', { id, seen, answer: { ...felt, note: 'hier' } })
    await call('checkIns.change', { id, seen, answer: { ...felt, note: 'daar' } })
    const files = [...ports.files.contents].filter(([path]) => /2026-11\.json$/.test(path))
    const kept = files.map(([, bytes]) => new TextDecoder().decode(bytes)).join()
    expect(kept).toContain('"note": "hier"')
    expect(kept).toContain('"note": "daar"')
  })

  it('are not found under the id of an entry', async () => {
    const { id, seen } = await call<Entry>('entries.save', { id: null, seen: null, text: 'een' })
    await expect(call('checkIns.read', { id })).rejects.toThrow('not-found')
    await expect(call('checkIns.change', { id, seen, answer: felt })).rejects.toThrow('not-found')
  })

  it('are listed among the entries of their months, which count together; those in the bin are not', async () => {
    const ids: string[] = []
    for (const month of ['2026-01', '2026-03', '2026-11']) {
      ports.clock.epochMs = Date.parse(`${month}-05T12:00:00Z`)
      ids.unshift((await call<CheckIn>('checkIns.answer', felt)).id)
    }
    await call('checkIns.remove', { id: (await call<CheckIn>('checkIns.answer', felt)).id })
    const { months } = await call<CallOutput<'entries.months'>>('entries.months', { filter: {}, arrivals: false })
    expect(months.map(({ month, count }) => [month, count])).toEqual([
      ['2026-11', 1],
      ['2026-03', 1],
      ['2026-01', 1],
    ])
    const found: string[] = []
    for (const { month } of months) {
      const page = await call<CallOutput<'entries.month'>>('entries.month', { month, filter: {} })
      found.push(...page.checkIns.map(({ id }) => id))
    }
    expect(found).toEqual(ids)
  })

  it('tell the windows', async () => {
    await call('checkIns.answer', felt)
    expect(ports.windows.heard).toContainEqual(['luwte:event:records.changed', { kinds: ['check-in'] }])
  })
})

describe('entries', () => {
  const list = async () => {
    const { months } = await call<CallOutput<'entries.months'>>('entries.months', { filter: {}, arrivals: true })
    const pages: CallOutput<'entries.month'>[] = []
    for (const { month } of months) pages.push(await call('entries.month', { month, filter: {} }))
    return pages.flatMap(({ entries }) => entries)
  }
  const write = (text: string) => call<Entry>('entries.save', { id: null, seen: null, text })

  beforeEach(() => begin({ hidden: true }))

  it('are listed by whole months, newest first, and nothing is left out on the way back', async () => {
    const texts: string[] = []
    for (const month of ['2026-01', '2026-03', '2026-11'])
      for (const day of ['05', '19']) {
        ports.clock.epochMs = Date.parse(`${month}-${day}T12:00:00Z`)
        texts.unshift((await write(`op ${month}-${day}`)).text)
      }
    expect((await list()).map(({ excerpt }) => excerpt)).toEqual(texts)
  })

  it('are changed from what the writer saw', async () => {
    const entry = await write('een')
    const opened = await call<{ seen: Record<string, number> }>('entries.read', { id: entry.id })
    const changed = await call<Entry>('entries.save', { id: entry.id, seen: opened.seen, text: 'twee' })
    expect(changed).toMatchObject({ id: entry.id, at: entry.at, text: 'twee' })
    expect(await call('entries.read', { id: entry.id })).toMatchObject({ entry: { text: 'twee' }, siblings: [] })
  })

  it('keep both texts when one was saved over another that was not seen', async () => {
    const entry = await write('een')
    const { seen } = await call<{ seen: Record<string, number> }>('entries.read', { id: entry.id })
    await call('entries.save', { id: entry.id, seen, text: 'hier' })
    await call('entries.save', { id: entry.id, seen, text: 'daar' })
    const opened = await call<{ entry: Entry; siblings: Entry[] }>('entries.read', { id: entry.id })
    expect([opened.entry, ...opened.siblings].map(({ text }) => text).sort()).toEqual(['daar', 'hier'])
    expect((await list())[0]?.versions).toBe(2)
  })

  it('go to the bin, come back from it, and are gone when erased', async () => {
    const entry = await write('weg ermee')
    await call('entries.remove', { id: entry.id })
    expect(await list()).toEqual([])
    expect(await call('entries.bin')).toMatchObject([{ id: entry.id }])
    await call('entries.restore', { id: entry.id })
    expect(await list()).toMatchObject([{ id: entry.id }])
    await call('entries.remove', { id: entry.id })
    await call('entries.erase', { id: entry.id })
    expect(await call('entries.bin')).toEqual([])
    expect([...ports.files.contents.values()].map((bytes) => new TextDecoder().decode(bytes)).join()).not.toContain(
      'weg ermee',
    )
  })

  it('of another computer are there when the journal is opened again', async () => {
    await write('hier')
    const elsewhere = fakePorts()
    elsewhere.files = ports.files
    elsewhere.paths = { ...ports.paths, userData: '/elsewhere' }
    elsewhere.system.machineId = () => Promise.resolve('another computer')
    const other = await createApp(elsewhere, { ...PLAIN_LAUNCH, hidden: true }, ['app://luwte'])
    const writeThere = (text: string) => other.handle('entries.save', { id: null, seen: null, text }, ours)
    await writeThere('daar')
    expect((await list()).map(({ excerpt }) => excerpt).sort()).toEqual(['daar', 'hier'])
    await writeThere('daar weer')
    expect((await list()).map(({ excerpt }) => excerpt).sort()).toEqual(['daar', 'daar weer', 'hier'])
  })

  it('keep what they began from', async () => {
    const entry = await call<Entry>('entries.save', { id: null, seen: null, text: 'x', prompt: 'prompt.heard' })
    expect(entry.prompt).toBe('prompt.heard')
  })
})

describe('drafts', () => {
  const draft = (text: string) => ({ kind: 'entry', text, seen: null })

  it('are there after a restart, newest first, until they are cleared', async () => {
    await begin()
    await call('drafts.write', { key: 'entry:new', draft: draft('half') })
    ports.clock.jump(1000)
    await call('drafts.write', { key: 'check-in:now', draft: { kind: 'check-in', step: 'plane', answer: felt } })
    await begin()
    expect(await call('drafts.list')).toMatchObject([{ key: 'check-in:now' }, { key: 'entry:new' }])
    expect(await call('drafts.read', { key: 'entry:new' })).toEqual(draft('half'))
    await call('drafts.clear', { key: 'entry:new' })
    expect(await call('drafts.read', { key: 'entry:new' })).toBeNull()
  })

  it('do not lose each other when written at once', async () => {
    await begin()
    const keys = ['entry:new', 'entry:one', 'entry:two', 'entry:three']
    await Promise.all(keys.map((key) => call('drafts.write', { key, draft: draft(key) })))
    await begin()
    expect((await call<{ key: string }[]>('drafts.list')).map(({ key }) => key).sort()).toEqual(keys.sort())
  })

  it('are all on disk when Luwte has closed', async () => {
    await begin()
    void app.handle('drafts.write', { key: 'entry:new', draft: draft('op het laatst') }, ours)
    await app.close()
    expect(new TextDecoder().decode(ports.files.contents.get('/data/drafts.json'))).toContain('op het laatst')
  })

  it('do not wait for a dialog of the system that nobody answers', async () => {
    await begin()
    ports.printing.savePdf = () => new Promise(() => undefined)
    ports.printing.print = () => new Promise(() => undefined)
    void app.handle('printing.savePdf', { route: '/print/plan/page', name: 'Mijn plan' }, ours)
    void app.handle('printing.print', { route: '/print/plan/page' }, ours)
    void app.handle('drafts.write', { key: 'entry:new', draft: draft('op het laatst') }, ours)
    await app.close()
    expect(new TextDecoder().decode(ports.files.contents.get('/data/drafts.json'))).toContain('op het laatst')
  })
})

describe('drafts that were there before', () => {
  it('of a form that is not known are kept before another is written over them', async () => {
    const text = '{"format":2,"sealed":"van een nieuwere Luwte"}'
    store('drafts.json', text)
    await begin()
    await call('drafts.write', { key: 'entry:new', draft: { kind: 'entry', text: 'half', seen: null } })
    const kept = [...ports.files.contents].filter(([path]) => path.includes('drafts.json.damaged-'))
    expect(kept.map(([, bytes]) => new TextDecoder().decode(bytes))).toEqual([text])
  })

  it('of an entry that is erased go with it', async () => {
    await begin()
    const entry = await call<Entry>('entries.save', { id: null, seen: null, text: 'weg' })
    const draft = { kind: 'entry', text: 'weg en nog iets', seen: entry.seen }
    await call('drafts.write', { key: `entry:${entry.id}`, draft })
    await call('entries.erase', { id: entry.id })
    expect(await call('drafts.list')).toEqual([])
    expect(new TextDecoder().decode(ports.files.contents.get('/data/drafts.json'))).not.toContain('nog iets')
  })
})

describe('what is remembered for somebody', () => {
  beforeEach(() => begin({ hidden: true }))

  it('holds an own word once', async () => {
    await call('ownChoices.addWord', { text: 'zwevend' })
    await call('ownChoices.addWord', { text: ' Zwevend ' })
    expect(await call('ownChoices.read')).toMatchObject({ words: [{ text: 'zwevend' }] })
  })

  it('holds one record per chip and one place per guide', async () => {
    await call('ownChoices.setSurrounding', { group: 'with', chip: { id: 'partner' }, hidden: true })
    await call('ownChoices.setSurrounding', { group: 'with', chip: { id: 'partner' }, hidden: false })
    await call('reading.keep', { guide: 'help', chapter: 'help.intro', section: 'signs' })
    await call('reading.keep', { guide: 'help', chapter: 'help.presence' })
    const { surroundings } = await call<{ surroundings: unknown[] }>('ownChoices.read')
    expect(surroundings).toMatchObject([{ chip: { id: 'partner' }, hidden: false }])
    const reading = await call<Record<string, unknown>[]>('reading.list')
    expect(reading).toHaveLength(1)
    expect(reading[0]).toMatchObject({ chapter: 'help.presence' })
    expect(reading[0]).not.toHaveProperty('section')
  })

  it('keeps which chapters of a guide were read to their end, each once, also when they come at the same time', async () => {
    const keep = (place: object) => call('reading.keep', place)
    await keep({ guide: 'help', chapter: 'help.intro' })
    expect(await call('reading.list')).not.toMatchObject([{ read: expect.anything() as unknown }])
    await Promise.all(
      ['help.intro', 'help.safety', 'help.intro'].map((chapter) => keep({ guide: 'help', chapter, toTheEnd: true })),
    )
    await keep({ guide: 'help', chapter: 'help.body', section: 'hands' })
    await keep({ guide: 'neglect', chapter: 'neglect.what', toTheEnd: true })
    const places = await call<{ guide: string }[]>('reading.list')
    expect(places.sort((one, other) => one.guide.localeCompare(other.guide))).toMatchObject([
      { guide: 'help', chapter: 'help.body', section: 'hands', read: ['help.intro', 'help.safety'] },
      { guide: 'neglect', read: ['neglect.what'] },
    ])
  })
})

describe('on a journey', () => {
  const zones = () => ports.windows.heard.filter(([channel]) => channel === 'luwte:event:zone.changed')

  it('every window is told of the new zone, once, and moments go by it', async () => {
    store('settings.json', JSON.stringify({ rhythms: [at(['08:00'])] }))
    await begin({ hidden: true })
    ports.clock.travel('Europe/Amsterdam')
    expect(zones()).toEqual([])
    ports.clock.travel('Europe/London')
    await new Promise((resolve) => setImmediate(resolve))
    expect(zones()).toEqual([['luwte:event:zone.changed', { zone: 'Europe/London' }]])
    expect(await call('moments.next')).toMatchObject({ due: Date.parse('2026-11-23T08:00:00Z') })
  })

  it('one that the system did not tell of is seen on waking up', async () => {
    await begin({ hidden: true })
    ports.clock.zoneName = 'America/New_York'
    ports.resume()
    expect(zones()).toEqual([['luwte:event:zone.changed', { zone: 'America/New_York' }]])
  })
})

describe('closing Luwte', () => {
  it('leaves nobody listening to the system, no timer and no watch', async () => {
    store('settings.json', JSON.stringify({ rhythms: [at(['08:00'])] }))
    const before = ports.countListeners()
    await begin({ hidden: true })
    await call('entries.save', { id: null, seen: null, text: 'x' })
    expect(ports.countListeners()).toBeGreaterThan(before + 10)
    expect(ports.clock.pendingTimers).toBeGreaterThan(0)
    await app.close()
    expect(ports.countListeners()).toBe(before)
    expect(ports.clock.pendingTimers).toBe(0)
  })
})
