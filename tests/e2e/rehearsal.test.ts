import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { outermostPath } from '@shared/features/rehearsal/check/walk'
import { turnOf } from '@shared/features/rehearsal/rehearsal'
import type { Scene, SceneTexts } from '@shared/features/rehearsal/scene'
import { leaveDesktop } from './support/desktop'
import { axeFindings, root, RunningLuwte } from './support/luwte'
import { ask } from './support/writer'

// A whole conversation in each language: by keys with the gentlest choices, by the pointer with the most pressing ones.

let luwte: RunningLuwte
let page: Page

const content = <Shape>(path: string): Shape =>
  JSON.parse(readFileSync(join(root, 'resources/content', path), 'utf8')) as Shape
const sceneOf = (name: string) => content<Scene>(`scenes/${name}.json`)
const go = (hash: string) => page.evaluate((to) => (location.hash = to), hash)
const said = () => page.locator('.turn .said').textContent()

beforeAll(async () => {
  luwte = await RunningLuwte.start()
  page = await luwte.window('/today')
})
afterAll(async () => {
  await luwte.quit()
  leaveDesktop()
})

describe('in Dutch, by the keyboard alone', () => {
  it('the scene with a partner opens with a question, and is played to its end', async () => {
    const scene = sceneOf('partner')
    const texts = content<SceneTexts>('nl/scenes/partner.json')
    const path = outermostPath(scene, 'gentlest')
    await go('#/beside/rehearse/partner')
    await page.getByText('Veilig Thuis').first().waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Ik ben veilig bij mijn partner' }).press('Enter')
    await page.getByText('Luwte bewaart niets van dit gesprek.').waitFor()
    await page.getByRole('button', { name: 'Begin', exact: true }).press('Enter')
    for (const { turn, says, choice } of path.past) {
      await page.locator('.turn .said', { hasText: texts.says[says] ?? '?' }).waitFor()
      const number = turnOf(scene, turn).choices.findIndex(({ id }) => id === choice) + 1
      await page.keyboard.press(String(number))
      await page
        .getByText(texts.choices[choice]?.then ?? '?')
        .last()
        .waitFor()
      await page.keyboard.press('Enter')
    }
    await page.getByRole('heading', { level: 1, name: texts.ends[path.at]?.title ?? '?' }).waitFor()
    expect(await page.locator('.says').allTextContents()).toEqual(path.past.map(({ says }) => texts.says[says]))
    expect(await page.locator('.lines').count()).toBe(0)
    expect(await axeFindings(page)).toEqual([])
  })
})

describe('in English, by the pointer alone', () => {
  it('the scene with danger comes to asking and to the numbers, whatever is chosen', async () => {
    await ask(page, 'settings.change', { language: 'en' })
    const scene = sceneOf('danger')
    const texts = content<SceneTexts>('en/scenes/danger.json')
    const path = outermostPath(scene, 'pressing')
    await go('#/beside/rehearse')
    await page.getByRole('link', { name: texts.title }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('link', { name: texts.title }).click()
    await page.getByRole('complementary', { name: 'Before you begin' }).waitFor()
    await page.getByRole('button', { name: 'Begin', exact: true }).click()
    for (const { says, choice } of path.past) {
      await page.locator('.turn .said', { hasText: texts.says[says] ?? '?' }).waitFor()
      expect(await said()).toBe(texts.says[says])
      await page.getByRole('button', { name: texts.choices[choice]?.line ?? '?' }).click()
      await page
        .getByText(texts.choices[choice]?.then ?? '?')
        .last()
        .waitFor()
      await page.getByRole('button', { name: 'Go on' }).click()
    }
    await page.getByRole('heading', { level: 1, name: texts.ends[path.at]?.title ?? '?' }).waitFor()
    const lines = page.getByRole('complementary', { name: 'Who you can call' })
    for (const number of ['112', '113']) expect(await lines.textContent()).toContain(number)
    expect(await axeFindings(page)).toEqual([])
  })

  it('goes on from a turn that was passed, and nothing of it is on disk', async () => {
    await page
      .getByRole('button', { name: /^Again from here/ })
      .nth(2)
      .click()
    await page.getByRole('button', { name: 'Back one turn' }).waitFor()
    await page.getByText('What was said before').click()
    expect(await page.locator('details li').count()).toBe(2)
    expect(await axeFindings(page)).toEqual([])
    const texts = content<SceneTexts>('en/scenes/danger.json')
    for (const file of luwte.filesInVault()) expect(file).not.toContain(texts.title)
    expect(luwte.textOf('drafts.json')).not.toContain('scene.')
  })
})
