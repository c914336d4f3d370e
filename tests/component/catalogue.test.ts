import { openAt } from './support/luwte'
import axe from 'axe-core'
import { afterEach, expect, test } from 'vitest'
import type { VueWrapper } from '@vue/test-utils'
import catalogue from '@/app/catalogue/CatalogueView.vue?raw'
import { routes } from '@/app/router'

/** What frames a whole screen, or lies behind one, is seen with the screens. */
const FRAMES = ['DuneLandscape', 'PageHeading', 'PrintFrame', 'ScrollThumb', 'SettingsPage', 'SmallWindow']

let opened: VueWrapper | undefined
afterEach(() => opened?.unmount())

test('the catalogue shows every part that screens are made of', () => {
  const parts = Object.keys(import.meta.glob('../../src/renderer/ui/*.vue'))
    .map((path) => path.replace(/^.*\/|\.vue$/g, ''))
    .filter((name) => !FRAMES.includes(name))
  expect(parts.length).toBeGreaterThan(10)
  expect(parts.filter((name) => !catalogue.includes(`<${name}`))).toEqual([])
})

test('each has a name for who does not see it', async () => {
  opened = (await openAt('/catalogue')).wrapper
  expect(opened.findAll('.theme')).toHaveLength(3)
  // What jsdom does not draw, the end-to-end tests look at on every screen.
  const { violations } = await axe.run(opened.element as Element, { rules: { 'color-contrast': { enabled: false } } })
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)).toEqual([])
})

test('it is a screen only where Luwte is worked on', () => {
  expect(routes.some(({ path }) => path === '/catalogue')).toBe(import.meta.env.DEV)
})
