import { app, BrowserWindow, dialog } from 'electron'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Printing } from '../ports'
import { pageUrl } from './protocol'

/** A page that has not said that it is ready for paper by then is not waited for. */
const READY_MS = 20_000
/** Inches, as Chromium wants them: a margin that a printer can hold and a reader can hold too. */
const MARGINS = { top: 0.8, bottom: 0.9, left: 0.85, right: 0.85 }

/** Prints pages of ours from a window that nobody sees, and that is gone afterwards. */
export function electronPrinting(preload: string): Printing {
  async function withPage<Value>(route: string, use: (window: BrowserWindow) => Promise<Value>): Promise<Value> {
    const window = new BrowserWindow({
      show: false,
      webPreferences: { preload, sandbox: true, contextIsolation: true, nodeIntegration: false, spellcheck: false },
    })
    try {
      await window.loadURL(pageUrl(route))
      await ready(window)
      return await use(window)
    } finally {
      window.destroy()
    }
  }

  return {
    print: (route) =>
      withPage(
        route,
        (window) => new Promise((resolve) => window.webContents.print({ printBackground: true }, () => resolve())),
      ),
    async savePdf(route, name) {
      const { filePath } = await dialog.showSaveDialog({
        defaultPath: join(app.getPath('documents'), `${name}.pdf`),
        filters: [{ name: 'PDF', extensions: ['pdf'] }],
      })
      if (!filePath) return 'cancelled'
      await writeFile(filePath, await withPage(route, pdfOf), { mode: 0o600 })
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

/** The page sets this once its texts and letters are there. */
async function ready(window: BrowserWindow): Promise<void> {
  const asked = window.webContents.executeJavaScript(`new Promise((resolve) => {
    const look = () => document.documentElement.dataset.paper === 'ready' && resolve()
    new MutationObserver(look).observe(document.documentElement, { attributes: true })
    look()
  })`) as Promise<void>
  await Promise.race([asked, new Promise((resolve) => setTimeout(resolve, READY_MS))])
}
