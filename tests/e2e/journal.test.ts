import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { eventually, leaveDesktop } from './support/desktop'
import { freshFolder, RunningLuwte } from './support/luwte'
import { textInField } from './support/writer'

let luwte: RunningLuwte | undefined

afterEach(async () => {
  await luwte?.quit()
  luwte = undefined
  leaveDesktop()
})

const open = async (data = freshFolder()): Promise<Page> => {
  luwte = await RunningLuwte.start({ data })
  return luwte.window('/today')
}
const texts = () => (luwte?.recordsOnDisk('entry') ?? []).filter((entry) => !entry.deleted).map(({ text }) => text)
const field = (page: Page) => page.getByRole('textbox', { name: 'Je tekst' })

describe('the journal', () => {
  it('writes, reads, changes, deletes and takes that back', async () => {
    const page = await open()
    await page.keyboard.press('Control+n')
    await field(page).pressSequentially('Vandaag was het stil.')
    await page.keyboard.press('Control+Enter')
    await page.locator('.text', { hasText: 'Vandaag was het stil.' }).waitFor()
    expect(texts()).toEqual(['Vandaag was het stil.'])

    await page
      .getByRole('button', { name: 'Verander', exact: true })
      .or(page.getByRole('link', { name: 'Verander' }))
      .click()
    await field(page).press('End')
    await field(page).pressSequentially(' En goed.')
    await page.getByRole('button', { name: 'Bewaar', exact: true }).click()
    await page.locator('.text', { hasText: 'Vandaag was het stil. En goed.' }).waitFor()
    expect(texts()).toEqual(['Vandaag was het stil. En goed.'])

    await page.getByRole('button', { name: 'Naar de prullenbak' }).click()
    await eventually('the entry to be in the bin', async () => texts().length === 0)
    await page.getByRole('button', { name: 'Ongedaan maken' }).click()
    await eventually('the entry to be back', async () => texts().length === 1)
  })

  it('keeps what was typed when it is killed two seconds after the last key', async () => {
    const data = freshFolder()
    const page = await open(data)
    await page.keyboard.press('Control+n')
    await field(page).pressSequentially('Dit heb ik nog aan niemand verteld.')
    const typed = Date.now()
    // The two seconds are the promise itself: the machine is ended then, whatever Luwte was doing.
    await eventually('two seconds to have passed', async () => Date.now() - typed >= 2000)
    await luwte?.kill()

    const again = await open(data)
    await again.keyboard.press('Control+n')
    await eventually(
      'the draft in the field',
      async () => (await textInField(again)) === 'Dit heb ik nog aan niemand verteld.',
    )
  })

  it('keeps what was typed when the writer is left, and when the window is closed at once', async () => {
    const page = await open()
    await page.keyboard.press('Control+n')
    await field(page).pressSequentially('half')
    await page.keyboard.press('Escape')
    const running = luwte as RunningLuwte
    await eventually('the draft on disk', async () => running.textOf('drafts.json').includes('half'))

    await page.keyboard.press('Control+n')
    await field(page).pressSequentially(' en half')
    await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    await eventually('the last keys on disk', async () => running.textOf('drafts.json').includes('half en half'))
  })

  it('takes a megabyte of pasted text, and shows markup as text', async () => {
    const page = await open()
    const markup =
      '<img src=x onerror="globalThis.ran = true"><script>globalThis.ran = true</script>[x](javascript:alert(1))'
    const text = `${markup}\n${'Een lange dag met veel woorden. '.repeat(32_768)}`
    expect(text.length).toBeGreaterThan(1_000_000)
    await page.keyboard.press('Control+n')
    await field(page).focus()
    await luwte?.app.evaluate(({ clipboard }, pasted) => clipboard.writeText(pasted), text)
    await page.keyboard.press('Control+v')
    await eventually('the text in the field', async () => (await textInField(page)).includes('veel woorden.'))
    await page.keyboard.press('Control+Enter')
    await page.locator('.text', { hasText: '<img src=x' }).waitFor()
    expect(texts()).toEqual([text])
    expect(
      await page.evaluate(() => ({ ran: 'ran' in globalThis, images: document.querySelectorAll('main img').length })),
    ).toEqual({
      ran: false,
      images: 0,
    })
  })

  it('says what is safe when it cannot save, and keeps the text', async () => {
    const page = await open()
    await page.keyboard.press('Control+n')
    await field(page).pressSequentially('Dit moet blijven.')
    const running = luwte as RunningLuwte
    running.takeVaultAway()
    await page.keyboard.press('Control+Enter')
    await page.getByText('Dit is nog niet bewaard.').first().waitFor()
    expect(await textInField(page)).toBe('Dit moet blijven.')
    running.bringVaultBack()
    await page.keyboard.press('Control+Enter')
    await eventually('the entry on disk', async () => texts()[0] === 'Dit moet blijven.')
  })
})

describe('a damaged month', () => {
  it('is set aside, told of, and never written over', async () => {
    const data = freshFolder()
    const first = await open(data)
    await first.keyboard.press('Control+n')
    await field(first).pressSequentially('Het eerste.')
    await first.keyboard.press('Control+Enter')
    await first.locator('.text', { hasText: 'Het eerste.' }).waitFor()
    await luwte?.quit()

    const damaged = (luwte as RunningLuwte).damageMonth()
    const page = await open(data)
    await page.getByText('was beschadigd').waitFor()
    await page.keyboard.press('Control+n')
    await field(page).pressSequentially('Het tweede.')
    await page.keyboard.press('Control+Enter')
    await page.locator('.text', { hasText: 'Het tweede.' }).waitFor()
    expect((luwte as RunningLuwte).filesInVault().some((text) => text === damaged)).toBe(true)
    expect(texts()).toEqual(['Het tweede.'])
  })
})

describe('settings that make no sense', () => {
  it('fall back field by field, and that is said', async () => {
    luwte = await RunningLuwte.start({ settings: { theme: 'purple', textSize: 125, language: 'nl', rhythm: 'often' } })
    const page = await luwte.window('/today')
    await page.getByText('Een deel van je instellingen klopte niet').waitFor()
    expect(await page.evaluate(() => document.documentElement.style.fontSize)).toBe('21.25px')
  })
})
