import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayOneOf, jrnlTextOf, madeUpDays } from '../support/diaries'
import { zipOf } from '../support/zip'
import { leaveDesktop } from './support/desktop'
import { axeFindings, root, RunningLuwte } from './support/luwte'

const screens = join(root, 'test-results/screens')
const WORDS = {
  nl: {
    file: 'Kies een bestand',
    go: 'Importeer',
    done: /5 teksten.* in je dagboek/,
    undo: /^Maak deze import ongedaan/,
    sure: 'Naar de prullenbak',
    gone: /5 teksten liggen nu in de prullenbak/,
  },
  en: {
    file: 'Choose a file',
    go: 'Import',
    done: /3 entries.* in your journal/,
    undo: /^Undo this import/,
    sure: 'Move to bin',
    gone: /3 entries are now in the bin/,
  },
}

let luwte: RunningLuwte
let page: Page
let folder: string

/** The next box of the system that asks for a file gives this one. */
const choosing = (path: string) =>
  luwte.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
  }, path)

async function goTo(route: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), `#${route}`)
  await page.waitForURL((url) => url.hash.startsWith(`#${route}`))
  await page.locator('h1').first().waitFor()
}

const speak = (language: 'nl' | 'en') =>
  page.evaluate(
    (chosen) =>
      (globalThis as unknown as { luwte: { call(name: string, input: unknown): Promise<unknown> } }).luwte.call(
        'settings.change',
        { language: chosen },
      ),
    language,
  )

beforeAll(async () => {
  mkdirSync(screens, { recursive: true })
  folder = mkdtempSync(join(tmpdir(), 'luwte-diary-'))
  writeFileSync(join(folder, 'Export.zip'), zipOf([{ name: 'Journal.json', content: dayOneOf(madeUpDays(5)) }]))
  // As an old editor on another system may have saved it.
  const text = `\uFEFF${jrnlTextOf(madeUpDays(3, { first: '2009-05-01' })).replaceAll('\n', '\r\n')}`
  writeFileSync(join(folder, 'jrnl.txt'), Buffer.from(text, 'utf16le'))
  luwte = await RunningLuwte.start()
  page = await luwte.window('/today')
})
afterAll(async () => {
  await luwte.quit()
  leaveDesktop()
})

describe.each([
  ['nl', 'Export.zip', /Dag 0\./],
  ['en', 'jrnl.txt', /Dag 0\./],
] as const)('a diary of another program, in %s', (language, file, excerpt) => {
  const words = WORDS[language]

  it('is looked at, imported, seen in the journal, and undone', async () => {
    await speak(language)
    await goTo('/settings/data/import')
    await choosing(join(folder, file))
    await page.getByRole('button', { name: words.file }).click()
    await page.getByRole('button', { name: words.go, exact: true }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.screenshot({ path: join(screens, `diary-import-${language}.png`) })
    await page.getByRole('button', { name: words.go, exact: true }).click()
    await page.getByText(words.done).waitFor()
    await goTo('/journal')
    await page.getByText(excerpt).first().waitFor()
    await goTo('/settings/data/import')
    await page.getByRole('button', { name: words.undo }).first().click()
    await page.getByRole('button', { name: words.sure }).click()
    await page.getByText(words.gone).waitFor()
  })
})
