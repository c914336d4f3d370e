import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { clickTrayMenu, eventually, leaveDesktop, trayMenu } from './support/desktop'
import { axeFindings, freshFolder, root, RunningLuwte } from './support/luwte'
import { ask } from './support/session'

const screens = join(root, 'test-results/screens')

let luwte: RunningLuwte | undefined

afterEach(async () => {
  await luwte?.quit()
  luwte = undefined
  leaveDesktop()
})

const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}

/** Tab until the control with this name has the focus, as somebody without a mouse would. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent?.trim() ?? '',
    )
    if (typeof name === 'string' ? focused === name : name.test(focused)) return
  }
  throw new Error(`Tab never came to ${String(name)}`)
}

/** A picture in each look, in which axe finds nothing. */
async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(screens, { recursive: true })
  for (const theme of ['day', 'night', 'contrast']) {
    await ask(page, 'settings.change', { theme })
    await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'))
    await page.screenshot({ path: join(screens, `${name}-${theme}.png`) })
    expect(await axeFindings(page), theme).toEqual([])
  }
  await ask(page, 'settings.change', { theme: 'day' })
}

const lastInTray = () =>
  eventually('the last check-in in the tray', async () =>
    (await trayMenu()).find(({ label }) => label.startsWith('Laatste check-in: vandaag om ')),
  )

describe('from the tray to the file and back', () => {
  it('by mouse: tray, small window, plane, words, what was around it, saved, killed, there again', async () => {
    const data = freshFolder()
    luwte = await RunningLuwte.start({ data, flags: ['--hidden'] })
    await clickTrayMenu('Nieuwe check-in')
    const page = await luwte.window('/check-in')

    const plane = page.getByRole('group', { name: 'Hoe het nu is' })
    const box = await plane.boundingBox()
    if (!box) throw new Error('The plane has no place on the screen')
    await page.mouse.click(box.x + box.width * 0.15, box.y + box.height * 0.85)
    await page.getByText('behoorlijk onprettig').or(page.getByText('heel onprettig')).first().waitFor()
    await page.getByRole('button', { name: 'leeg', exact: true }).click()
    await page.getByRole('button', { name: 'somber', exact: true }).click()
    await page.getByRole('button', { name: 'Waar was je, en met wie?' }).click()
    await page.getByRole('button', { name: 'alleen', exact: true }).click()
    await page.getByLabel('Eén regel erbij, als je wilt').fill('<b>na een lange dag</b>')
    await page.getByRole('button', { name: 'Bewaar' }).click()
    await page.getByText('Dank je.').first().waitFor()

    const [record] = luwte.recordsOnDisk('check-in')
    expect(record).toMatchObject({
      kind: 'check-in',
      answer: 'felt',
      feelings: [{ id: 'empty' }, { id: 'gloomy' }],
      around: { with: [{ id: 'alone' }], where: [], doing: [] },
      note: '<b>na een lange dag</b>',
    })
    const point = record?.point as { pleasantness: number; energy: number }
    expect(point.pleasantness).toBeLessThan(-2)
    expect(point.energy).toBeLessThan(-2)

    await luwte.kill()
    luwte = await RunningLuwte.start({ data })
    const today = await luwte.window('/today')
    await today.getByText(/leeg, somber/).waitFor()
    await lastInTray()
  })

  it('by keyboard only, on Today', async () => {
    luwte = await RunningLuwte.start()
    const page = await luwte.window('/today')
    await press(page, 'Control+Shift+C')
    await eventually('the plane to have the focus', () =>
      page.evaluate(() => document.activeElement?.getAttribute('role') === 'slider'),
    )
    await press(page, 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight')
    await press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown')
    await tabTo(page, 'ontspannen')
    await press(page, 'Space')
    await tabTo(page, 'Bewaar')
    await press(page, 'Enter')
    await page.getByText('Dank je.').first().waitFor()
    expect(luwte.recordsOnDisk('check-in')).toMatchObject([
      { answer: 'felt', point: { pleasantness: 3, energy: -3 }, feelings: [{ id: 'relaxed' }] },
    ])
    await lastInTray()
  })

  it('by keyboard: a word near the dot with its meaning, a line, saved, and its light in the dune', async () => {
    luwte = await RunningLuwte.start()
    const page = await luwte.window('/today')
    await page.getByRole('slider', { name: 'Prettig of onprettig' }).focus()
    await press(page, ...Array<string>(5).fill('ArrowLeft'), ...Array<string>(4).fill('ArrowDown'))
    await press(page, 'Tab')
    const near = page.locator('.plane .word')
    await eventually('the nearest word to have the focus', () => near.first().evaluate((one) => one.matches(':focus')))
    expect(await near.count()).toBeGreaterThanOrEqual(6)
    await press(page, 'ArrowRight')
    const word = (await near.nth(1).textContent())?.trim() ?? ''
    const meaning = page.getByRole('tooltip')
    await meaning.filter({ hasText: word }).waitFor()
    expect(await near.nth(1).getAttribute('aria-describedby')).toBe(await meaning.getAttribute('id'))
    const dot = await page.locator('.plane .dot').boundingBox()
    const card = await meaning.boundingBox()
    expect((card?.y ?? 0) > (dot?.y ?? 0) + (dot?.height ?? 0)).toBe(true)
    await picture(page, 'check-in-plane')
    await press(page, 'Escape')
    await meaning.waitFor({ state: 'hidden' })
    await press(page, 'Space', 'Tab')
    await page.keyboard.type('Een lange dag.')
    await press(page, 'Tab', 'Enter')
    await page.locator('.thanks .told .words', { hasText: word }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Dank je. Er is een woord voor.')
    expect(luwte.recordsOnDisk('check-in')).toMatchObject([{ feelings: [{}], note: 'Een lange dag.' }])
    await page.locator('.landscape .sinking').waitFor()
    await picture(page, 'today-saved')
    await page.locator('.landscape .sinking').click()
    await page.getByRole('heading', { level: 1, name: word }).waitFor()
  })

  it('lays the light of what was saved in the dune without moving it, where motion is not wanted', async () => {
    luwte = await RunningLuwte.start()
    const page = await luwte.window('/today')
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.evaluate(() => {
      addEventListener('animationstart', ({ animationName }) => (document.body.dataset.moved += ` ${animationName}`))
    })
    await page.getByRole('slider').first().press('ArrowLeft')
    await page.getByRole('button', { name: 'Bewaar' }).click()
    await page.locator('.landscape [data-light]').waitFor()
    await page.locator('.thanks .told').waitFor()
    expect(await page.evaluate(() => document.body.dataset.moved ?? '')).toBe('')
  })

  it('shows all words and the body in every light', async () => {
    luwte = await RunningLuwte.start()
    const page = await luwte.window('/today')
    await page.getByRole('slider').first().press('ArrowLeft')
    await page.getByRole('button', { name: 'Toon meer woorden' }).click()
    await page.getByText('Dichtbij de plek die je aanwees').waitFor()
    await picture(page, 'check-in-words')
    await page.getByRole('button', { name: 'Terug' }).click()
    await page.getByRole('button', { name: 'Ik weet het niet' }).click()
    await page.getByRole('button', { name: 'Zoek een woord via je lijf' }).click()
    for (const name of ['schouders', 'borst', 'strak']) await page.getByRole('button', { name, exact: true }).click()
    await page.getByText('Misschien is het').waitFor()
    await picture(page, 'check-in-body')
  })

  it('takes "I don\'t know" and "I feel nothing" as whole answers, and leads from body to word', async () => {
    luwte = await RunningLuwte.start()
    const page = await luwte.window('/today')
    await page.getByRole('button', { name: 'Ik voel niets' }).click()
    await page.getByRole('button', { name: 'Bewaar' }).click()
    await page.getByText('Dat is bewaard.').waitFor()
    await page.getByRole('button', { name: 'Klaar' }).click()

    await page.getByRole('button', { name: 'Ik weet het niet' }).click()
    await page.getByRole('button', { name: 'Zoek een woord via je lijf' }).click()
    await page.getByRole('button', { name: 'borst', exact: true }).click()
    await page.getByRole('button', { name: 'zwaar', exact: true }).click()
    await page.getByText('Misschien is het').waitFor()
    await page.getByRole('button', { name: 'Nog steeds geen woord' }).click()
    await page.getByText('Dat is bewaard.').waitFor()

    const answers = luwte.recordsOnDisk('check-in')
    expect(answers).toMatchObject([
      { answer: 'nothing', feelings: [] },
      { answer: 'dont-know', feelings: [], body: { where: ['chest'], how: ['heavy'] } },
    ])
  })

  it('shows the number to call, large, after a hard word, and opens Help now', async () => {
    luwte = await RunningLuwte.start({ settings: { country: 'NL' } })
    const page = await luwte.window('/today')
    await page.getByRole('button', { name: 'Kies uit woorden' }).click()
    await page.getByLabel('Zoek of typ een woord').fill('hopelo')
    await page.getByRole('button', { name: 'hopeloos', exact: true }).click()
    await page.getByRole('button', { name: 'Bewaar' }).click()
    await page.locator('.thanks button.great', { hasText: '113' }).waitFor()
    expect(await page.locator('.thanks .invitation').count()).toBe(0)
    await picture(page, 'check-in-heavy')
    await page.locator('.thanks button.great').press('Enter')
    await page.getByRole('img', { name: 'Code voor je telefoon: 113' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Bellen of chatten: Hulp nu' }).press('Enter')
    await luwte.window('/help-now')
  })

  it('keeps what was told in sight: opened and changed by keyboard, taken away and brought back by mouse', async () => {
    luwte = await RunningLuwte.start()
    const page = await luwte.window('/today')
    await page.getByRole('button', { name: 'Ik weet het niet' }).click()
    await page.getByRole('button', { name: 'Bewaar' }).click()
    await page.getByRole('button', { name: 'Klaar' }).click()
    const line = page.getByRole('region', { name: 'Wat je invulde' }).getByRole('link')
    expect(await line.textContent()).toMatch(/^\d\d:\d\dik weet het niet$/)

    await line.focus()
    await press(page, 'Enter')
    await page.getByRole('heading', { level: 1, name: 'ik weet het niet' }).waitFor()
    await tabTo(page, 'Verander')
    await press(page, 'Enter')
    await tabTo(page, 'Zoek een woord via je lijf')
    await press(page, 'Enter')
    await tabTo(page, 'borst')
    await press(page, 'Space')
    await tabTo(page, 'Bewaar')
    await press(page, 'Enter')
    await page.getByText('Het is veranderd.').waitFor()
    expect(luwte.recordsOnDisk('check-in')).toMatchObject([
      { answer: 'dont-know', feelings: [], body: { where: ['chest'], how: [] } },
    ])
    await page.getByText('borst', { exact: true }).waitFor()

    await page.getByRole('button', { name: 'Verwijder' }).click()
    await page.getByText('Het is verwijderd.').waitFor()
    expect(await line.count()).toBe(0)
    await page.getByRole('button', { name: 'Ongedaan maken' }).click()
    await line.waitFor()
    await page.getByRole('link', { name: 'Dagboek' }).click()
    await page.getByRole('link', { name: /ik weet het niet/ }).waitFor()
  })

  it('keeps a half-made check-in over a crash', async () => {
    const data = freshFolder()
    luwte = await RunningLuwte.start({ data })
    const page = await luwte.window('/today')
    await page.getByRole('button', { name: 'Ik weet het niet' }).click()
    const kept = luwte
    await eventually('the draft on disk', async () => kept.textOf('drafts.json').includes('dont-know'))
    await luwte.kill()
    luwte = await RunningLuwte.start({ data })
    const again = await luwte.window('/today')
    await again.getByText('Niet weten is ook een antwoord.').waitFor()
  })
})
