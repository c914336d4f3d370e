import { readdirSync, readFileSync } from 'node:fs'
import { _electron, type Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { eventually, leaveDesktop } from './support/desktop'
import { RunningLuwte } from './support/luwte'
import { ORDINARY_USER, stageForOrdinaryUser } from './support/ordinaryUser'

describe('a window', () => {
  let luwte: RunningLuwte
  let page: Page

  beforeEach(async () => {
    luwte = await RunningLuwte.start()
    page = await luwte.window('/today')
  })

  afterEach(async () => {
    await luwte.quit()
    leaveDesktop()
  })

  it('is isolated, without Node, and sandboxed', async () => {
    const reachable = await page.evaluate(() => ({
      globals: ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in globalThis),
      bridge: Object.keys(globalThis).includes('luwte'),
    }))
    expect(reachable).toEqual({ globals: [], bridge: true })
    const preferences = await luwte.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => {
        const contents = window.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }
        const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } = contents.getLastWebPreferences()
        return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag }
      }),
    )
    for (const one of preferences)
      expect(one).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true })
  })

  it('has none of the doors open that Chromium can open', async () => {
    const preferences = await luwte.app.evaluate(({ webContents }) =>
      webContents.getAllWebContents().map((contents) => {
        const all = (
          contents as unknown as { getLastWebPreferences(): Record<string, unknown> }
        ).getLastWebPreferences()
        const { allowRunningInsecureContent, experimentalFeatures, enableBlinkFeatures, webviewTag, plugins } = all
        const { nodeIntegrationInSubFrames, nodeIntegrationInWorker, navigateOnDragDrop, spellcheck } = all
        return [
          ...[allowRunningInsecureContent, experimentalFeatures, enableBlinkFeatures, webviewTag, plugins],
          ...[nodeIntegrationInSubFrames, nodeIntegrationInWorker, navigateOnDragDrop, spellcheck],
        ].map(Boolean)
      }),
    )
    expect(preferences.length).toBeGreaterThan(0)
    expect(preferences.flat()).not.toContain(true)
  })

  it('is one renderer process from its first moment on', async () => {
    const opened = luwte.app.evaluate(
      ({ app }) =>
        new Promise<number[]>((resolve) => {
          app.once('web-contents-created', (_event, contents) => {
            let first = -1
            contents.once('did-start-navigation', () => (first = contents.mainFrame.processId))
            contents.once('did-finish-load', () => resolve([first, contents.mainFrame.processId]))
          })
        }),
    )
    await luwte.app.evaluate(() => undefined)
    await page.evaluate(() =>
      (globalThis as unknown as { luwte: { call(name: string): Promise<unknown> } }).luwte.call('app.openCheckIn'),
    )
    const [first, last] = await opened
    expect(first).toBeGreaterThan(0)
    expect(last).toBe(first)
  })

  it('gets two functions of ours, and nothing of Electron', async () => {
    const exposed = await page.evaluate(() => {
      const { luwte: bridge } = globalThis as unknown as { luwte: Record<string, unknown> }
      return Object.entries(bridge).map(([name, value]) => `${name}: ${typeof value}`)
    })
    expect(exposed).toEqual(['call: function', 'subscribe: function'])
  })

  it('holds no page of others', async () => {
    await page.evaluate(() => {
      for (const name of ['webview', 'iframe', 'object', 'embed']) {
        const guest = document.createElement(name)
        for (const attribute of ['src', 'data']) guest.setAttribute(attribute, 'https://example.org/')
        guest.setAttribute('allowpopups', '')
        document.body.append(guest)
      }
    })
    const inside = await luwte.app.evaluate(({ webContents }) =>
      webContents
        .getAllWebContents()
        .flatMap(({ mainFrame }) => mainFrame.framesInSubtree.map(({ origin, url }) => ({ origin, url }))),
    )
    // What is turned away has no origin: it is a page that says so. Before that, a frame is empty.
    const pages = inside.filter(({ origin, url }) => origin !== 'null' && url !== '' && url !== 'about:blank')
    expect(pages.map(({ origin }) => origin)).toEqual(['app://luwte'])
  })

  it('leaves no dump of what was in memory when it crashes; control: it would, had anybody asked for one', async () => {
    const dumps = () =>
      readdirSync(luwte.data, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.dmp'))
    await luwte.app.evaluate(
      ({ BrowserWindow }) =>
        new Promise<void>((resolve) => {
          const contents = BrowserWindow.getAllWindows()[0]?.webContents
          contents?.once('did-finish-load', () => resolve())
          contents?.forcefullyCrashRenderer()
        }),
    )
    expect(dumps()).toEqual([])
    expect(processesOn(luwte.data).filter(({ command }) => command.includes('crashpad'))).toEqual([])
    await luwte.app.evaluate(async ({ BrowserWindow, crashReporter }) => {
      crashReporter.start({ uploadToServer: false })
      const other = new BrowserWindow({ show: false })
      await other.loadURL('app://luwte/index.html')
      other.webContents.forcefullyCrashRenderer()
    })
    await eventually('a dump', async () => dumps().length > 0)
  })

  it('has a policy without exceptions, and keeps to it', async () => {
    const policy = await luwte.app.evaluate(async ({ net }) =>
      (await net.fetch('app://luwte/index.html')).headers.get('content-security-policy'),
    )
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/unsafe|\*|data:|https?:/)
    const ran = await page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'globalThis.ranInline = true'
      document.head.append(script)
      return 'ranInline' in globalThis
    })
    expect(ran).toBe(false)
  })

  it('reaches no host', async () => {
    const outcome = await page.evaluate(() =>
      Promise.allSettled([fetch('https://example.org/'), fetch('http://127.0.0.1:9/')]).then((all) =>
        all.map(({ status }) => status),
      ),
    )
    expect(outcome).toEqual(['rejected', 'rejected'])
  })

  it('goes nowhere, opens nothing, is permitted nothing', async () => {
    await page.evaluate(() => {
      location.href = 'https://example.org/'
    })
    const opened = await page.evaluate(() => window.open('https://example.org/') === null)
    const permission = await page.evaluate(() => Notification.requestPermission())
    const geolocation = await page.evaluate(
      () =>
        new Promise((resolve) =>
          navigator.geolocation.getCurrentPosition(
            () => resolve('given'),
            () => resolve('denied'),
          ),
        ),
    )
    expect({ opened, permission, geolocation }).toEqual({ opened: true, permission: 'denied', geolocation: 'denied' })
    expect(page.url()).toMatch(/^app:\/\/luwte\//)
    expect(luwte.app.windows()).toHaveLength(1)
  })

  it('reaches no network by way of calls between browsers', async () => {
    const policies = await luwte.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getWebRTCIPHandlingPolicy()),
    )
    expect(policies).toEqual(['disable_non_proxied_udp'])
    // No address of this computer is gathered, as for a call there would be.
    const candidates = await page.evaluate(async () => {
      const found: string[] = []
      const connection = new RTCPeerConnection()
      connection.onicecandidate = ({ candidate }) => void (candidate?.candidate && found.push(candidate.candidate))
      connection.createDataChannel('x')
      await connection.setLocalDescription(await connection.createOffer())
      await new Promise<void>((resolve) => {
        const look = () => connection.iceGatheringState === 'complete' && resolve()
        connection.onicegatheringstatechange = look
        look()
      })
      return found
    })
    expect(candidates).toEqual([])
  })

  it('leaves no memory on disk when one of its processes crashes', async () => {
    const pids = await luwte.app.evaluate(({ BrowserWindow }) => [
      process.pid,
      ...BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getOSProcessId()),
    ])
    expect(pids).toHaveLength(2)
    for (const pid of pids) {
      const limit = () => /^Max core file size +(\S+) +(\S+)/m.exec(readFileSync(`/proc/${String(pid)}/limits`, 'utf8'))
      await eventually('a limit of nothing', async () => limit()?.[1] === '0' && limit()?.[2] === '0')
      expect(Number.parseInt(readFileSync(`/proc/${String(pid)}/coredump_filter`, 'utf8'), 16)).toBe(0)
    }
  })

  it('serves no file from outside its own folder', async () => {
    const outside = [
      '/%2e%2e/main/index.js',
      '/..%2fmain/index.js',
      '/%2e%2e%2f%2e%2e%2fpackage.json',
      '/assets/',
      '/nothing.js',
    ]
    const statuses = await luwte.app.evaluate(
      ({ net }, paths) => Promise.all(paths.map(async (path) => (await net.fetch(`app://luwte${path}`)).status)),
      outside,
    )
    expect(new Set(statuses)).toEqual(new Set([404]))
  })

  it('shows no words of a page in its title bar', async () => {
    await page.evaluate(() => {
      document.title = 'eenzaam'
    })
    expect(await luwte.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())).toBe('Luwte')
  })

  it('has no spell-checker that could ask a host for words', async () => {
    const checker = await luwte.app.evaluate(({ session }) => ({
      isOn: session.defaultSession.isSpellCheckerEnabled(),
      languages: session.defaultSession.getSpellCheckerLanguages(),
    }))
    expect(checker).toEqual({ isOn: false, languages: [] })
  })
})

describe('as an ordinary user', () => {
  it("runs its pages in the system's sandbox", async () => {
    const { app, home, starter } = stageForOrdinaryUser()
    const electronApp = await _electron.launch({
      executablePath: starter,
      args: [app, `--user-data-dir=${home}/data`],
      timeout: 30_000,
    })
    try {
      const page = await electronApp.firstWindow()
      await page.locator('h1').first().waitFor()
      const renderers = renderersOf(`${home}/data`)
      expect(renderers.length).toBeGreaterThan(0)
      // 2 = a seccomp filter is in force (proc(5)).
      for (const status of renderers) expect(status).toMatchObject({ seccomp: '2', user: ORDINARY_USER })
    } finally {
      await electronApp.close()
    }
  })
})

/** Every process that runs on this data, and how it was started. */
function processesOn(data: string): { pid: string; command: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
        return command.includes(data) ? [{ pid, command }] : []
      } catch {
        // It ended while we looked.
        return []
      }
    })
}

/** What the kernel says of the page processes that run on this data. */
function renderersOf(data: string): { seccomp: string | undefined; user: string | undefined }[] {
  return processesOn(data)
    .filter(({ command }) => command.includes('--type=renderer'))
    .map(({ pid }) => {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8')
      return { seccomp: /^Seccomp:\s+(\d)/m.exec(status)?.[1], user: /^Uid:\s+(\d+)/m.exec(status)?.[1] }
    })
}
