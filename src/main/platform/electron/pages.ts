import { app, ipcMain, protocol, type ProtocolResponse, session, type WebPreferences } from 'electron'
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { callChannel } from '@shared/ipc/client'
import { callNames } from '@shared/ipc/contract'
import { pictureUrl } from '@shared/features/journal/pictureUrl'
import type { Gate } from '@main/ipc/gate'
import type { ShownPicture } from '@main/ports'
import { forbidCoreDumps } from '../desktop/coreDumps'
import { pageFile } from './pageFile'

// The pages of the renderer: where they are served from, what they are not allowed to do, and the calls they make.

const SCHEME = 'app'
const HOST = 'luwte'

/** The URL of the development server, when one is running; never in a package. */
const developmentUrl = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL

/** The origin of every page of the renderer. */
export const pageOrigin = developmentUrl ? new URL(developmentUrl).origin : `${SCHEME}://${HOST}`

/** The URL of a route of the renderer, such as `/today`. */
export const pageUrl = (route: string): string => `${developmentUrl ?? `${SCHEME}://${HOST}/index.html`}#${route}`

type ReadPicture = (blob: string) => Promise<ShownPicture | null>

/** @param nonce of this one page: the styles that the editor of entries brings in have it. */
const contentSecurityPolicy = (nonce: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self'",
    // Chapters and texts are modules of the renderer; nothing is fetched from elsewhere.
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

/** Where a page finds its nonce. It cannot be read there from a style sheet. */
const withNonce = (page: Buffer, nonce: string): Buffer =>
  Buffer.from(page.toString('utf8').replace('<head>', `<head><meta name="style-nonce" nonce="${nonce}" />`))

/**
 * On macOS the spell checker is the one of the system. Elsewhere, on Windows too, Electron would download dictionaries:
 * electronjs.org/docs/latest/tutorial/spellchecker
 */
const hasLocalSpellChecker = process.platform === 'darwin'

/** The permissions of every window with a page of the renderer, also of those that are never shown. */
export const pagePreferences = (preload: string): WebPreferences => ({
  preload,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webSecurity: true,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: hasLocalSpellChecker,
  devTools: !app.isPackaged,
})

/** Makes `app://` a scheme with an origin. Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true } }])
  // No host name is ever resolved: a request that the rules below let through by mistake would find no host.
  if (!developmentUrl) app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
}

/**
 * Serves the built renderer from `folder`, and pictures of entries. Cancels every other request, and refuses every permission.
 * @param picture reads the blob of a picture; null: it is not shown. @param onPage a page has been served, and its renderer process is starting.
 */
export function servePages(
  folder: string,
  picture: ReadPicture = () => Promise.resolve(null),
  onPage: () => void = () => undefined,
): void {
  const pages = session.defaultSession
  // protocol.handle does the same by way of web streams: 35 ms until they are loaded, and more for each file.
  protocol.registerBufferProtocol(SCHEME, ({ url }, answer) => {
    void serve(folder, picture, url).then((response) => {
      answer(response)
      if (new URL(url).pathname.endsWith('.html')) onPage()
    })
  })
  pages.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isOwnUrl(url) }))
  pages.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  pages.setPermissionCheckHandler(() => false)
  pages.setDevicePermissionHandler(() => false)
  if (hasLocalSpellChecker) return
  // Off before the first window exists: otherwise Chromium looks up the host of its dictionaries.
  pages.setSpellCheckerEnabled(false)
  pages.setSpellCheckerLanguages([])
}

function isOwnUrl(url: string): boolean {
  if (developmentUrl) {
    const { protocol: scheme, host } = new URL(url)
    return scheme === 'devtools:' || host === new URL(developmentUrl).host || url.startsWith(pictureUrl(''))
  }
  return url.startsWith(`${SCHEME}://${HOST}/`) || (!app.isPackaged && url.startsWith('devtools://'))
}

async function serve(folder: string, picture: ReadPicture, url: string): Promise<ProtocolResponse> {
  if (url.startsWith(pictureUrl(''))) return servePicture(await picture(url.slice(pictureUrl('').length)))
  const { host, pathname } = new URL(url)
  const file = host === HOST ? pageFile(folder, pathname) : null
  if (!file) return { statusCode: 404, data: Buffer.alloc(0) }
  try {
    const bytes = await readFile(file.path)
    const nonce = randomBytes(16).toString('base64')
    return {
      data: pathname.endsWith('.html') ? withNonce(bytes, nonce) : bytes,
      // No Cross-Origin-Opener-Policy: no page is opened by another or opens one, and for it each window would begin a second
      // renderer process.
      headers: {
        'Content-Type': file.type,
        'Content-Security-Policy': contentSecurityPolicy(nonce),
        'X-Content-Type-Options': 'nosniff',
        'Referrer-Policy': 'no-referrer',
      },
    }
  } catch {
    return { statusCode: 404, data: Buffer.alloc(0) }
  }
}

/** Nothing but the bytes of a picture: opened as a page it could do nothing, and no cache on disk keeps it. */
function servePicture(shown: ShownPicture | null): ProtocolResponse {
  if (!shown) return { statusCode: 404, data: Buffer.alloc(0) }
  return {
    data: Buffer.from(shown.bytes),
    headers: {
      'Content-Type': shown.type,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    },
  }
}

/** No page may leave the renderer, open a window, or embed another page. */
export function keepPagesIn(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame || !event.url.startsWith(`${pageOrigin}/`)) event.preventDefault()
    })
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    // WebRTC does not go by the rules for requests: this leaves it no way out.
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
    // Each load may have made a new process.
    contents.on('did-finish-load', () => void forbidCoreDumps(contents.getOSProcessId()))
  })
}

/** Opens one IPC channel for each call of the contract. Every call goes through the gate. */
export function serveCalls(gate: Gate): void {
  for (const name of callNames) {
    ipcMain.handle(callChannel(name), (event, input: unknown) => {
      const frame = event.senderFrame
      const origin = frame ? frame.origin : 'null'
      return gate(name, input, { origin, isTopFrame: frame !== null && frame.parent === null })
    })
  }
}
