import { app, BrowserWindow, dialog } from 'electron'
import { join } from 'node:path'
import { LuwteError } from '@shared/kernel/errors'
import { inTime } from '@shared/kernel/timeLimit'
import type { Files, Printing } from '@main/ports'
import { timers } from '../timers'
import { whileDialogIsOpen } from './nativeDialogs'
import { pagePreferences, pageUrl } from './pages'

/** A page that is not ready for print by then is broken: printing it would give an empty sheet. */
const READY_MS = 20_000
/** In inches, as Chromium expects: wide enough for every printer, and for a hand that holds the paper. */
const MARGINS = { top: 0.8, bottom: 0.9, left: 0.85, right: 0.85 }

const PDF: Electron.PrintToPDFOptions = {
  pageSize: 'A4',
  printBackground: true,
  margins: MARGINS,
  displayHeaderFooter: true,
  headerTemplate: '<span></span>',
  footerTemplate:
    '<p style="width:100%;margin:0;text-align:center;font:9px sans-serif;color:#555"><span class="pageNumber"></span></p>',
  generateDocumentOutline: true,
  generateTaggedPDF: true,
}

/** Prints pages of the renderer from a hidden window, which is closed afterwards. */
export function electronPrinting(preload: string, { writeDurably }: Pick<Files, 'writeDurably'>): Printing {
  async function withPage<Value>(
    route: string,
    title: string,
    use: (window: BrowserWindow) => Promise<Value>,
  ): Promise<Value> {
    const window = new BrowserWindow({ show: false, webPreferences: pagePreferences(preload) })
    const load = async () => {
      await window.loadURL(pageUrl(route))
      await ready(window, title)
      return use(window)
    }
    try {
      return await Promise.race([load(), closedEarly(window)])
    } finally {
      window.destroy()
    }
  }

  return {
    print: (route) =>
      whileDialogIsOpen(() =>
        withPage(
          route,
          // The name of the print job, which other people may see: it must say nothing about the page.
          app.getName(),
          (window) =>
            new Promise((resolve) =>
              window.webContents.print({ printBackground: true }, (isPrinted, why) => resolve(outcome(isPrinted, why))),
            ),
        ),
      ),
    async savePdf(route, name) {
      const { filePath } = await whileDialogIsOpen(() =>
        dialog.showSaveDialog({
          defaultPath: join(app.getPath('documents'), `${fileName(name)}.pdf`),
          filters: [{ name: 'PDF', extensions: ['pdf'] }],
        }),
      )
      if (!filePath) return 'cancelled'
      const pdf = await withPage(route, name, pdfOf)
      await writeDurably(filePath, pdf)
      return 'saved'
    },
  }
}

/** Rejects when the window is closed before the page was printed: locking closes every window. */
const closedEarly = (window: BrowserWindow): Promise<never> =>
  new Promise((_resolve, reject) => window.once('closed', () => reject(new LuwteError('locked', 'a page for paper'))))

/** A user who cancels must not see an error. Chromium's text for it differs by version. */
const outcome = (isPrinted: boolean, why: string): 'printed' | 'cancelled' | 'failed' =>
  isPrinted ? 'printed' : /cancel/i.test(why) ? 'cancelled' : 'failed'

/** A table of contents gets its page numbers from a first PDF; the page keeps the space for them free. */
async function pdfOf(window: BrowserWindow): Promise<Buffer> {
  const pdf = await window.webContents.printToPDF(PDF)
  return (await numberContents(window, pagesOfDestinations(pdf))) ? window.webContents.printToPDF(PDF) : pdf
}

/** Writes the page number of its destination into each element with `data-page-of`. @returns whether there is any. */
async function numberContents(window: BrowserWindow, pages: ReadonlyMap<string, number>): Promise<boolean> {
  const numbered = (await window.webContents.executeJavaScript(`(() => {
    const pages = new Map(${JSON.stringify([...pages])})
    const numbers = [...document.querySelectorAll('[data-page-of]')]
    for (const number of numbers) number.textContent = pages.get(number.dataset.pageOf) ?? ''
    return numbers.length
  })()`)) as number
  return numbered > 0
}

/** A title as a file name that every system accepts. */
const fileName = (title: string): string => title.replace(/[\p{Cc}\\/:*?"<>|]|^\.+/gu, '-')

/** Waits until the page has loaded its texts and fonts: it sets `data-paper` then. */
async function ready(window: BrowserWindow, title: string): Promise<void> {
  const isReady = window.webContents.executeJavaScript(`new Promise((resolve) => {
    document.title = ${JSON.stringify(title)}
    const look = () => document.documentElement.dataset.paper === 'ready' && resolve()
    new MutationObserver(look).observe(document.documentElement, { attributes: true })
    look()
  })`) as Promise<void>
  await inTime(timers, READY_MS, isReady).catch((fault: unknown) => {
    throw new LuwteError('unreadable', 'a page for paper', { cause: fault })
  })
}

/**
 * The page number, counted from 1, of each named destination in a PDF. Chromium (Skia) writes everything but the contents
 * of pages as plain text; a PDF that is written in another way has no destinations here.
 */
export function pagesOfDestinations(pdf: Uint8Array): ReadonlyMap<string, number> {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1')
  const isPage = new Set([...text.matchAll(/(\d+) 0 obj\s*<<\s*\/Type \/Page\b/g)].map(([, page]) => page))
  // The page tree is written from its leaves to its root, so the leaves are in reading order.
  const pages = [...text.matchAll(/\/Kids \[([\d R]*)\]/g)]
    .flatMap(([, kids = '']) => [...kids.matchAll(/(\d+) 0 R/g)].map(([, kid]) => kid))
    .filter((kid) => isPage.has(kid))
  const destinations = [...text.matchAll(/\/([^\s/<>[\]()]+) \[(\d+) 0 R \/XYZ /g)]
  return new Map(destinations.map(([, name = '', page]) => [name, pages.indexOf(page) + 1]))
}
