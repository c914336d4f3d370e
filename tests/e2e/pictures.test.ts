import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { joinedBytes } from '@shared/features/journal/pictureFile/bytes'
import { SECRETS, tiff } from '../shared/features/journal/pictureFiles'
import { eventually, leaveDesktop } from './support/desktop'
import { axeFindings, freshFolder, RunningLuwte } from './support/luwte'
import { lock, PASSPHRASE, seal } from './support/session'
import { ask } from './support/writer'

let luwte: RunningLuwte
let page: Page
const refused: string[] = []

const images = () => page.locator('main img')
/** Is every picture on the screen there, in full? */
const areSeen = (count: number) =>
  eventually(`${String(count)} pictures`, async () => {
    const widths = await images().evaluateAll((all) => all.map((one) => (one as HTMLImageElement).naturalWidth))
    return widths.length === count && widths.every((width) => width > 0)
  })

/** A real JPEG of 600 × 400, its left half red, that a camera says is to be turned; with the place where it was taken. */
async function photo(): Promise<Uint8Array> {
  const plain = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(600, 400)
    const context = canvas.getContext('2d')
    if (!context) throw new Error('no canvas')
    for (const [colour, from] of [
      ['red', 0],
      ['blue', 300],
    ] as const) {
      context.fillStyle = colour
      context.fillRect(from, 0, 300, 400)
    }
    return [...new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg' })).arrayBuffer())]
  })
  const exif = joinedBytes([new TextEncoder().encode('Exif\0\0'), tiff(6)])
  const length = exif.length + 2
  const app1 = joinedBytes([Uint8Array.of(0xff, 0xe1, length >> 8, length & 0xff), exif])
  return joinedBytes([Uint8Array.from(plain.slice(0, 2)), app1, Uint8Array.from(plain.slice(2))])
}

/** Everything that Luwte wrote. A file of a save under way may get its name between being listed and being read. */
const onDisk = (): string =>
  readdirSync(luwte.data, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.tmp'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n')

const blobs = (): string[] => {
  const vault = join(luwte.data, 'vault')
  const paths = readdirSync(vault, { recursive: true, encoding: 'utf8' })
  return paths.filter((path) => /blobs[\\/][0-9a-f]{32}$/.test(path)).map((path) => join(vault, path))
}

beforeAll(async () => {
  luwte = await RunningLuwte.start()
  page = await luwte.window('/today')
  page.on('console', (message) => void (/security policy/i.test(message.text()) && refused.push(message.text())))
})
afterAll(async () => {
  await luwte.quit()
  leaveDesktop()
})

describe('pictures of an entry', () => {
  it('are chosen from files, and those that cannot be shown are named in words', async () => {
    const folder = join(freshFolder(), 'photos')
    mkdirSync(folder, { recursive: true })
    const paths = ['zee.jpg', 'IMG_0042.HEIC'].map((name) => join(folder, name))
    writeFileSync(paths[0] ?? '', await photo())
    writeFileSync(paths[1] ?? '', '\0\0\0\x18ftypheic\0\0\0\0')
    await luwte.app.evaluate(({ dialog }, filePaths) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths })
    }, paths)
    await page.keyboard.press('Control+n')
    await page.getByRole('textbox', { name: 'Je tekst' }).fill('Aan zee geweest.')
    await page.getByRole('button', { name: 'Voeg een foto toe' }).click()
    await page.getByText('Het is een HEIC-foto').waitFor()
    await areSeen(1)
    await page.getByLabel('Wat is er te zien?').fill('Rood boven blauw.')
    expect(await axeFindings(page)).toEqual([])
    for (const secret of SECRETS) expect(onDisk()).not.toContain(secret)
  })

  it('are pasted', async () => {
    const isReal = await luwte.app.evaluate(({ clipboard, nativeImage }) => {
      // The Electron that runs here has this; the types are of a later one, which has not.
      const { writeImage } = clipboard as unknown as { writeImage?: (image: unknown) => void }
      writeImage?.(nativeImage.createFromBitmap(Buffer.alloc(64 * 64 * 4, 0x80), { width: 64, height: 64 }))
      return writeImage !== undefined
    })
    const field = page.getByRole('textbox', { name: 'Je tekst' })
    await field.click()
    if (isReal) await page.keyboard.press('Control+v')
    else
      await field.evaluate(async (element) => {
        const clipboardData = new DataTransfer()
        const png = await new OffscreenCanvas(64, 64).convertToBlob()
        clipboardData.items.add(new File([png], 'image.png', { type: 'image/png' }))
        element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
      })
    await areSeen(2)
    await eventually('the draft', async () => (luwte.textOf('drafts.json').match(/"blob"/g) ?? []).length >= 3)
  })

  it('survive a power cut, and are saved with the text', async () => {
    await luwte.kill()
    luwte = await RunningLuwte.start({ data: luwte.data })
    page = await luwte.window('/today')
    page.on('console', (message) => void (/security policy/i.test(message.text()) && refused.push(message.text())))
    await page.keyboard.press('Control+n')
    await areSeen(2)
    await page.keyboard.press('Control+Enter')
    await page.getByText('Aan zee geweest.').waitFor()
    await areSeen(2)
    expect(luwte.recordsOnDisk('entry')).toHaveLength(1)
    expect(blobs()).toHaveLength(3)
  })

  it('stand the right way up, large and by the arrow keys, until Escape; and small in the list', async () => {
    const top = await images()
      .first()
      .evaluate(async (image) => {
        const one = image as HTMLImageElement
        const canvas = new OffscreenCanvas(one.naturalWidth, one.naturalHeight)
        const context = canvas.getContext('2d')
        context?.drawImage(one, 0, 0)
        const [red = 0, , blue = 0] = context?.getImageData(canvas.width / 2, 10, 1, 1).data ?? []
        return { isUpright: one.naturalHeight > one.naturalWidth, isRed: red > 200 && blue < 60 }
      })
    expect(top).toEqual({ isUpright: true, isRed: true })
    await page.getByRole('button', { name: 'Rood boven blauw.: bekijk groot' }).click()
    await page.getByRole('dialog').getByRole('img', { name: 'Rood boven blauw.' }).waitFor()
    await page.keyboard.press('ArrowRight')
    await page.getByText('2 van 2').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(page.url()).toContain('/journal/entry/')
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: /Aan zee geweest/ }).waitFor()
    await areSeen(1)
    expect(refused).toEqual([])
  })

  it('are sealed with the vault, and seen again only once it is unlocked', async () => {
    const [before = ''] = blobs()
    const plain = readFileSync(before, 'latin1').slice(300, 340)
    expect(onDisk()).toContain(plain)
    await seal(page)
    expect(onDisk()).not.toContain(plain)
    const address = `app://luwte/picture/${before.slice(-32)}`
    const statusOf = () => luwte.app.evaluate(async ({ net }, url) => (await net.fetch(url)).status, address)
    expect(await statusOf()).toBe(200)
    page = await lock(luwte, page)
    expect(await statusOf()).toBe(404)
    await page.getByLabel('Wachtzin of herstelcode').fill(PASSPHRASE)
    await page.keyboard.press('Enter')
    await eventually('the journal', async () => (await ask(page, 'vault.state')).lock === 'open')
    await page.evaluate(() => (location.hash = '#/journal'))
    await page.getByRole('link', { name: /Aan zee geweest/ }).click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    await areSeen(2)
  })
})
