import { describe, expect, it } from 'vitest'
import { pageFile } from '@main/platform/electron/pageFile'

describe('an address of the page', () => {
  it('leads to a file of the renderer', () => {
    expect(pageFile('/luwte/renderer', '/assets/index.js')).toEqual({
      path: '/luwte/renderer/assets/index.js',
      type: 'text/javascript; charset=utf-8',
    })
  })

  it.each([
    '/%',
    '/%E0%A4%A.js',
    '/../secret.js',
    '/%2e%2e/secret.js',
    '/%2e%2e%2fsecret.js',
    '/',
    '/index',
    '/a.json',
  ])('%s leads nowhere, and ends nothing', (pathname) => {
    expect(pageFile('/luwte/renderer', pathname)).toBeNull()
  })
})
