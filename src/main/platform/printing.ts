import { app, BrowserWindow, dialog } from 'electron'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { LuwteError } from '@shared/ipc/errors'
import type { Printing } from '../ports'
import { pagePreferences } from './pagePreferences'
import { pageUrl } from './protocol'

/** A page that has not said that it is ready for paper by then could not be read: it would be an empty sheet. */
const READY_MS = 20_000
/** Inches, as Chromium wants them: a margin that a printer can hold and a reader can hold too. */
const MARGINS = { top: 0.8, bottom: 0.9, left: 0.85, right: 0.85 }

/** Prints pages of ours from a window that nobody sees, and that is gone afterwards. */
export function electronPrinting(preload: string): Printing {
  async function withPage<Value>(
    route: string,
    title: string,
    use: (window: BrowserWindow) => Promise<Value>,
  ): Promise<Value> {
    const window = new BrowserWindow({ show: false, webPreferences: pagePreferences(preload) })
    try {
      await window.loadURL(pageUrl(route))
      await ready(window, title)
      return await use(window)
    } finally {
      window.destroy()
    }
  }

  return {
    print: (route) =>
      withPage(
        route,
        // What the job is called, which others may see.
        app.getName(),
        (window) => new Promise((resolve) => window.webContents.print({ printBackground: true }, () => resolve())),
      ),
    async savePdf(route, name) {
      const { filePath } = await dialog.showSaveDialog({
        defaultPath: join(app.getPath('documents'), `${fileName(name)}.pdf`),
        filters: [{ name: 'PDF', extensions: ['pdf'] }],
      })
      if (!filePath) return 'cancelled'
      const pdf = await withPage(route, name, pdfOf)
      await writeFile(filePath, pdf, { mode: 0o600 }).catch(tellUnwritten)
      return 'saved'
    },
  }
}

const pdfOf = (window: BrowserWindow): Promise<Buffer> =>
  window.webContents.printToPDF({
    pageSize: 'A4',
    printBackground: true,
    margins: MARGINS,
    displayHeaderFooter: true,
    headerTemplate: '<span></span>',
    footerTemplate:
      '<p style="width:100%;margin:0;text-align:center;font:9px sans-serif;color:#555"><span class="pageNumber"></span></p>',
    generateDocumentOutline: true,
    generateTaggedPDF: true,
  })

/** A title as the name of one file, on every system. */
const fileName = (title: string): string => title.replace(/[\p{Cc}\\/:*?"<>|]|^\.+/gu, '-')

function tellUnwritten(fault: NodeJS.ErrnoException): never {
  const isFull = fault.code === 'ENOSPC' || fault.code === 'EDQUOT'
  throw new LuwteError(isFull ? 'disk-full' : 'not-writable', fault.code, { cause: fault })
}

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
