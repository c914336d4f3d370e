import { expect, test } from 'vitest'
import { sceneGraph } from '../scripts/lib/sceneGraph'
import { sceneFixture } from './support/sceneFixture'

const { graph, texts } = sceneFixture()

test('the drawing of a scene has every turn, every end, every choice and where it leads, and asks for nothing from outside', () => {
  const page = sceneGraph(graph, texts.en, 'en')
  for (const id of [...Object.keys(graph.turns), ...Object.keys(graph.ends)])
    expect(page).toContain(`<article id="${id}"`)
  for (const { says, choices } of Object.values(graph.turns)) {
    for (const { id } of says) expect(page).toContain(texts.en.says[id])
    for (const { id, to } of choices) {
      expect(page).toContain(texts.en.choices[id]?.line)
      for (const { turn } of to) expect(page).toContain(`data-from="${id}" data-to="${turn}"`)
    }
  }
  expect(page).not.toMatch(/https?:\/\/(?!www\.w3\.org\/2000\/svg)|src=|@import/)
})

test('what a writer types is shown as words', () => {
  const page = sceneGraph(graph, { ...texts.en, setting: '<img src=x> & so on' }, 'en')
  expect(page).toContain('&lt;img src=x&gt; &amp; so on')
})
