import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually, leaveDesktop } from './support/desktop'
import { freshFolder, RunningLuwte } from './support/luwte'
import { FoldersInStep } from './support/syncthing'
import {
  conflictsIn,
  filesIn,
  filesOfLuwte,
  lost,
  openFilesIn,
  type Revision,
  revisionsIn,
} from './support/vaultFolder'
import {
  ask,
  beginText,
  change,
  changePassphrase,
  checkIn,
  openJournal,
  seal,
  shownTo,
  throwAway,
  tryToOpen,
  unseal,
  write,
} from './support/writer'

// One person, two computers, one journal: each Luwte writes in a folder of its own, and two Syncthings keep these in step.
// What one test leaves is where the next begins.

const PASSPHRASE = 'een stil huis aan zee'
const NEW_PASSPHRASE = 'de lamp in het raam'
/** Besides what is done by hand: texts that each computer changes while it hears nothing of the other. */
const MANY = 8

interface Computer {
  luwte: RunningLuwte
  folder: string
  page: Page
  /** The name of its folder in the vault. */
  device: string
}

let home: Computer
let away: Computer
let syncing: FoldersInStep

/** Everything that anybody wrote, and what somebody knowingly put something else in the place of. */
const written: Revision[] = []
const replaced: Revision[] = []
const notes: string[] = []
const standing = () => lost(written, replaced)

async function computer(folder: string): Promise<Computer> {
  const luwte = await RunningLuwte.start({ settings: { vaultFolder: folder, lockWhen } })
  const page = await luwte.window('/today')
  const { deviceId } = JSON.parse(luwte.textOf('device.json')) as { deviceId: string }
  return { luwte, folder, page, device: deviceId }
}
const lockWhen = { minutes: null, suspend: false, screenLock: false, windowClose: false, blur: false }

beforeAll(async () => {
  const folders = [join(freshFolder(), 'vault'), join(freshFolder(), 'vault')] as const
  for (const folder of folders) mkdirSync(folder)
  syncing = await FoldersInStep.start(...folders)
  home = await computer(folders[0])
  await syncing.inStep()
  away = await computer(folders[1])
})

afterAll(async () => {
  await home.luwte.quit()
  await away.luwte.quit()
  await syncing.stop()
  leaveDesktop()
})

/** Written by hand, and remembered. */
async function note(revision: Promise<Revision>, instead?: Revision): Promise<Revision> {
  const done = await revision
  written.push(done)
  if (instead) replaced.push(instead)
  return done
}

/** The same without the hand, for many. */
async function save(page: Page, text: string, instead?: Revision): Promise<Revision> {
  const { id } = await ask(page, 'entries.save', { id: instead?.id ?? null, seen: null, text })
  return note(Promise.resolve({ id, text }), instead)
}

async function unlocked({ luwte }: Computer, secret: string): Promise<Page> {
  const page = await luwte.window('/unlock')
  await tryToOpen(page, secret)
  await eventually('the vault to be open', async () => (await ask(page, 'vault.state')).lock === 'open')
  return page
}

async function locked({ luwte, page }: Computer): Promise<Page> {
  await page.getByRole('button', { name: 'Op slot' }).first().click()
  return luwte.window('/unlock')
}

const recentNotes = async (page: Page) =>
  (await ask(page, 'checkIns.recent', { days: 2 })).map((answer) => answer.note ?? '').sort()

describe('one vault on two computers', () => {
  let both: Revision
  let binned: Revision
  let many: Revision[]

  it('shows what is written on one in the open journal of the other', async () => {
    await openJournal(away.page)
    both = await note(write(home.page, 'Vandaag was het stil.'))
    await away.page.getByText(both.text).waitFor()
    binned = await note(write(away.page, 'Een brief die ik niet stuur.'))
    await openJournal(home.page)
    await home.page.getByText(binned.text).waitFor()
    expect(home.device).not.toBe(away.device)
    many = []
    for (let count = 1; count <= MANY; count += 1) many.push(await save(home.page, `Tekst ${String(count)}.`))
    await syncing.inStep()
  })

  it('parted: both change the same, one throws away what the other changes, and one is sealed', async () => {
    await syncing.partition()
    const first = await note(change(home.page, both, 'Vandaag was het stil, en goed.'), both)
    await note(change(home.page, first, 'Vandaag was het stil, en dat was goed.'), first)
    await note(change(away.page, both, 'Vandaag was het te stil.'), both)
    await throwAway(home.page, binned)
    // What lies in the bin at home is a version of its own: it is not replaced.
    await note(change(away.page, binned, 'Een brief die ik morgen stuur.'))
    await note(write(home.page, 'Alleen thuis.'))
    await note(write(away.page, 'Alleen onderweg.'))
    for (const [index, text] of many.entries())
      for (const { page, device } of [home, away]) await save(page, `Tekst ${String(index)} op ${device}.`, text)
    notes.push('thuis', 'onderweg')
    await checkIn(home.page, 'thuis')
    await checkIn(away.page, 'onderweg')
    await seal(home.page, PASSPHRASE)
    expect(openFilesIn(home.folder).filter((path) => path.startsWith(home.device))).toEqual([])
    expect(openFilesIn(away.folder)).not.toEqual([])
  })

  it('healed: the other finds the vault sealed, locks in the middle of a sentence, and writes nothing openly', async () => {
    await beginText(away.page, 'Midden in een z')
    await syncing.heal()
    const page = await away.luwte.window('/unlock')
    const own = () => [...filesIn(away.folder)].filter(([path]) => path.startsWith(away.device))
    const before = own()
    await expect(ask(page, 'entries.save', { id: null, seen: null, text: 'Op slot.' })).rejects.toThrow('locked')
    await ask(page, 'checkIns.answer', {
      answer: 'nothing',
      feelings: [],
      around: { with: [], where: [], doing: [] },
      note: 'op slot',
    })
    notes.push('op slot')
    // At home, what it wrote in the open since the seal waits until it has sealed it.
    expect((await ask(home.page, 'unproven.list')).waiting).toMatchObject([{ device: away.device, why: 'behind' }])
    expect(own().filter(([path]) => !path.includes('/inbox/'))).toEqual(before)
    expect([...filesIn(away.folder).values()].join('\n')).not.toContain('op slot')
  })

  it('unlocked, its files are sealed too, and the sentence is still there', async () => {
    away.page = await unlocked(away, PASSPHRASE)
    await eventually('nothing to lie open', async () => openFilesIn(away.folder).length === 0)
    await openJournal(away.page)
    await away.page.getByText('Midden in een z').waitFor()
    await syncing.inStep()
    for (const { folder } of [home, away]) {
      expect(openFilesIn(folder)).toEqual([])
      const text = [...filesIn(folder).values()].join('\n')
      for (const revision of written) expect(text).not.toContain(revision.text)
    }
    for (const { page, device } of [home, away])
      await eventually('no computer to be behind', async () => {
        const computers = await ask(page, 'computers.list')
        expect(computers[0]).toMatchObject({ isThis: true, device })
        return computers.length === 2 && computers.every((one) => one.plainFiles + one.oldKeyFiles === 0)
      })
  })

  it('shows the same on both, and nothing is lost', async () => {
    const missing: Revision[] = []
    for (const { page } of [home, away]) {
      const shown = await shownTo(page)
      missing.push(...lost(standing(), shown))
      expect(lost(shown, standing())).toEqual([])
      expect(await recentNotes(page)).toEqual([...notes].sort())
      // What was said of files that were ahead of their key is taken back.
      expect((await ask(page, 'app.state')).notices).toEqual([])
      expect((await ask(page, 'unproven.list')).waiting).toEqual([])
      // The count itself notices what is missing.
      const more = { id: both.id, text: 'Dit schreef niemand.' }
      expect(lost([more], shown)).toEqual([more])
    }
    const conflicts = [home, away].flatMap(({ folder }) => conflictsIn(folder))
    console.log(
      `two computers: ${String(written.length)} revisions written, ${String(standing().length)} of them stand, ` +
        `lost ${String(missing.length)}, conflict files ${String(conflicts.length)}, check-ins ${String(notes.length)}`,
    )
    expect(missing).toEqual([])
    expect(conflicts).toEqual([])
  })

  it('shows both versions of what was changed on both', async () => {
    for (const { page } of [home, away]) {
      await openJournal(page)
      await page.getByRole('link', { name: /op twee plekken veranderd.*Vandaag was het/ }).click()
      await page.getByRole('heading', { name: 'Op twee plekken veranderd' }).waitFor()
      for (const text of ['Vandaag was het stil, en dat was goed.', 'Vandaag was het te stil.'])
        await page.getByText(text, { exact: true }).waitFor()
    }
  })

  it('opens with the passphrase that was chosen on the other, and with the old one no more', async () => {
    await changePassphrase(away.page, PASSPHRASE, NEW_PASSPHRASE)
    await syncing.inStep()
    const page = await locked(home)
    await tryToOpen(page, PASSPHRASE)
    await page.getByText('Hiermee ging het niet open.').waitFor()
    home.page = await unlocked(home, NEW_PASSPHRASE)
    expect(lost(standing(), await shownTo(home.page))).toEqual([])
  })

  it('is opened again on one, and lies open on both: every version ever written is in the files', async () => {
    await unseal(home.page, NEW_PASSPHRASE)
    await eventually('the seals to be off on the other', async () => {
      // It may have been locked for a moment: the tombstones of its keys can arrive before the key that lies open.
      away.page = away.luwte.app.windows().at(-1) ?? away.page
      return (await ask(away.page, 'vault.state').catch(() => null))?.lock === 'plain'
    })
    await eventually('every version to lie in both folders', async () => {
      await syncing.inStep()
      const sides = [home, away].map(({ folder }) => filesOfLuwte(folder))
      return isDeepStrictEqual(...(sides as [unknown, unknown])) && lost(written, revisionsIn(home.folder)).length === 0
    })
    for (const { folder } of [home, away]) expect(conflictsIn(folder)).toEqual([])
  })

  it('would notice a month that is gone, and a conflict', async () => {
    await syncing.partition()
    for (const { folder } of [home, away]) writeFileSync(join(folder, 'of nobody.txt'), folder)
    await syncing.heal()
    await syncing.inStep()
    expect(conflictsIn(home.folder)).toHaveLength(1)
    await syncing.stop()
    const [month] = [...filesIn(away.folder).keys()].filter(
      (path) => path.startsWith(home.device) && /\d\.json$/.test(path),
    )
    renameSync(join(away.folder, month ?? ''), join(away.folder, 'elsewhere.json'))
    const missing = lost(standing(), await shownTo(away.page))
    expect(missing.map(({ text }) => text)).toContain('Alleen thuis.')
    expect(lost(written, revisionsIn(away.folder))).not.toEqual([])
  })
})
