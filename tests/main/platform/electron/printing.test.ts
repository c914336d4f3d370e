import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { nodeFiles } from '@main/platform/files/files'
import { isDialogOpen } from '@main/platform/electron/nativeDialogs'
import { electronPrinting, pagesOfDestinations } from '@main/platform/electron/printing'
import { smallDisk } from '../../vault/smallDisk'

// Electron's side, played: a window that nobody sees, and the box that asks where to keep something.
const electron = vi.hoisted(() => ({
  windows: [] as { options: { webPreferences: object }; isDestroyed: boolean; destroy(): void }[],
  isReady: true,
  isPrinterThere: true,
  /** How printing ends, as Electron tells it. */
  end: [true, ''] as [boolean, string],
  pdf: '%PDF',
  said: '',
  chosen: '',
  asked: '',
}))

vi.mock('electron', () => ({
  app: { isPackaged: true, getPath: () => '/home/somebody/Documents', getName: () => 'notes' },
  protocol: {},
  session: {},
  dialog: {
    showSaveDialog: ({ defaultPath }: { defaultPath: string }) => {
      electron.asked = defaultPath
      return Promise.resolve({ filePath: electron.chosen })
    },
  },
  BrowserWindow: class {
    isDestroyed = false
    #onClosed: () => void = () => undefined
    loadURL = () => Promise.resolve()
    webContents = {
      executeJavaScript: (script: string) => {
        electron.said = script
        return electron.isReady ? Promise.resolve() : new Promise(() => undefined)
      },
      print: (_options: object, done: (isPrinted: boolean, why: string) => void) =>
        void (electron.isPrinterThere && done(...electron.end)),
      printToPDF: () => Promise.resolve(Buffer.from(electron.pdf)),
    }
    constructor(readonly options: { webPreferences: object }) {
      electron.windows.push(this)
    }
    once(_event: 'closed', listener: () => void) {
      this.#onClosed = listener
    }
    destroy() {
      if (!this.isDestroyed) this.#onClosed()
      this.isDestroyed = true
    }
  },
}))

const printing = electronPrinting('/luwte/preload.cjs', nodeFiles())

beforeEach(() => {
  electron.windows.length = 0
  electron.isReady = true
  electron.isPrinterThere = true
  electron.end = [true, '']
  electron.pdf = '%PDF'
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  return () => vi.useRealTimers()
})

describe('a page for paper', () => {
  it('is made in a window as closed as the others, which is gone afterwards with all that waited for it', async () => {
    await printing.print('/print/plan/page')
    expect(electron.windows).toMatchObject([
      {
        isDestroyed: true,
        options: {
          webPreferences: {
            sandbox: true,
            contextIsolation: true,
            nodeIntegration: false,
            webSecurity: true,
            webviewTag: false,
            navigateOnDragDrop: false,
            spellcheck: false,
            devTools: false,
          },
        },
      },
    ])
    expect(vi.getTimerCount()).toBe(0)
  })

  it('is a job by the name that Luwte goes by here, for whoever stands at the printer', async () => {
    await printing.print('/print/plan/page')
    expect(electron.said).toContain('document.title = "notes"')
  })

  it('that never gets ready is not taken for one that is', async () => {
    electron.isReady = false
    electron.chosen = join(await mkdtemp(join(tmpdir(), 'luwte-')), 'never.pdf')
    const saving = expect(printing.savePdf('/print/plan/page', 'Mijn plan')).rejects.toMatchObject({
      code: 'unreadable',
    })
    await vi.advanceTimersByTimeAsync(60_000)
    await saving
    await expect(readFile(electron.chosen)).rejects.toThrow('ENOENT')
    expect(electron.windows.every(({ isDestroyed }) => isDestroyed)).toBe(true)
  })

  it('that waits for somebody at the box of the printer goes when all windows close, and is not waited for', async () => {
    electron.isPrinterThere = false
    const printed = printing.print('/print/plan/page')
    await vi.advanceTimersByTimeAsync(0)
    expect(isDialogOpen()).toBe(true)
    const refused = expect(printed).rejects.toMatchObject({ code: 'locked' })
    electron.windows.forEach((window) => window.destroy())
    await refused
    expect(isDialogOpen()).toBe(false)
  })

  it('that cannot be written is told as what it is', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'luwte-'))
    await writeFile(join(folder, 'a file'), '')
    electron.chosen = join(folder, 'a file', 'plan.pdf')
    await expect(printing.savePdf('/print/plan/page', 'Mijn plan')).rejects.toMatchObject({ code: 'not-writable' })
  })

  it('leaves what stood there whole, and nothing half, on a disk that is full', async () => {
    const { folder, files } = await smallDisk(64_000)
    electron.chosen = join(folder, 'plan.pdf')
    await writeFile(electron.chosen, '%PDF of last week')
    electron.pdf = '%PDF'.padEnd(200_000)
    await expect(
      electronPrinting('/luwte/preload.cjs', files).savePdf('/print/plan/page', 'Mijn plan'),
    ).rejects.toMatchObject({ code: 'disk-full' })
    expect(await readFile(electron.chosen, 'utf8')).toBe('%PDF of last week')
    expect(await readdir(folder)).toEqual(['plan.pdf'])
  })

  it.each([
    [[true, ''], 'printed'],
    [[false, 'Print job canceled'], 'cancelled'],
    [[false, 'cancelled'], 'cancelled'],
    [[false, 'Print job failed'], 'failed'],
    [[false, 'Invalid printer settings'], 'failed'],
  ] as const)('that ends as %j was %s', async ([isPrinted, why], outcome) => {
    electron.end = [isPrinted, why]
    expect(await printing.print('/print/plan/page')).toBe(outcome)
  })

  it.each([
    ['Angst: wat nu?', 'Angst- wat nu-.pdf'],
    ['../../.config/autostart/x', '--..-.config-autostart-x.pdf'],
    ['eerst/dan\\later', 'eerst-dan-later.pdf'],
  ])('called %s is offered as a file in one folder', async (name, file) => {
    electron.chosen = ''
    expect(await printing.savePdf('/print/plan/page', name)).toBe('cancelled')
    expect(electron.asked).toBe(join('/home/somebody/Documents', file))
  })
})

describe('the places in a PDF', () => {
  /** The skeleton that Skia writes, with pages by these numbers and a tree of two levels. */
  const pdfOf = (leaves: number[][], places: Record<string, number>) =>
    Buffer.from(
      [
        '%PDF-1.4',
        ...leaves.flat().map((page) => `${page} 0 obj\n<</Type /Page\n/Parent 90 0 R>>\nendobj`),
        ...leaves.map(
          (pages, at) =>
            `${80 + at} 0 obj\n<</Type /Pages\n/Count ${pages.length}\n/Kids [${pages.map((page) => `${page} 0 R`).join(' ')}]>>`,
        ),
        `90 0 obj\n<</Type /Pages\n/Kids [${leaves.map((_, at) => `${80 + at} 0 R`).join(' ')}]>>`,
        `91 0 obj\n<<${Object.entries(places)
          .map(([name, page]) => `/${name} [${page} 0 R /XYZ 0 842.88 0]`)
          .join('\n')}>>`,
        '92 0 obj\n<</Kids [93 0 R]>>',
      ].join('\n'),
      'latin1',
    )

  it('are told by the number of their page, in the order of the tree, whatever the pages are called', () => {
    const pdf = pdfOf(
      [
        [23, 7, 40],
        [2, 50],
      ],
      { 'help.intro': 7, 'help.presence': 2, 'help.close': 50 },
    )
    expect([...pagesOfDestinations(pdf)]).toEqual([
      ['help.intro', 2],
      ['help.presence', 4],
      ['help.close', 5],
    ])
  })

  it('are none in a PDF of another make', () => {
    expect(pagesOfDestinations(Buffer.from('%PDF-1.7\n\0\xff')).size).toBe(0)
  })
})
