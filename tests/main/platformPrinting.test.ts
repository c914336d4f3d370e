import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { electronPrinting } from '../../src/main/platform/printing'

// Electron's side, played: a window that nobody sees, and the box that asks where to keep something.
const electron = vi.hoisted(() => ({
  windows: [] as { options: { webPreferences: object }; isDestroyed: boolean }[],
  isReady: true,
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
    loadURL = () => Promise.resolve()
    webContents = {
      executeJavaScript: (script: string) => {
        electron.said = script
        return electron.isReady ? Promise.resolve() : new Promise(() => undefined)
      },
      print: (_options: object, done: () => void) => done(),
      printToPDF: () => Promise.resolve(Buffer.from('%PDF')),
    }
    constructor(readonly options: { webPreferences: object }) {
      electron.windows.push(this)
    }
    destroy() {
      this.isDestroyed = true
    }
  },
}))

const printing = electronPrinting('/luwte/preload.cjs')

beforeEach(() => {
  electron.windows.length = 0
  electron.isReady = true
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

  it('that cannot be written is told as what it is', async () => {
    electron.chosen = join(tmpdir(), 'luwte-no-such-folder', 'plan.pdf')
    await expect(printing.savePdf('/print/plan/page', 'Mijn plan')).rejects.toMatchObject({ code: 'not-writable' })
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
