import { afterEach, describe, expect, it } from 'vitest'
import { bringPanelBack, eventually, leaveDesktop, takePanelAway, trayItems } from './support/desktop'
import { freshFolder, RunningLuwte } from './support/luwte'
import { textInField } from './support/writer'

let luwte: RunningLuwte | undefined

afterEach(async () => {
  await luwte?.quit().catch(() => undefined)
  luwte = undefined
  await bringPanelBack()
  leaveDesktop()
})

const start = async (options: Parameters<typeof RunningLuwte.start>[0] = {}) =>
  (luwte = await RunningLuwte.start(options))

/** Types into a new entry until the words stand there, and does not wait for them to be kept. */
async function type(running: RunningLuwte, words: string): Promise<void> {
  const page = await running.window('/today')
  await page.keyboard.press('Control+n')
  const field = page.getByRole('textbox').first()
  await eventually('the words in the field', async () => {
    await field.focus()
    await page.keyboard.insertText(words)
    return (await textInField(page)).includes(words)
  })
}

const ended = (running: RunningLuwte) =>
  new Promise<number | string | null>((resolve) => {
    running.app.process().once('exit', (code, signal) => resolve(signal ?? code))
  })

const mainBounds = (running: RunningLuwte) =>
  running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds())

describe('the last words before the end are kept', () => {
  it('when Luwte is quit a moment after the last key', async () => {
    const running = await start()
    await type(running, 'Op het laatst.')
    const end = ended(running)
    await running.app.evaluate(({ app }) => app.quit()).catch(() => undefined)
    expect(await end).toBe(0)
    expect(running.textOf('drafts.json')).toContain('Op het laatst.')
  })

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'when the system ends it with %s, and it does end',
    async (signal) => {
      const running = await start()
      await type(running, 'Op het laatst.')
      const end = ended(running)
      running.app.process().kill(signal)
      expect(await end).toBe(0)
      expect(running.textOf('drafts.json')).toContain('Op het laatst.')
    },
  )

  it('when its page crashes: it comes back, with them', async () => {
    const running = await start()
    await type(running, 'Voor de klap.')
    await eventually('the draft on disk', async () => running.textOf('drafts.json').includes('Voor de klap.'))
    await running.app.evaluate(
      ({ BrowserWindow }) =>
        new Promise<void>((resolve) => {
          const page = BrowserWindow.getAllWindows()[0]?.webContents
          page?.once('did-finish-load', () => resolve())
          page?.forcefullyCrashRenderer()
        }),
    )
    const text = () =>
      running.app.evaluate(async ({ BrowserWindow }) => {
        const page = BrowserWindow.getAllWindows()[0]?.webContents
        return (await page?.executeJavaScript('document.querySelector(".sheet .cm-content")?.textContent')) as string
      })
    await eventually('the draft in the field', async () => (await text()) === 'Voor de klap.')
  })
})

describe('the main window', () => {
  it('comes back where and as large as it was', async () => {
    const data = freshFolder()
    const first = await start({ data })
    await first.window('/today')
    await first.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setBounds({ x: 90, y: 80, width: 860, height: 640 }),
    )
    await eventually('the new size', async () => (await mainBounds(first))?.width === 860)
    const before = await mainBounds(first)
    await first.quit()
    const second = await start({ data })
    await second.window('/today')
    const after = await mainBounds(second)
    expect([after?.width, after?.height]).toEqual([before?.width, before?.height])
    await second.quit()
    const third = await start({ data })
    await third.window('/today')
    // A window manager adds its frame; it must not add it again at every start.
    expect(await mainBounds(third)).toEqual(after)
  })

  it('shows the place that was asked for while its page was still loading', async () => {
    const running = await start()
    const page = await running.window('/today')
    await page.keyboard.press('F1')
    await running.window('/help-now')
    await running.app.evaluate(({ app, BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.reload()
      app.emit('second-instance', {}, [])
    })
    await running.window('/today')
  })
})

describe('the tray icon', () => {
  it('appears in a panel that comes after Luwte', async () => {
    await takePanelAway()
    const running = await start()
    await running.window('/today')
    await bringPanelBack()
    await eventually('the tray icon', async () => (await trayItems()).length === 1)
  })
})
