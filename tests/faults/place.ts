import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { LuwteError } from '@shared/kernel/errors'
import { liveClock, openRoom, type Room, type RoomOptions } from '../main/support/room'
import { contentOf, freshFolder } from '../main/vault/support'

export type How = 'plain' | 'sealed'

export const PASSPHRASE = 'een stil huis aan zee'
export const NOW = 'What is written now.'
export const BEFORE = 'What was written last month.'
export const WORD = 'zoetzuur'
export const NEXT = 'Life goes on.'

const MONTH_MS = 31 * 24 * 60 * 60 * 1000

/** A computer with a little in its vault, which is closed and may be damaged. */
export class Place {
  readonly how: How
  readonly home: string
  readonly vault: string
  readonly userData: string
  code = ''

  private constructor(how: How, home: string) {
    this.how = how
    this.home = home
    this.vault = join(home, 'vault')
    this.userData = join(home, 'data')
  }

  static async make(how: How, options: Partial<RoomOptions> = {}): Promise<Place> {
    const place = new Place(how, options.home ?? join(await freshFolder(), 'home'))
    await mkdir(place.home, { recursive: true })
    const room = await openRoom({ ...options, home: place.home })
    await room.vault.add('entry', { text: BEFORE }, liveClock.now() - MONTH_MS)
    await room.vault.add('entry', { text: NOW })
    await room.vault.add('word', { text: WORD })
    if (how === 'sealed') place.code = await room.seal(PASSPHRASE)
    await room.vault.close()
    return place
  }

  /** Luwte is started, and unlocked where it has to be. */
  async open(options: Partial<RoomOptions> = {}): Promise<Room> {
    const room = await openRoom({ ...options, home: this.home })
    if (room.vault.lock === 'locked') await room.unlock(PASSPHRASE)
    return room
  }

  async device(): Promise<string> {
    return (JSON.parse(await readFile(join(this.userData, 'device.json'), 'utf8')) as { deviceId: string }).deviceId
  }

  /** The file of the newest month, of the one before it, or of what is of all times. */
  async file(which: 'now' | 'before' | 'always'): Promise<string> {
    const folder = join(this.vault, await this.device())
    const [before = '', now = ''] = (await readdir(folder)).filter((name) => /^\d{4}-\d\d\.json$/.test(name)).sort()
    return join(folder, { now, before, always: 'always.json' }[which])
  }

  async keyFiles(): Promise<{ path: string; content: Record<string, unknown> }[]> {
    const folder = join(this.vault, 'keys')
    const names = (await readdir(folder)).filter((name) => !name.includes('retired'))
    return Promise.all(
      names.map(async (name) => {
        const path = join(folder, name)
        return { path, content: JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown> }
      }),
    )
  }

  async keyFile(kind: 'passphrase' | 'recovery'): Promise<string> {
    const found = (await this.keyFiles()).find(({ content }) => content.kind === kind)
    if (!found) throw new Error(`no ${kind} slot`)
    return found.path
  }

  /** Where this computer keeps its copy of a key file. */
  copyOf(keyFile: string): string {
    return keyFile.replace(this.vault, this.userData)
  }

  everything(): Promise<Record<string, string>> {
    return contentOf(this.home)
  }

  async remove(path: string): Promise<void> {
    await rm(path, { recursive: true })
  }

  async takeVaultAway(): Promise<() => Promise<void>> {
    await rename(this.vault, `${this.vault}-elsewhere`)
    return () => rename(`${this.vault}-elsewhere`, this.vault)
  }

  async copyTo(home: string): Promise<void> {
    await cp(this.home, home, { recursive: true })
  }
}

/** Texts of entries that are to be seen. */
export async function texts({ vault }: Room): Promise<unknown[]> {
  const months = await Promise.all((await vault.months()).map((month) => vault.month(month)))
  return months.flat().flatMap(({ current, siblings }) => [current, ...siblings].map(({ text }) => text))
}

export const words = async ({ vault }: Room): Promise<unknown[]> =>
  (await vault.always()).map(({ current }) => current.text)

/** Luwte goes on: something more is written, and is there after a restart beside what is still to be seen. */
export async function goesOn(place: Place, room: Room, stillThere: readonly string[]): Promise<void> {
  await room.vault.add('entry', { text: NEXT })
  expect(await texts(room)).toEqual(expect.arrayContaining([...stillThere, NEXT]))
  await room.vault.close()
  expect((await texts(await place.open())).sort()).toEqual([...stillThere, NEXT].sort())
}

export const told = ({ notices }: Room): string[] => notices.map(({ code }) => code)

/** The code of the error that this ends with; none: it comes about. */
export async function faultOf(work: Promise<unknown>): Promise<string[]> {
  try {
    await work
    return []
  } catch (fault) {
    if (fault instanceof LuwteError) return [fault.code]
    throw fault
  }
}

export async function change(path: string, how: (bytes: Uint8Array) => Uint8Array): Promise<Uint8Array> {
  const changed = how(new Uint8Array(await readFile(path)))
  await writeFile(path, changed)
  return changed
}

export const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )
