import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CheckInAnswer } from '@shared/features/check-ins/checkIn'
import { putCheckIns } from './support/earlierDays'
import { eventually, leaveDesktop } from './support/desktop'
import { freshFolder, RunningLuwte } from './support/luwte'

const DAY = 24 * 60 * 60 * 1000
const answer = (given: Partial<CheckInAnswer>): CheckInAnswer => ({
  ...{ answer: 'felt', feelings: [], around: { with: [], where: [], doing: [] }, note: '' },
  ...given,
})
const NOTE = 'Het was een lange dag.'

let luwte: RunningLuwte
let page: Page

beforeAll(async () => {
  const data = freshFolder()
  // The first start lays down the journal; the other computer's check-ins come beside it.
  await (await RunningLuwte.start({ data })).quit()
  const tired = { point: { pleasantness: -2, energy: -3 }, feelings: [{ id: 'tired' }] }
  const around = { with: [{ id: 'alone' }], where: [], doing: [] }
  putCheckIns(data, [
    ...[400, 20, 13, 12, 6, 5, 4].map((days) => ({ at: Date.now() - days * DAY, answer: answer(tired) })),
    { at: Date.now() - DAY, answer: answer({ ...tired, around, note: NOTE }) },
  ])
  luwte = await RunningLuwte.start({ data })
  page = await luwte.window('/today')
}, 60_000)
afterAll(async () => {
  await luwte.quit()
  leaveDesktop()
})

/** What the dialog for saving answers with from now on. */
const saveTo = (path: string) =>
  luwte.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)

describe('looking back', () => {
  it('is led to by Today, and shows a year whose days are walked by keys', async () => {
    await page.getByRole('link', { name: 'Kijk terug op eerdere dagen' }).click()
    const focused = page.locator('[role=gridcell]:focus')
    await page.locator('[role=gridcell][tabindex="0"]').focus()
    const today = await focused.getAttribute('data-date')
    await page.keyboard.press('ArrowLeft')
    await eventually('the focus on the day before', async () => (await focused.getAttribute('data-date')) !== today)
    await page.keyboard.press('Enter')
    await page.getByRole('region', { name: 'Wat er stond' }).getByText(NOTE).waitFor()
  })

  it('has each drawing as a table, a picture and a list of its own', async () => {
    const words = page
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: 'Woorden die je koos' }) })
      .last()
    await words.getByText('Het vaakst koos je ‘moe’').waitFor()
    await words.getByText('Toon als tabel').click()
    expect(await words.getByRole('row').last().innerText()).toMatch(/moe[\s\S]*7/)

    await words.getByText('Bewaar deze tekening').click()
    const folder = freshFolder()
    for (const [name, file] of [
      ['als afbeelding (PNG)', 'woorden.png'],
      ['als tekening (SVG)', 'woorden.svg'],
      ['de tabel (CSV)', 'woorden.csv'],
    ] as const) {
      await saveTo(join(folder, file))
      await words.getByRole('button', { name }).click()
      await eventually(`${file} on disk`, async () => bytesOf(join(folder, file)) > 0)
    }
    expect(readFileSync(join(folder, 'woorden.png')).subarray(1, 4).toString()).toBe('PNG')
    const svg = readFileSync(join(folder, 'woorden.svg'), 'utf8')
    expect(svg).toContain('<circle')
    expect(svg).not.toMatch(/color-mix|var\(|class=/)
    expect(readFileSync(join(folder, 'woorden.csv'), 'utf8')).toMatch(/moe,.*7\r\n/)
  })

  it('leads to a page for the doctor, which holds what was chosen and is saved as it is seen', async () => {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Zoek in heel Luwte' }).fill('huisarts afspraak')
    await page
      .getByRole('option', { name: /Een pagina voor mijn huisarts/ })
      .first()
      .click()
    await page.getByText('De pagina is nog leeg.').waitFor()
    await page.getByText('de laatste vier weken').click()
    await page.getByRole('textbox', { name: 'Wat wil je zelf zeggen?' }).fill('Ik wil weten wat kan helpen.')
    await page.getByRole('checkbox', { name: NOTE }).check()
    await page.locator('.sheet').getByText(NOTE).waitFor()
    await page.getByText('Op de pagina: wat je zelf zegt en één check-in.').waitFor()

    const pdf = join(freshFolder(), 'pagina.pdf')
    await saveTo(pdf)
    await page.getByRole('button', { name: 'Bewaar als pdf' }).click()
    await eventually('the page as a PDF', async () => bytesOf(pdf) > 1000)
    expect(readFileSync(pdf).subarray(0, 4).toString()).toBe('%PDF')
  })
})

function bytesOf(path: string): number {
  try {
    return readFileSync(path).length
  } catch {
    return 0
  }
}
