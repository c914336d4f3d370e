import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { coloursIn, contrast, mixed, tokensOf } from './support/colours'

// axe cannot judge letters on a picture: here what stands on one is computed.

const source = (path: string) => readFileSync(`src/renderer/${path}`, 'utf8')
const tokens = source('ui/styles/tokens.css')
const cover = source('features/guides/guideCoverColours.css')
const scene = source('features/self-care/sunsetColours.css')
const stage = source('features/self-care/ExerciseView.vue')
const AA = 4.5

describe.each(['day', 'night'] as const)('by %s', (theme) => {
  const ink = tokensOf(tokens, theme)('ink')
  const withNight = (selector: string) => [selector, ...(theme === 'night' ? [`[data-theme='night'] ${selector}`] : [])]

  test.each(['.help', '.neglect'])('title and lead are read on the sky of %s, and its path is seen', (guide) => {
    const colour = coloursIn(cover, [...withNight('.cover'), ...withNight(guide)])
    for (const sky of ['high', 'mid', 'low']) expect(contrast(ink, colour(sky)), sky).toBeGreaterThan(AA)
    // Where the glow of the sun reaches the words.
    expect(contrast(ink, mixed(colour('mid'), colour('disc'), 0.16))).toBeGreaterThan(AA)
    expect(contrast(colour('on-dune'), colour('near'))).toBeGreaterThan(3)
  })

  test('words are read on the landscape of an exercise', () => {
    const colour = coloursIn(scene, withNight('.scene'))
    const soft = mixed(ink, tokensOf(tokens, theme)('paper'), 0.12)
    for (const sky of ['high-sky', 'mid-sky', 'low-sky']) expect(contrast(soft, colour(sky)), sky).toBeGreaterThan(AA)
    // In the foot, straight on the dunes.
    for (const dune of ['scene-d2', 'scene-d3', 'scene-d4'])
      expect(contrast(ink, colour(dune)), dune).toBeGreaterThan(AA)
    const sun = coloursIn(stage, ['.immersive'])
    for (const part of ['sun-top', 'sun-edge']) expect(contrast(sun('on-sun'), sun(part)), part).toBeGreaterThan(7)
  })
})
