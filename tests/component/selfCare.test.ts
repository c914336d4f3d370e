import './support/bridge'
import { openAt, settle } from './support/luwte'
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { LANGUAGES } from '@shared/features/settings/settings'
import { selfCare as en } from '@shared/i18n/en/selfCare'
import { selfCare as nl } from '@shared/i18n/nl/selfCare'
import { careRoutes } from '@/app/careRoutes'
import { CARE_DOORS } from '@/features/self-care/careDoors'
import { allExercises } from '@/ui/content'
import { allPrompts, PROMPT_THEMES } from '@/ui/prompts'
import { answer, resetBridge } from './support/bridge'

let opened: VueWrapper
beforeEach(() => {
  resetBridge()
  answer('checkIns.recent', () => [])
})
afterEach(() => {
  opened.unmount()
  vi.useRealTimers()
})

const links = (within = '') => opened.findAll(`${within} a`.trim()).map((link) => link.attributes('href'))
const paths = careRoutes.map(({ path }) => path)

describe('the front page of self-care', () => {
  test('has at most seven doors, each with one line, and Help now', async () => {
    opened = (await openAt('/care')).wrapper
    const doors = opened.findAll('.doors a')
    expect(doors.length).toBe(CARE_DOORS.length)
    expect(doors.length).toBeLessThanOrEqual(7)
    for (const door of doors) expect(door.get('.line').text()).toMatch(/\S/)
    expect(links()).toContain('/help-now')
  })

  test('begins with one thing that fits, before any door', async () => {
    opened = (await openAt('/care')).wrapper
    const html = opened.html()
    expect(html.indexOf('invitation')).toBeGreaterThan(-1)
    expect(html.indexOf('invitation')).toBeLessThan(html.indexOf('class="doors"'))
  })

  test('shows four exercises, and all of them one touch further, each once under what one may want', async () => {
    opened = (await openAt('/care')).wrapper
    expect(opened.findAll('.care-card')).toHaveLength(4)
    opened.unmount()
    opened = (await openAt('/care/exercises')).wrapper
    const shown = links('.exercises li')
    expect([...shown].sort()).toEqual(allExercises.map(({ id }) => `/care/exercise/${id}`).sort())
    expect(opened.findAll('section h2').map((one) => one.text())).toEqual([
      ...['Tot rust komen', 'Even hier zijn', 'Bewegen', 'Spanning kwijtraken', 'Mild zijn voor jezelf'],
    ])
    const drawings = opened.findAll('.care-card svg path').map((path) => path.attributes('d'))
    expect(new Set(drawings).size).toBe(allExercises.length)
  })

  test('leads to screens that there are, and every tool behind a door is named once', () => {
    const tools = CARE_DOORS.flatMap((door): readonly { to: string }[] => ('tools' in door ? door.tools : [door]))
    for (const { to } of tools) expect(paths).toContain(to)
    expect(new Set(tools.map(({ to }) => to)).size).toBe(tools.length)
    for (const door of CARE_DOORS) if ('tools' in door) expect(door.tools.length, door.id).toBeGreaterThan(1)
  })

  test.each(LANGUAGES)('has words for its doors and tools and for no other: %s', (language) => {
    const words = { nl, en }[language]
    const tools = CARE_DOORS.flatMap((door) => ('tools' in door ? door.tools.map(({ id }) => id) : []))
    expect(Object.keys(words.doors).sort()).toEqual(CARE_DOORS.map(({ id }) => id).sort())
    expect(Object.keys(words.tools).sort()).toEqual(tools.sort())
  })

  test('brings somebody to an exercise in two touches', async () => {
    opened = (await openAt('/care')).wrapper
    const reached = new Set(links())
    for (const route of links().filter((one) => one?.startsWith('/care/'))) {
      opened.unmount()
      opened = (await openAt(route ?? '')).wrapper
      for (const link of links()) reached.add(link)
    }
    for (const { id } of allExercises) expect(reached).toContain(`/care/exercise/${id}`)
    for (const { id } of allPrompts.filter(({ kind }) => kind === 'write'))
      expect(reached).toContain(`/care/prompt/${id}`)
    expect(reached).toContain('/care/plan')
  })

  test('has a page for each door with several tools, and none for another', async () => {
    const { wrapper, router } = await openAt('/care/for/helps')
    opened = wrapper
    expect(opened.get('h1').text()).toBe('Wat mij helpt')
    expect(links('.doors')).toEqual(['/care/energy', '/care/helps', '/care/small'])
    for (const name of ['writing', 'nowhere']) {
      await router.push(`/care/for/${name}`)
      await settle()
      expect(router.currentRoute.value.path).toBe('/care')
    }
  })
})

test('every small thing is there once, with a drawing of its own, in the night first those for which nobody gets up', async () => {
  const at = async (hour: string) => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(`2026-11-30T${hour}:00+01:00`) })
    opened = (await openAt('/care/small')).wrapper
    return links('.acts').map((link) => link?.split('/').at(-1))
  }
  const acts = allPrompts.filter(({ kind }) => kind === 'care').map(({ id }) => id)
  expect(await at('14:00')).toEqual(acts)
  const drawings = opened.findAll('.care-card svg path').map((path) => path.attributes('d'))
  expect(new Set(drawings).size).toBe(acts.length)
  opened.unmount()
  const night = await at('23:40')
  expect(night.slice(0, 4)).toEqual(['care.rest', 'care.warmth', 'care.look', 'care.lie-down'])
  expect([...night].sort()).toEqual([...acts].sort())
})

test('prompts to write with are folded, by what they are about', async () => {
  opened = (await openAt('/care/writing')).wrapper
  const folds = opened.findAll('.writing details')
  expect(folds.map((fold) => fold.find('summary').text())).toEqual([
    'Nu en hier',
    'Je lijf',
    'Mensen om je heen',
    'Wat je nodig hebt',
    'Wat je hebt gemist',
    'Als je je zorgen maakt om iemand',
    'Kleine goede dingen',
    'Wat er komt',
  ])
  for (const [index, theme] of PROMPT_THEMES.entries()) {
    expect(folds[index]?.attributes('open')).toBeUndefined()
    expect(folds[index]?.findAll('a').map((link) => link.attributes('href'))).toEqual(
      allPrompts.flatMap((prompt) =>
        prompt.kind === 'write' && prompt.theme === theme ? [`/care/prompt/${prompt.id}`] : [],
      ),
    )
  }
})

test('a prompt to write with opens the writer, an act of care stays on its page', async () => {
  const { wrapper, router } = await openAt('/care/prompt/prompt.missing')
  opened = wrapper
  expect(router.currentRoute.value.fullPath).toBe('/journal/write/new?prompt=prompt.missing')
  await router.push('/care/prompt/care.rest')
  await settle()
  expect(wrapper.text()).toContain('Gedaan is goed, niet gedaan ook.')
})
