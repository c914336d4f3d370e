import { lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { eventually, leaveDesktop } from './support/desktop'
import { freshFolder, root, RunningLuwte } from './support/luwte'

let luwte: RunningLuwte | undefined

afterEach(async () => {
  await luwte?.quit()
  luwte = undefined
  leaveDesktop()
})

const open = async (data: string): Promise<Page> => {
  luwte = await RunningLuwte.start({ data })
  return luwte.window('/today')
}
const close = async () => {
  await luwte?.quit()
  luwte = undefined
}
const field = (page: Page) => page.getByRole('textbox', { name: 'Je tekst' })

async function write(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+n')
  await field(page).pressSequentially(text)
  await page.keyboard.press('Control+Enter')
  await page.locator('.text', { hasText: text }).waitFor()
}

/** A picture of the whole window, for whoever wants to look at it. */
async function picture(page: Page, name: string): Promise<void> {
  const screens = join(root, 'test-results/screens')
  mkdirSync(screens, { recursive: true })
  await page.screenshot({ path: join(screens, `${name}.png`) })
}

const monthFile = (data: string): string => {
  const vault = join(data, 'vault')
  const name = readdirSync(vault, { recursive: true, encoding: 'utf8' }).find((one) => /\d{4}-\d\d\.json$/.test(one))
  return join(vault, name ?? '')
}

describe('settings and drafts that are links into a folder of the user', () => {
  it('are read and written where they lead', async () => {
    const data = freshFolder()
    const dotfiles = freshFolder()
    writeFileSync(join(dotfiles, 'luwte.json'), JSON.stringify({ language: 'en', textSize: 125 }))
    symlinkSync(join(dotfiles, 'luwte.json'), join(data, 'settings.json'))
    symlinkSync(join(dotfiles, 'drafts.json'), join(data, 'drafts.json'))
    const page = await open(data)
    await page.getByRole('link', { name: 'Settings' }).first().waitFor()
    expect(await page.evaluate(() => document.documentElement.style.fontSize)).toBe('21.25px')
    await page.keyboard.press('Control+n')
    await page.getByRole('textbox', { name: 'Your text' }).pressSequentially('half of it')
    await eventually('the draft where the link leads', async () =>
      readdirSync(dotfiles).includes('drafts.json')
        ? readFileSync(join(dotfiles, 'drafts.json'), 'utf8').includes('half of it')
        : false,
    )
    expect(lstatSync(join(data, 'drafts.json')).isSymbolicLink()).toBe(true)
    await close()
    const again = await open(data)
    await again.evaluate(() => (location.hash = '#/journal'))
    await again.getByText('half of it').first().waitFor()
    expect(readdirSync(data).filter((name) => name.includes('.damaged-'))).toEqual([])
  })
})

describe('a conflict copy of a sync tool', () => {
  it('is in the journal, beside what was written here', async () => {
    const data = freshFolder()
    await write(await open(data), 'Van deze computer.')
    await close()
    // The same profile on a second computer, and what a sync tool makes of what both wrote.
    const second = freshFolder()
    const file = monthFile(data)
    const original = readFileSync(file)
    for (const name of ['vault', 'device.json']) renameSync(join(data, name), join(second, name))
    const copied = monthFile(second)
    await write(await open(second), 'Van de andere.')
    await close()
    writeFileSync(copied.replace(/\.json$/, '.sync-conflict-20261122-091234-ABCDEFG.json'), readFileSync(copied))
    writeFileSync(copied, original)
    const page = await open(second)
    await page.evaluate(() => (location.hash = '#/journal'))
    await page.getByText('Van deze computer.').first().waitFor()
    await page.getByText('Van de andere.').first().waitFor()
    await picture(page, 'conflict-taken-in')
  })
})

describe('a draft that is thrown away', () => {
  it('rests in the bin over a restart, and can be put back from there', async () => {
    const data = freshFolder()
    const page = await open(data)
    await page.keyboard.press('Control+n')
    await field(page).pressSequentially('Drieduizend woorden.')
    await page.getByRole('button', { name: 'Verwijder dit kladje' }).click()
    await page.getByText('Het kladje ligt in de prullenbak.').waitFor()
    await close()
    const again = await open(data)
    await again.evaluate(() => (location.hash = '#/journal/bin'))
    await again.getByText('Drieduizend woorden.').waitFor()
    await again.getByText('Alles blijft hier dertig dagen liggen.').waitFor()
    await picture(again, 'bin-with-draft')
    await again.getByRole('button', { name: 'Zet terug' }).click()
    await eventually('the text to be an entry', async () =>
      (luwte?.recordsOnDisk('entry') ?? []).some(({ text, deleted }) => text === 'Drieduizend woorden.' && !deleted),
    )
  })
})
