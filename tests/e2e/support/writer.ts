import type { Page } from 'playwright-core'
import type { CallInput, CallName, CallOutput } from '@shared/ipc/contract'
import type { Reply } from '@shared/kernel/errors'
import { eventually } from './desktop'
import { entriesIn } from './session'
import type { Revision } from './vaultFolder'

type Bridge = { call(name: string, input: unknown): Promise<Reply<unknown>> }

/** What the page itself could ask. Throws the code of the error that comes back. */
export async function ask<Name extends CallName>(
  page: Page,
  name: Name,
  input?: CallInput<Name>,
): Promise<CallOutput<Name>> {
  const reply = await page.evaluate(
    ({ name, input }) => (globalThis as unknown as { luwte: Bridge }).luwte.call(name, input),
    { name, input },
  )
  if (!reply.ok) throw new Error(reply.error.code)
  return reply.value as CallOutput<Name>
}

const field = (page: Page) => page.getByRole('textbox', { name: 'Je tekst' })
/** What is in sight of the text in the field. */
export const textInField = (page: Page): Promise<string> =>
  page
    .locator('.sheet .cm-line')
    .allTextContents()
    .then((lines) => lines.join('\n'))

const place = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).click()

export const openJournal = (page: Page) => place(page, 'Dagboek')

/** Begins a new text and leaves it unsaved. */
export async function beginText(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+n')
  await field(page).fill(text)
}

async function saved(page: Page, text: string): Promise<Revision> {
  await page.keyboard.press('Control+Enter')
  await page.waitForURL(/#\/journal\/entry\/[^?]+\?saved/)
  await page.getByText(text).first().waitFor()
  return { id: /entry\/([^?]+)/.exec(page.url())?.[1] ?? '', text }
}

export async function write(page: Page, text: string): Promise<Revision> {
  await beginText(page, text)
  return saved(page, text)
}

async function openText(page: Page, { text }: Revision): Promise<void> {
  await openJournal(page)
  await page.getByRole('link', { name: text }).click()
  await page.getByRole('article').or(page.getByText(text)).first().waitFor()
}

export async function change(page: Page, from: Revision, text: string): Promise<Revision> {
  await openText(page, from)
  await page.getByRole('button', { name: 'Verander' }).click()
  await eventually('the text to be in the field', async () => (await textInField(page)) === from.text)
  await field(page).fill(text)
  return saved(page, text)
}

export async function throwAway(page: Page, revision: Revision): Promise<void> {
  await openText(page, revision)
  await page.getByRole('button', { name: 'Naar de prullenbak' }).click()
  await page.getByText('De tekst ligt in de prullenbak.').waitFor()
}

/** On the plane of Today, by keys, with one line. */
export async function checkIn(page: Page, note: string): Promise<void> {
  await place(page, 'Vandaag')
  await page.keyboard.press('Control+Shift+C')
  await page.getByRole('slider').first().waitFor()
  await page.keyboard.press('ArrowRight')
  await page.getByRole('button', { name: 'Waar was je, en met wie?' }).click()
  await page.getByLabel('Eén regel erbij, als je wilt').fill(note)
  await page.getByRole('button', { name: 'Bewaar' }).click()
  await page.getByText('Dank je.').first().waitFor()
}

/** Every version that the interface can show: those of the bin, and those beside others. */
export async function shownTo(page: Page): Promise<Revision[]> {
  const entries = await entriesIn(page)
  const all = [...entries, ...(await ask(page, 'entries.bin'))]
  const open = await Promise.all(all.map(({ id }) => ask(page, 'entries.read', { id })))
  return open.flatMap(({ entry, siblings }) => [entry, ...siblings].map(({ id, text }) => ({ id, text })))
}

async function vaultPage(page: Page): Promise<void> {
  await place(page, 'Instellingen')
  await page.getByRole('link', { name: /^Privacy/ }).click()
  await page.getByRole('link', { name: /Lees wat verzegelen doet|Wachtzin, herstelcode en slot/ }).click()
}

const next = (page: Page) => page.getByRole('button', { name: 'Verder' }).click()

/** @returns the recovery code. */
export async function seal(page: Page, passphrase: string): Promise<string> {
  await vaultPage(page)
  await page.getByRole('button', { name: 'Kies een wachtzin' }).click()
  await page.getByLabel('Je wachtzin').fill(passphrase)
  await page.getByLabel('Nog een keer').fill(passphrase)
  await next(page)
  const groups = await page.getByRole('list', { name: 'Je herstelcode' }).locator('.group').allTextContents()
  await next(page)
  for (const input of await page.getByLabel(/^Groepje \d$/).all()) {
    const label = await input.evaluate((element) => (element as HTMLInputElement).labels?.[0]?.textContent ?? '')
    await input.fill(groups[Number(/\d/.exec(label)?.[0]) - 1] ?? '')
  }
  await page.getByRole('button', { name: 'Verzegel nu' }).click()
  await page.getByText('Je dagboek is verzegeld.').first().waitFor()
  return groups.join('-')
}

export async function changePassphrase(page: Page, now: string, to: string): Promise<void> {
  await vaultPage(page)
  await page.getByRole('button', { name: 'Kies een andere wachtzin' }).click()
  await page.getByLabel('Je nieuwe wachtzin').fill(to)
  await page.getByLabel('Nog een keer').fill(to)
  await next(page)
  await page.getByLabel('Huidige wachtzin of herstelcode').fill(now)
  await page.getByRole('button', { name: 'Verander de wachtzin' }).click()
  await page.getByText('Je nieuwe wachtzin werkt vanaf nu.').first().waitFor()
}

export async function unseal(page: Page, secret: string): Promise<void> {
  await vaultPage(page)
  await page.getByRole('button', { name: 'Haal de verzegeling eraf' }).click()
  await next(page)
  await page.getByLabel('Huidige wachtzin of herstelcode').fill(secret)
  await page.getByRole('button', { name: 'Haal de verzegeling eraf' }).click()
  await page.getByText('De verzegeling is eraf.').first().waitFor()
}

export async function tryToOpen(page: Page, secret: string): Promise<void> {
  await page.getByLabel('Wachtzin of herstelcode').fill(secret)
  await page.getByRole('button', { name: 'Open', exact: true }).click()
}
