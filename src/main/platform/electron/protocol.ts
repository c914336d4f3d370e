import { app, protocol, type ProtocolResponse, session } from 'electron'
import { readFile } from 'node:fs/promises'
import { hasLocalSpellChecker } from './pagePreferences'
import { pageFile } from './pages'

const SCHEME = 'app'
const HOST = 'luwte'

/** The page of a development server, when one is running; never in a package. */
const developmentUrl = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL

export const pageOrigin = developmentUrl ? new URL(developmentUrl).origin : `${SCHEME}://${HOST}`

export const pageUrl = (route: string): string => `${developmentUrl ?? `${SCHEME}://${HOST}/index.html`}#${route}`

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  // Chapters and texts are modules of our own; nothing is fetched from elsewhere.
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true } }])
  // No name is ever looked up: whatever slipped past the rules below would find no host.
  if (!developmentUrl) app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
}

/**
 * Serves the built renderer to itself, and cancels whatever else a page might ask for.
 * @param onPage a page has been handed out, and its renderer process is starting.
 */
export function servePages(folder: string, onPage: () => void = () => undefined): void {
  const ours = session.defaultSession
  // protocol.handle does the same by way of web streams: 35 ms until they are loaded, and more for each file.
  protocol.registerBufferProtocol(SCHEME, ({ url }, answer) => {
    void serve(folder, url).then((response) => {
      answer(response)
      if (new URL(url).pathname.endsWith('.html')) onPage()
    })
  })
  ours.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isOurs(url) }))
  ours.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  ours.setPermissionCheckHandler(() => false)
  ours.setDevicePermissionHandler(() => false)
  if (hasLocalSpellChecker) return
  // Off before the first window exists: otherwise Chromium looks up the host of its dictionaries.
  ours.setSpellCheckerEnabled(false)
  ours.setSpellCheckerLanguages([])
}

function isOurs(url: string): boolean {
  if (developmentUrl) {
    const { protocol: scheme, host } = new URL(url)
    return scheme === 'devtools:' || host === new URL(developmentUrl).host
  }
  return url.startsWith(`${SCHEME}://${HOST}/`) || (!app.isPackaged && url.startsWith('devtools://'))
}

async function serve(folder: string, url: string): Promise<ProtocolResponse> {
  const { host, pathname } = new URL(url)
  const file = host === HOST ? pageFile(folder, pathname) : null
  if (!file) return { statusCode: 404, data: Buffer.alloc(0) }
  try {
    return {
      data: await readFile(file.path),
      headers: {
        'Content-Type': file.type,
        'Content-Security-Policy': CONTENT_SECURITY_POLICY,
        'X-Content-Type-Options': 'nosniff',
        'Referrer-Policy': 'no-referrer',
        'Cross-Origin-Opener-Policy': 'same-origin',
      },
    }
  } catch {
    return { statusCode: 404, data: Buffer.alloc(0) }
  }
}
