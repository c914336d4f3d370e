import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leaveDesktop } from './support/desktop'
import { axeFindings, freshFolder, RunningLuwte } from './support/luwte'

// A conversation is prepared from the first question to paper: by mouse in Dutch, by keyboard in English.

let luwte: RunningLuwte
let page: Page

beforeAll(async () => {
  luwte = await RunningLuwte.start({ data: freshFolder() })
  page = await luwte.window('/today')
})

afterAll(async () => {
  await luwte.quit()
  leaveDesktop()
})

const go = (hash: string) => page.evaluate((to) => (location.hash = to), `#${hash}`)
const asks = (question: string) => page.getByRole('heading', { level: 1, name: question, exact: true }).waitFor()
const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
const call = (name: string, input?: unknown) =>
  page.evaluate(
    async ([asked, given]) => {
      const { luwte: bridge } = globalThis as unknown as {
        luwte: { call(name: string, input: unknown): Promise<{ value: unknown }> }
      }
      return (await bridge.call(asked, given)).value
    },
    [name, input] as const,
  )
const kept = () => call('conversations.list') as Promise<unknown[]>
/** Everything that is written of what was answered. */
const onDisk = () => [...luwte.filesInVault(), luwte.textOf('drafts.json')].join()

/** By the keyboard alone: goes through what can have the focus until it is on something of this name. */
async function tabTo(name: string): Promise<void> {
  for (let count = 0; count < 60; count += 1) {
    await page.keyboard.press('Tab')
    const found = await page.evaluate(() => {
      const at = document.activeElement
      return (
        at?.getAttribute('aria-label') ?? (at as HTMLInputElement | null)?.labels?.[0]?.innerText ?? at?.textContent
      )
    })
    if (found?.trim() === name) return
  }
  throw new Error(`The keyboard does not reach ${name}`)
}

describe('a conversation in Dutch, by mouse', () => {
  it('about a partner opens by being safe, shows the numbers, and asks what it does to oneself', async () => {
    await go('/beside')
    await page.getByRole('link', { name: /Een gesprek voorbereiden/ }).click()
    await page.getByRole('link', { name: /Een gesprek voorbereiden/ }).click()
    await asks('Om wie gaat het?')
    await press('mijn partner')
    await press('Verder')
    await asks('Ben je veilig bij je partner?')
    await page.getByText('0800-2000').first().waitFor()
    expect(await page.getByRole('button', { name: 'Sla over' }).count()).toBe(0)
    await page.getByText('Ja, ik ben veilig').click()
    await press('Verder')
    await asks('Waarom wil je er nu over praten?')
    await press('Sla over')
    await asks('Ben je bang voor iemands leven?')
    await page.getByText('Ja', { exact: true }).click()
    await page.getByRole('heading', { name: 'Wacht dan niet, en vraag het rechtstreeks' }).waitFor()
    await page.getByRole('region').getByText('0800-0113').first().waitFor()
    await page.getByText('Beloof niet dat je het geheimhoudt.').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await press('Verder')
  })

  it('notices a reproach, and becomes a page that is kept and can be put on paper', async () => {
    for (const question of ['Wat is een rustig moment?', 'Hoe zwaar is het voor jou, nu?']) {
      await asks(question)
      await press('Sla over')
    }
    await asks('Met welke zin begin je?')
    await page.getByRole('textbox', { name: 'Jouw eerste zin' }).fill('Je luistert nooit.')
    await press('De laatste tijd merk ik dat …')
    await page.keyboard.type('we weinig praten.')
    await press('Verder')
    await asks('Hoe is het voor jou?')
    await page.getByRole('button', { name: '“Ik voel me dan alleen.”' }).click()
    // To the last step by the path.
    await page.getByRole('button', { name: /^Later/ }).click()
    await asks('Wanneer kom je erop terug?')
    await page.getByText('over een paar dagen').click()
    await press('Naar de bladzijde')
    await page.getByText('De laatste tijd merk ik dat we weinig praten.').waitFor()
    await press('Bewaar')
    await page.getByRole('heading', { name: 'Op papier' }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    expect(await kept()).toHaveLength(1)
    expect(onDisk()).toContain('we weinig praten')
    expect(onDisk()).not.toMatch(/danger|afraid/)

    const [, id = ''] = /conversation\/([\w-]+)$/.exec(page.url()) ?? []
    for (const shape of ['page', 'card']) {
      await go(`/print/conversation/${id}/${shape}`)
      await page.locator('html[data-paper=ready]').waitFor()
      expect(await page.locator('main.paper').innerText()).toContain('De laatste tijd merk ik dat we weinig praten.')
      await go('/beside/conversation')
      await asks('Wat wil je voorbereiden?')
    }
  })
})

describe('after a no in English, by keyboard', () => {
  it('is walked, kept and looked back on without a mouse', async () => {
    await call('settings.change', { language: 'en' })
    await go('/beside/refused')
    await asks('Who is this about?')
    const skip = async () => {
      await tabTo('Skip')
      await page.keyboard.press('Enter')
    }
    await skip()
    await asks('Are you afraid for someone’s life?')
    await tabTo('No')
    await page.keyboard.press('ArrowRight')
    await page.getByRole('heading', { name: 'Then don’t wait, and ask directly' }).waitFor()
    await page.getByRole('region').locator('.lines li').first().waitFor()
    await tabTo('Next')
    await page.keyboard.press('Enter')
    await asks('What may be behind that no?')
    await skip()
    await asks('How will you say that your offer stands?')
    await tabTo('“If you ever want to see a doctor, I’ll come with you. I won’t keep bringing it up.”')
    await page.keyboard.press('Space')
    await tabTo('Next')
    await page.keyboard.press('Enter')
    for (const question of ['How can you stay close without steering?', 'What do you need yourself?']) {
      await asks(question)
      await skip()
    }
    await asks('What is your next small step?')
    await tabTo('To the page')
    await page.keyboard.press('Enter')
    await page.getByText('This is your page').waitFor()
    await tabTo('Save')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'On paper' }).waitFor()
    await tabTo('Look back on it')
    await page.keyboard.press('Enter')
    await asks('What was it like for you?')
    await page.keyboard.press('Escape')
    await page.getByRole('heading', { name: 'On paper' }).waitFor()
    expect(await kept()).toHaveLength(2)
  })
})
