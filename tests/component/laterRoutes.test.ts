import './support/bridge'
import { afterEach, describe, expect, test } from 'vitest'
import { besideRoutes } from '@/app/besideRoutes'
import { careRoutes } from '@/app/careRoutes'
import { printRoutes } from '@/app/printRoutes'
import { routes } from '@/app/router'
import { answer, resetBridge } from './support/bridge'
import { openAt, settle } from './support/luwte'

let opened: Awaited<ReturnType<typeof openAt>> | undefined
afterEach(() => {
  opened?.wrapper.unmount()
  opened = undefined
})

describe('screens that are fetched with the first of them', () => {
  test('open with their query and their place in the history, and an unknown one leads to Today', async () => {
    resetBridge()
    answer('people.list', () => [])
    opened = await openAt('/help-now')
    const { router } = opened
    await router.push('/beside/conversation/new?step=close')
    await settle()
    expect(router.currentRoute.value.fullPath).toBe('/beside/conversation/new?step=close')
    expect(opened.wrapper.find('h1').text()).toBe('Hoe sluit je af?')
    router.back()
    await settle()
    expect(router.currentRoute.value.path).toBe('/help-now')
    await router.push('/beside/nowhere/at/all')
    expect(router.currentRoute.value.path).toBe('/today')
  })

  test('lie below the path that fetches them, and nowhere else', () => {
    for (const { path } of besideRoutes) expect(path).toMatch(/^\/beside(\/|$)/)
    for (const { path } of careRoutes) expect(path).toMatch(/^\/care(\/|$)/)
    for (const { path, meta } of printRoutes)
      expect([path, meta?.bare]).toEqual([expect.stringMatching(/^\/print\//), true])
    const early = routes.map(({ path }) => path).filter((path) => /^\/(beside|care|print)/.test(path))
    expect(early.every((path) => path.endsWith('/:rest(.*)*'))).toBe(true)
  })
})
