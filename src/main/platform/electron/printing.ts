import { app, BrowserWindow, dialog } from 'electron'
import { join } from 'node:path'
import { LuwteError } from '@shared/kernel/errors'
import type { Files, Printing } from '@main/ports'
import { asOwnBox } from './nativeDialogs'
import { pagePreferences } from './pagePreferences'
import { placesIn } from './pdfDestinations'
import { pageUrl } from './protocol'

/** A page that has not said that it is ready for paper by then could not be read: it would be an empty sheet. */
const READY_MS = 20_000
/** Inches, as Chromium wants them: a margin that a printer can hold and a reader can hold too. */
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

/** Prints pages of ours from a window that nobody sees, and that is gone afterwards. */
export function electronPrinting(preload: string, { writeDurably }: Pick<Files, 'writeDurably'>): Printing {
  async function withPage<Value>(
    route: string,
    title: string,
    use: (window: BrowserWindow) => Promise<Value>,
  ): Promise<Value> {
    const window = new BrowserWindow({ show: false, webPreferences: pagePreferences(preload) })
    const read = async () => {
      await window.loadURL(pageUrl(route))
      await ready(window, title)
      return use(window)
    }
    try {
      return await Promise.race([read(), closedMeanwhile(window)])
    } finally {
      window.destroy()
    }
  }

  return {
    print: (route) =>
      asOwnBox(() =>
        withPage(
          route,
          // What the job is called, which others may see.
          app.getName(),
          (window) =>
            new Promise((resolve) =>
              window.webContents.print({ printBackground: true }, (isPrinted, why) => resolve(outcome(isPrinted, why))),
            ),
        ),
      ),
    async savePdf(route, name) {
      const { filePath } = await asOwnBox(() =>
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

/** Locking takes pages for paper along, and whatever waited for one. */
const closedMeanwhile = (window: BrowserWindow): Promise<never> =>
  new Promise((_resolve, reject) => window.once('closed', () => reject(new LuwteError('locked', 'a page for paper'))))

/** Who thinks again is not told that something went wrong. Which words Chromium has for it differs by version. */
const outcome = (isPrinted: boolean, why: string): 'printed' | 'cancelled' | 'failed' =>
  isPrinted ? 'printed' : /cancel/i.test(why) ? 'cancelled' : 'failed'

/** A list of contents gets its numbers from a first round: what they need of the page is kept free for them. */
async function pdfOf(window: BrowserWindow): Promise<Buffer> {
  const pdf = await window.webContents.printToPDF(PDF)
  return (await numberContents(window, placesIn(pdf))) ? window.webContents.printToPDF(PDF) : pdf
}

/** Writes into each `data-page-of` the page on which that place stands. @returns whether there was any. */
async function numberContents(window: BrowserWindow, places: ReadonlyMap<string, number>): Promise<boolean> {
  const numbered = (await window.webContents.executeJavaScript(`(() => {
    const places = new Map(${JSON.stringify([...places])})
    const numbers = [...document.querySelectorAll('[data-page-of]')]
    for (const number of numbers) number.textContent = places.get(number.dataset.pageOf) ?? ''
    return numbers.length
  })()`)) as number
  return numbered > 0
}

/** A title as the name of one file, on every system. */
const fileName = (title: string): string => title.replace(/[\p{Cc}\\/:*?"<>|]|^\.+/gu, '-')

/** The page sets this once its texts and letters are there. */
async function ready(window: BrowserWindow, title: string): Promise<void> {
  const asked = window.webContents.executeJavaScript(`new Promise((resolve) => {
    document.title = ${JSON.stringify(title)}
    const look = () => document.documentElement.dataset.paper === 'ready' && resolve()
    new MutationObserver(look).observe(document.documentElement, { attributes: true })
    look()
  })`) as Promise<void>
  let deadline: NodeJS.Timeout | undefined
  const tooLong = new Promise<never>((_resolve, reject) => {
    deadline = setTimeout(() => reject(new LuwteError('unreadable', 'a page for paper')), READY_MS)
  })
  await Promise.race([asked, tooLong]).finally(() => clearTimeout(deadline))
}
