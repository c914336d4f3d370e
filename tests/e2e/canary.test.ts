import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { report } from '../faults/scope'
import { leaveDesktop } from './support/desktop'
import { freshFolder, RunningLuwte } from './support/luwte'
import { answerBoxes, ask, entriesIn, lock, PASSPHRASE, seal, wholeDay } from './support/session'

// A phrase that is nowhere else in the world is written wherever something can be written. Once the vault is sealed and
// locked, no file that Luwte or Electron made may hold it. The memory of the process that still runs is not looked
// through: what was read stays there until something else takes its place.

const words = `kanarie ${randomBytes(12).toString('hex')}`
const data = freshFolder()
/** Where programs put what they need for a moment, and what they keep beside the user data. */
const temporary = freshFolder()
const home = freshFolder()
const everywhere = [data, temporary, home]

let luwte: RunningLuwte
let page: Page
let locked: Page

/** However it could be written down: as it is, in UTF-16, and in base 64 from each of three places. */
const disguises = (text: string): Buffer[] => [
  Buffer.from(text, 'utf8'),
  Buffer.from(text, 'utf16le'),
  ...[0, 1, 2].flatMap((before) =>
    (['utf8', 'utf16le'] as const).map((encoding) => {
      const shifted = Buffer.concat([Buffer.alloc(before), Buffer.from(text, encoding)]).toString('base64')
      // What stands beside it takes part in the signs at both ends.
      return Buffer.from(shifted.slice(before === 0 ? 0 : 4, -4))
    }),
  ),
]

const allFiles = (): string[] =>
  everywhere.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  )

function filesWith(text: string): string[] {
  const needles = disguises(text)
  return allFiles().filter((path) => {
    // A cache may have let go of it meanwhile.
    const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0)
    return needles.some((needle) => bytes.includes(needle))
  })
}

const start = () =>
  RunningLuwte.start({ data, env: { TMPDIR: temporary, HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home } })

beforeAll(async () => {
  luwte = await start()
  page = await luwte.window('/today')
  await wholeDay(luwte, page, words)
})

afterAll(async () => {
  await luwte.quit()
  leaveDesktop()
})

describe('a phrase that was written everywhere', () => {
  it('control: is found before the vault is sealed, in the vault, the drafts and the backups', () => {
    const found = filesWith(words).map((path) => path.slice(data.length + 1))
    expect(found).toContain('drafts.json')
    expect(found.some((path) => /^vault\/.*\/\d{4}-\d\d\.json$/.test(path))).toBe(true)
    expect(found.some((path) => /^vault\/.*\/always\.json$/.test(path))).toBe(true)
    expect(found.some((path) => path.startsWith('backups/'))).toBe(true)
  })

  it('control: is found in each of its disguises', () => {
    for (const disguise of disguises(words).slice(2))
      expect(
        [0, 1, 2].some((before) =>
          (['utf8', 'utf16le'] as const).some((encoding) =>
            Buffer.from(
              Buffer.concat([Buffer.alloc(before, 'x'), Buffer.from(`${words} en meer`, encoding)]).toString('base64'),
            ).includes(disguise),
          ),
        ),
      ).toBe(true)
  })

  it('is in the backups made before sealing, which the app offers to erase, and nowhere else once it is sealed', async () => {
    await seal(page)
    const left = filesWith(words).map((path) => path.slice(data.length + 1))
    expect(left.filter((path) => !path.startsWith('backups/'))).toEqual([])
    expect(left.length).toBeGreaterThan(0)
    await answerBoxes(luwte, 0)
    const { snapshots } = await ask<{ snapshots: unknown[] }>(page, 'backups.eraseOld')
    expect(snapshots).toHaveLength(1)
    expect(filesWith(words)).toEqual([])
  })

  it('is in no storage of the page, and on no page once it is locked', async () => {
    const stored = await page.evaluate(async () => {
      // Luwte hides the storage of a session from its own code; an empty frame of the same origin shows what is in it.
      const frame = document.body.appendChild(document.createElement('iframe'))
      const { localStorage: local, sessionStorage: session } = frame.contentWindow as Window
      const found = {
        isHidden: sessionStorage === undefined,
        local: Object.keys(local),
        session: Object.keys(session),
        databases: (await indexedDB.databases()).length,
        caches: 'caches' in globalThis ? (await caches.keys().catch(() => [])).length : 0,
        cookies: document.cookie,
      }
      frame.remove()
      return found
    })
    expect(stored).toEqual({ isHidden: true, local: [], session: [], databases: 0, caches: 0, cookies: '' })
    locked = await lock(luwte, page)
    await locked.locator('h1').first().waitFor()
    expect(luwte.app.windows().filter((window) => !window.isClosed())).toHaveLength(1)
    expect(await locked.content()).not.toContain(words)
    await expect(ask(locked, 'search.records', { query: 'kanarie', most: 5 })).rejects.toThrow('locked')
  })

  it('is in no file while it is locked, nor after it was quit', async () => {
    expect(filesWith(words)).toEqual([])
    await luwte.quit()
    expect(filesWith(words)).toEqual([])
    expect(luwte.log).not.toContain(words)
  })

  it('is there for whoever has the passphrase, and again in no file when they are gone', async () => {
    luwte = await start()
    const again = await luwte.window('/unlock')
    await expect(ask(again, 'vault.unlock', { secret: 'een ander huis' })).rejects.toThrow('wrong-secret')
    await ask(again, 'vault.unlock', { secret: PASSPHRASE })
    const entries = await entriesIn(again)
    expect(entries.map(({ excerpt }) => excerpt)).toEqual([`Vandaag: ${words}.`])
    const draft = await ask<{ text: string }>(again, 'drafts.read', { key: 'entry:new' })
    expect(draft.text).toBe(`Nog niet af: ${words}`)
    await luwte.quit()
    expect(filesWith(words)).toEqual([])
    report('security', 'canary', { disguises: disguises(words).length, files: allFiles().length, found: 0 })
  })
})
