import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FIRST_QUESTIONS } from '@shared/features/settings/firstQuestions'
import { clickTrayMenu, leaveDesktop } from './support/desktop'
import { axeFindings, freshFolder, root, RunningLuwte } from './support/luwte'

// Every view, in every look and both languages: axe finds nothing, nothing is cut off sideways. With PICTURES=1 a picture of
// each is left in test-results/screens to be looked at.

const screens = join(root, 'test-results/screens')

let luwte: RunningLuwte
/** The window that is looked at: the main one, or the small one for the check-in. */
let page: Page
let mainPage: Page
let smallPage: Page
let entryId = ''
let checkInId = ''
let sheetId = ''

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
const part = { from: '09:00', to: '21:00', weekdays: EVERY_DAY }
const rhythm = (id: string, change: object) => ({
  id,
  name: '',
  kind: 'check-in',
  opens: null,
  on: true,
  rule: { by: 'times', times: ['08:30', '20:00'], weekdays: [1, 2, 3, 4, 5] },
  skip: [],
  lifetime: 120,
  ...change,
})
const evening = rhythm('evening', { name: 'Avond', on: false, rule: { by: 'hours', every: 2, ...part } })

const call = <Value>(name: string, input?: unknown) =>
  page.evaluate(
    async ([callName, callInput]) => {
      const bridge = (globalThis as unknown as { luwte: { call(name: string, input: unknown): Promise<unknown> } })
        .luwte
      return (await bridge.call(callName as string, callInput)) as { ok: boolean; value: unknown }
    },
    [name, input] as const,
  ) as Promise<{ ok: boolean; value: Value }>

const VIEWS: Record<string, () => string> = {
  today: () => '/today',
  'check-in': () => '/check-in',
  moment: () => '/moment/writing@2026-11-22T10:00',
  journal: () => '/journal',
  write: () => '/journal/write/new?prompt=prompt.first-line',
  entry: () => `/journal/entry/${entryId}`,
  'entry-just-saved': () => `/journal/entry/${entryId}?saved`,
  'check-in-told': () => `/check-ins/${checkInId}`,
  bin: () => '/journal/bin',
  care: () => '/care',
  'care-behind-a-door': () => '/care/for/hard',
  'small-things': () => '/care/small',
  'care-writing': () => '/care/writing',
  'what-helps': () => '/care/helps',
  energy: () => '/care/energy',
  mirror: () => '/care/mirror',
  parents: () => '/care/parents?age=school',
  boundaries: () => '/care/boundaries/new',
  'doctor-note': () => '/care/script',
  worksheets: () => '/care/demands',
  'worksheet-question': () => '/care/demands/new',
  'worksheet-kept': () => `/care/sheet/${sheetId}`,
  plan: () => '/care/plan',
  'plan-part': () => '/care/plan/people',
  exercises: () => '/care/exercises',
  'exercise-box': () => '/care/exercise/ex.box',
  'exercise-kind': () => '/care/exercise/ex.kind',
  'exercise-slow': () => '/care/exercise/ex.slow',
  'exercise-walk': () => '/care/exercise/ex.walk',
  prompt: () => '/care/prompt/care.water',
  practise: () => '/beside/practise',
  guides: () => '/guides',
  chapter: () => '/guides/help/help.presence',
  phrases: () => '/guides/phrases',
  questions: () => '/guides/questions#neglect.faq.heal',
  bookmarks: () => '/guides/bookmarks',
  sources: () => '/guides/sources',
  back: () => '/back',
  'page-for-doctor': () => '/back/page',
  settings: () => '/settings',
  look: () => '/settings/look',
  language: () => '/settings/language',
  privacy: () => '/settings/privacy',
  'unsafe-home': () => '/settings/unsafe-home',
  desktop: () => '/settings/desktop',
  about: () => '/settings/about',
  parts: () => '/settings/about/parts',
  vault: () => '/settings/vault',
  moments: () => '/settings/moments',
  'new-moment': () => '/settings/moments/new/write',
  rhythm: () => '/settings/moments/workdays',
  'rhythm-unforeseen': () => '/settings/moments/between',
  'rhythm-weeks': () => '/settings/moments/writing',
  keeping: () => '/settings/data',
  computers: () => '/settings/data/computers',
  'delete-everything': () => '/settings/data/delete',
  'help-now': () => '/help-now',
  'today-asking': () => '/today',
  'today-first-question': () => '/today',
  'today-beside': () => '/today',
  'used-before': () => '/settings/before',
}

/** These open in the small window. */
const SMALL = ['check-in', 'moment']

beforeAll(async () => {
  mkdirSync(screens, { recursive: true })
  const data = freshFolder()
  // A rhythm that went by a few times: as soon as it is on, it is asked whether it should come more rarely.
  const fate = { unanswered: 3, question: 'told' }
  writeFileSync(join(data, 'moments.json'), JSON.stringify({ occurrences: {}, rhythms: { evening: fate } }))
  luwte = await RunningLuwte.start({ data })
  mainPage = await luwte.window('/today')
  page = mainPage
  const text = 'Vandaag zat ik een tijdje bij het raam.\n\nHet was stil, en dat was goed.'
  const kept = await call<{ id: string }>('entries.save', { id: null, seen: null, text })
  entryId = kept.value.id
  const thrown = await call<{ id: string }>('entries.save', { id: null, seen: null, text: 'Dit mag weg.' })
  await call('entries.remove', { id: thrown.value.id })
  await call('plan.setPart', {
    part: 'people',
    lines: ['Mijn zus. ‘Kun je even komen zitten?’', 'De buurvrouw, ook ’s avonds.'],
  })
  const told = await call<{ id: string }>('checkIns.answer', {
    answer: 'felt',
    point: { pleasantness: -2, energy: -2 },
    feelings: [{ id: 'tired' }, { id: 'lonely' }],
    around: { with: [{ id: 'alone' }], where: [], doing: [] },
    note: 'Een lange dag.',
  })
  checkInId = told.value.id
  const sheet = await call<{ id: string }>('worksheets.keep', {
    ...{ id: null, form: 'demands' },
    answers: { must: { chosen: [], words: 'Ik moet de hele was doen.' }, less: { chosen: ['half'], words: '' } },
  })
  sheetId = sheet.value.id
  await call('rhythms.save', rhythm('workdays', { skip: ['2099-12-24'] }))
  const unforeseen = { by: 'unforeseen', count: 3, gap: 60, seed: 'abc', ...part }
  await call('rhythms.save', rhythm('between', { kind: 'practice', on: false, rule: unforeseen }))
  const weekly = { by: 'weeks', every: 2, first: '2026-11-22', time: '10:00' }
  await call('rhythms.save', rhythm('writing', { kind: 'write', name: 'Zondagochtend', rule: weekly }))
  await call('rhythms.save', evening)
  await call('settings.change', { quiet: [{ from: '22:30', to: '07:30', weekdays: EVERY_DAY }] })
  await clickTrayMenu('Nieuwe check-in')
  smallPage = await luwte.window('/check-in')
})

afterAll(async () => {
  await luwte.quit()
  leaveDesktop()
})

/** Opens a view afresh, by way of another screen. */
async function show(view: string): Promise<void> {
  const isSmall = SMALL.includes(view)
  page = isSmall ? smallPage : mainPage
  await call('settings.change', { forWhom: view === 'today-beside' ? 'beside' : null })
  // One thing is asked at a time.
  await call('settings.change', { askedOnce: view === 'today-first-question' ? ['stays-here'] : FIRST_QUESTIONS })
  if (view === 'today-asking') await call('rhythms.save', { ...evening, on: true })
  const route = (VIEWS[view] as () => string)()
  if (!isSmall) {
    await page.evaluate(() => (location.hash = '#/nowhere'))
    await page.waitForURL(/#\/today$/)
  }
  await page.evaluate((hash) => (location.hash = hash), `#${route}`)
  await page.waitForURL((url) => url.hash.startsWith(`#${route.split('?')[0] ?? ''}`))
}

async function resize({ width, height }: { width: number; height: number }): Promise<void> {
  const handle = await luwte.app.browserWindow(page)
  await handle.evaluate((window, size) => window.setContentSize(size.width, size.height), { width, height })
  await page.waitForFunction(([wanted]) => innerWidth === wanted, [width])
}

/** Nothing is still on its way: the screen is there, and what moves only moves to be seen. */
async function settled(): Promise<void> {
  await page.locator('h1').first().waitFor()
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every((one) => one.playState !== 'running' || one.effect?.getTiming().iterations === Infinity),
  )
}

/** Taken for eyes alone, and it takes a third of the time of all this: only when asked for. */
async function picture(name: string): Promise<void> {
  if (process.env.PICTURES) await page.screenshot({ path: join(screens, `${name}.png`) })
}

const isCutSideways = () =>
  page.evaluate(() => {
    const main = document.querySelector('main') ?? document.documentElement
    return main.scrollWidth > main.clientWidth + 1 || document.documentElement.scrollWidth > innerWidth + 1
  })

/** The small window is small; the others are looked at as they open first. */
const sizeOf = (view: string) => (SMALL.includes(view) ? { width: 440, height: 690 } : { width: 1000, height: 700 })

/** Another look has other colours, and is otherwise the same page. */
const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block']

describe.each(Object.keys(VIEWS))('%s', (view) => {
  // Colours are the same in both languages.
  it.each([
    ['nl', ['day', 'night', 'contrast']],
    ['en', ['day']],
  ])('can be read by everyone in %s: %s', async (language, themes) => {
    await call('settings.change', { language, textSize: 100 })
    await show(view)
    await resize(sizeOf(view))
    for (const theme of themes) {
      await call('settings.change', { theme })
      await settled()
      await picture(`${view}-${language}-${theme}`)
      expect(await axeFindings(page, theme === 'day' ? undefined : RULES_OF_COLOUR), theme).toEqual([])
    }
  })

  it('holds in a small window and with large text', async () => {
    await call('settings.change', { language: 'nl', theme: 'day' })
    await show(view)
    const small = SMALL.includes(view) ? { width: 360, height: 480 } : { width: 720, height: 600 }
    for (const [textSize, size, name] of [
      [100, small, 'small'],
      [150, sizeOf(view), 'large-text'],
      [150, small, 'small-large-text'],
    ] as const) {
      await call('settings.change', { textSize })
      await resize(size)
      await settled()
      await picture(`${view}-${name}`)
      expect(await isCutSideways(), name).toBe(false)
    }
  })
})
