import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { eventually } from './desktop'
import { freshFolder, type RunningLuwte } from './luwte'

export const PASSPHRASE = 'een stil huis aan zee'

/** What a window asks; throws where it is refused. */
export async function ask<Value>(page: Page, name: string, input?: unknown): Promise<Value> {
  const reply = await page.evaluate(
    async ([callName, callInput]) => {
      const { luwte } = globalThis as unknown as { luwte: { call(name: string, input: unknown): Promise<unknown> } }
      return (await luwte.call(callName as string, callInput)) as { ok: boolean; value: unknown; error: unknown }
    },
    [name, input] as const,
  )
  if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.error)}`)
  return reply.value as Value
}

/** All that is in the journal, newest first. */
export async function entriesIn(page: Page): Promise<{ id: string; excerpt: string }[]> {
  const { months } = await ask<{ months: { month: string }[] }>(page, 'entries.months', { filter: {}, arrivals: true })
  const found: { id: string; excerpt: string }[] = []
  for (const { month } of months)
    found.push(...(await ask<{ entries: typeof found }>(page, 'entries.month', { month, filter: {} })).entries)
  return found
}

async function go(page: Page, route: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), `#${route}`)
  await page.waitForURL((url) => url.hash.startsWith(`#${route}`))
  await page.locator('h1').first().waitFor()
}

const PLACES = [
  '/today',
  '/journal',
  '/journal/bin',
  '/care',
  '/care/plan',
  '/care/exercise/ex.slow',
  '/guides',
  '/guides/help/help.presence',
  '/guides/phrases',
  '/guides/questions',
  '/guides/bookmarks',
  '/guides/sources',
  '/back',
  '/back/page',
  '/settings',
  '/settings/moments',
  '/settings/look',
  '/settings/language',
  '/settings/privacy',
  '/settings/unsafe-home',
  '/settings/desktop',
  '/settings/about',
  '/settings/about/parts',
  '/settings/vault',
  '/settings/data',
  '/settings/data/computers',
  '/help-now',
]

/** A day with Luwte: these words are typed wherever something can be typed, and everything is used. */
export async function wholeDay(luwte: RunningLuwte, page: Page, words: string): Promise<void> {
  for (const place of PLACES) await go(page, place)
  await go(page, '/today')
  await page.keyboard.press('Control+n')
  const field = page.getByRole('textbox', { name: 'Je tekst' })
  await field.pressSequentially(`Vandaag: ${words}.`)
  await page.keyboard.press('Control+Enter')
  await page.locator('.text', { hasText: words }).waitFor()
  await ask(page, 'checkIns.answer', {
    answer: 'nothing',
    feelings: [],
    around: { with: [], where: [], doing: [] },
    note: `Bij een check-in: ${words}`,
  })
  await go(page, '/guides/help/help.presence')
  // Which section is read must be known before it can be marked.
  await page.locator('nav.aside [aria-current]').waitFor()
  await page.keyboard.press('Control+d')
  const note = page.getByRole('textbox', { name: /^Jouw notitie bij/ }).first()
  await note.waitFor()
  await note.pressSequentially(`Bij een bladwijzer: ${words}`)
  await go(page, '/guides/phrases')
  await page.getByLabel('Schrijf een eigen zin').pressSequentially(`Een zin: ${words}`)
  await page.keyboard.press('Enter')
  await page.locator('#mine q', { hasText: words }).waitFor()
  await go(page, '/care/plan/alone')
  await page.getByRole('textbox').fill(`In mijn plan: ${words}`)
  await page.keyboard.press('Enter')
  await page.locator('.line', { hasText: words }).waitFor()
  await printPlan(luwte, page)
  await find(page, words)
  await go(page, '/today')
  await page.keyboard.press('Control+n')
  await field.pressSequentially(`Nog niet af: ${words}`)
  await page.keyboard.press('Escape')
  await eventually('the draft on disk', async () => luwte.textOf('drafts.json').includes(words))
  await ask(page, 'backups.make')
}

/** On paper, in a folder that is gone afterwards. */
async function printPlan(luwte: RunningLuwte, page: Page): Promise<void> {
  const folder = join(freshFolder(), 'paper')
  mkdirSync(folder)
  const path = join(folder, 'plan.pdf')
  await luwte.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, path)
  await ask(page, 'printing.savePdf', { route: '/print/plan/page', name: 'Mijn plan' })
  if (!existsSync(path)) throw new Error('nothing was printed')
  rmSync(folder, { recursive: true })
}

async function find(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Zoek in heel Luwte' }).waitFor()
  await page.keyboard.type(words)
  await page.getByRole('option').filter({ hasText: words }).first().waitFor()
  await page.keyboard.press('Escape')
}

/** @returns the recovery code. */
export async function seal(page: Page): Promise<string> {
  const { code, ask: asked } = await ask<{ code: string; ask: [number, number] }>(page, 'vault.newCode')
  const groups = asked.map((index) => code.split('-')[index])
  await ask(page, 'vault.seal', { passphrase: PASSPHRASE, groups })
  return code
}

/**
 * In the boxes of the system that ask something, this answer is chosen from now on: the first one is 0.
 * @returns waits until this many of them have been answered so.
 */
export async function answerBoxes(luwte: RunningLuwte, answer: number): Promise<(count: number) => Promise<void>> {
  const boxes = await luwte.app.evaluateHandle(({ dialog }, response) => {
    const seen = { count: 0 }
    dialog.showMessageBox = async () => {
      seen.count += 1
      return { response, checkboxChecked: false }
    }
    return seen
  }, answer)
  return async (count) => {
    await eventually('the boxes to be answered', async () => (await boxes.evaluate((seen) => seen.count)) >= count)
  }
}

/** The lock screen, once the window with it is there. */
export async function lock(luwte: RunningLuwte, page: Page): Promise<Page> {
  await ask(page, 'vault.lock').catch((fault: unknown) => {
    // The window that asked is gone before it hears the answer.
    if (!/closed|destroyed/.test(String(fault))) throw fault
  })
  return eventually('the lock screen', async () =>
    luwte.app.windows().find((window) => !window.isClosed() && window.url().includes('#/unlock')),
  )
}
