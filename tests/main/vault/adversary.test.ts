import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { makeId } from '@shared/kernel/ids'
import type { VaultRecord } from '@shared/records/record'
import { LuwteError } from '@shared/kernel/errors'
import { Sealing } from '@main/vault/crypto/sealing'
import { VaultLocation } from '@main/vault/vaultLocation'
import { filesWith, OTHER, OTHER_CODE, PASSPHRASE, seal, settle, textsIn, unlock } from './sealingSupport'
import { carry, type Computer, entry, envelopeText, freshFolderOf, openAt, random, readJson } from './support'

// Histories of two honest computers and of somebody who writes whatever they like into the folder of the vault, but knows no
// secret. The vault was sealed on both before it begins.

const OWN = 'van mij'
const FORGED = 'van iemand anders'
const STRANGER = '019ac777-0000-7000-8000-000000000000'

/** `who`: which computer, or into whose folder. `pick`: chooses among what there is. */
type Step =
  | { does: 'write' | 'edit' | 'restart' | 'sync' | 'rotate'; who: 0 | 1 }
  | {
      does: 'forge' | 'overwrite' | 'put back' | 'remove' | 'swap' | 'flip' | 'another id' | 'no keys'
      who: 0 | 1
      pick: number
    }

const who = fc.constantFrom<0 | 1>(0, 1)
const honest = fc.record({ does: fc.constantFrom('write', 'write', 'edit', 'restart', 'sync', 'sync', 'rotate'), who })
const hostile = fc.record({
  does: fc.constantFrom('forge', 'overwrite', 'put back', 'remove', 'swap', 'flip', 'another id', 'no keys'),
  who,
  pick: fc.nat(1000),
})
const history = fc.array(fc.oneof({ weight: 3, arbitrary: honest }, { weight: 2, arbitrary: hostile }), {
  minLength: 4,
  maxLength: 14,
}) as fc.Arbitrary<Step[]>

interface Written {
  by: number
  record: VaultRecord
}

class World {
  readonly homes: string[] = []
  readonly computers: Computer[] = []
  readonly written: Written[] = []
  /** Notices of computers that were restarted since. */
  readonly told: string[][] = [[], []]
  secret = PASSPHRASE
  #texts = 0
  /** What lay in the folders at some earlier time, for putting it back. */
  readonly #earlier: { path: string; bytes: Buffer }[] = []

  static async begin(): Promise<World> {
    const world = new World()
    const a = await freshFolderOf('honest')
    const b = await freshFolderOf('honest')
    world.homes.push(a, b)
    world.computers.push(await openAt(a))
    await world.#write(0)
    await seal(world.#computer(0))
    await carry(join(a, 'vault'), join(b, 'vault'), '\0')
    world.computers.push(await openAt(b))
    await unlock(world.#computer(1))
    await world.#write(1)
    await settle(world.#computer(1))
    await world.#sync(1)
    await world.#sync(0)
    return world
  }

  async take(step: Step): Promise<void> {
    await this.#remember(step.who)
    try {
      await this.#do(step)
    } catch (fault) {
      // A refusal is no matter here: nothing was acknowledged then.
      if (!(fault instanceof LuwteError)) throw fault
    }
  }

  async #do(step: Step): Promise<void> {
    switch (step.does) {
      case 'write':
        return this.#write(step.who)
      case 'edit':
        return this.#edit(step.who)
      case 'restart':
        return this.restart(step.who)
      case 'sync':
        return this.#sync(step.who)
      case 'rotate': {
        const next = this.secret === PASSPHRASE ? OTHER : PASSPHRASE
        await seal(this.#computer(step.who), next, OTHER_CODE)
        this.secret = next
        await this.#sync(step.who)
        await unlock(this.#computer(1 - step.who), next)
        return settle(this.#computer(1 - step.who))
      }
      case 'another id': {
        const path = join(this.#folder(step.who), 'vault.json')
        return writeFile(path, JSON.stringify({ ...(await readJson(path)), id: STRANGER }))
      }
      case 'no keys':
        return rm(join(this.#folder(step.who), 'keys'), { recursive: true, force: true })
      default:
        return this.#tamper(step)
    }
  }

  async #tamper({ does, who: whose, pick }: Extract<Step, { pick: number }>): Promise<void> {
    const paths = (await filesIn(this.#folder(whose))).filter((path) => !path.endsWith('vault.json'))
    const path = paths[pick % paths.length]
    if (!path) return
    const devices = [
      STRANGER,
      ...new Set(paths.map((one) => one.slice(this.#folder(whose).length + 1).split('/')[0] ?? '')),
    ]
    const device = devices[pick % devices.length] ?? STRANGER
    if (does === 'forge' && device !== 'keys') await this.#forge(this.#folder(whose), device, pick)
    if (does === 'overwrite') await writeFile(path, `{"app":"luwte","format":1,"records":[{"text":"${FORGED}"}]}`)
    if (does === 'put back' && this.#earlier.length > 0) {
      const old = this.#earlier[pick % this.#earlier.length]
      if (old) await writeFile(old.path, old.bytes).catch(() => undefined)
    }
    if (does === 'remove') await rm(path)
    if (does === 'swap') await writeFile(path, await readFile(paths[(pick * 7) % paths.length] ?? path))
    if (does === 'flip') {
      const bytes = await readFile(path)
      if (bytes.length > 0) bytes[pick % bytes.length] = (bytes[pick % bytes.length] ?? 0) ^ (1 << (pick & 7))
      await writeFile(path, bytes)
    }
  }

  async #forge(folder: string, device: string, pick: number): Promise<void> {
    const known = this.written[pick % this.written.length]?.record
    const id = pick % 2 === 0 && known ? known.id : makeId(Date.parse('2026-11-20T10:00:00Z'), random.bytes(10))
    const times = { at: '2026-11-20T11:00+01:00[Europe/Amsterdam]', changedAt: '2026-11-29T10:00:00.000Z' }
    const erased = pick % 3 === 0 ? { deleted: times.changedAt, erased: times.changedAt } : { text: FORGED }
    const seen = { ...known?.seen, [STRANGER]: 1 + (pick % 5) }
    const records = [{ id, kind: 'entry', ...times, seen, ...erased }]
    await mkdir(join(folder, device), { recursive: true })
    const fields = { device, kind: 'month', month: '2026-11', revision: 1 + (pick % 60), records }
    await writeFile(join(folder, device, '2026-11.json'), envelopeText(fields))
  }

  async #write(by: number): Promise<void> {
    const record = await this.#computer(by).vault.add('entry', entry(`${OWN} ${(this.#texts += 1)}`))
    this.written.push({ by, record })
  }

  async #edit(by: number): Promise<void> {
    const one = this.written.find((written) => written.by === by)
    if (!one) return
    const { id, seen } = one.record
    one.record = await this.#computer(by).vault.edit(id, seen, { text: `${OWN} ${(this.#texts += 1)}` })
  }

  async restart(by: number): Promise<void> {
    await this.#computer(by).vault.close()
    this.told[by]?.push(...this.#computer(by).notices.map(({ code }) => code))
    this.computers[by] = await openAt(this.homes[by] ?? '')
    await unlock(this.#computer(by), this.secret)
    // As Luwte does after each unlocking.
    await this.#computer(by).vault.checkOwn()
    await settle(this.#computer(by))
  }

  /** What one has comes to the other, as a sync tool brings it: also what somebody put there. */
  async #sync(from: number): Promise<void> {
    await carry(this.#folder(from), this.#folder(1 - from), await this.#computer(1 - from).device())
    await this.#computer(1 - from).vault.reload()
  }

  async #remember(whose: number): Promise<void> {
    if (this.#earlier.length > 60) return
    for (const path of await filesIn(this.#folder(whose))) this.#earlier.push({ path, bytes: await readFile(path) })
  }

  #computer(which: number): Computer {
    const computer = this.computers[which]
    if (!computer) throw new Error('no such computer')
    return computer
  }

  #folder = (which: number) => join(this.homes[which] ?? '', 'vault')
}

async function filesIn(folder: string): Promise<string[]> {
  const found: string[] = []
  for (const name of (await readdir(folder, { recursive: true })).sort())
    if ((await stat(join(folder, name))).isFile()) found.push(join(folder, name))
  return found
}

/** What somebody sees at a computer now; null: it does not open. */
async function shownAt(world: World, which: number): Promise<unknown[] | null> {
  try {
    await world.restart(which)
    return await textsIn(world.computers[which] as Computer)
  } catch (fault) {
    if (fault instanceof LuwteError) return null
    throw fault
  }
}

async function played(steps: readonly Step[]): Promise<World> {
  const world = await World.begin()
  for (const step of steps) await world.take(step)
  return world
}

const PROPERTIES: Record<string, (world: World) => Promise<void>> = {
  'no text of the owner is ever written plain': async (world) => {
    for (const home of world.homes) expect(await filesWith(`${OWN} `, home)).toEqual([])
  },
  'nothing is shown that no holder of the key wrote': async (world) => {
    for (const which of [0, 1])
      for (const text of (await shownAt(world, which)) ?? []) expect(text).toMatch(new RegExp(`^${OWN} \\d+$`))
  },
  'nothing that was acknowledged is lost or changed without a word': async (world) => {
    for (const which of [0, 1]) {
      const shown = await shownAt(world, which)
      const told = [...(world.told[which] ?? []), ...(world.computers[which]?.notices ?? []).map(({ code }) => code)]
      const own = world.written.filter(({ by }) => by === which).map(({ record }) => record.text)
      if (shown === null || !own.every((text) => shown.includes(text))) expect(told).not.toEqual([])
    }
  },
}

/** How many histories of each property. */
const RUNS = 25

const check = (name: string, runs = RUNS) =>
  fc.check(
    fc.asyncProperty(history, async (steps) => {
      await PROPERTIES[name]?.(await played(steps))
    }),
    { numRuns: runs, endOnFailure: true },
  )

afterEach(() => vi.restoreAllMocks())

describe('whatever somebody writes into the folder of a sealed vault', () => {
  for (const name of Object.keys(PROPERTIES))
    test(
      name,
      async () => {
        const found = await check(name)
        expect(
          found.failed ? `${fc.defaultReportMessage(found) ?? ''} ${(found.errorInstance as Error).stack}` : null,
        ).toBeNull()
      },
      300_000,
    )
})

describe('control: each is broken', () => {
  test('where another id is gone into', async () => {
    vi.spyOn(VaultLocation.prototype, 'isOther').mockReturnValue(false)
    expect((await check('no text of the owner is ever written plain', 200)).failed).toBe(true)
  }, 300_000)

  test('where every file is believed', async () => {
    vi.spyOn(Sealing.prototype, 'believes').mockReturnValue(true)
    expect((await check('nothing is shown that no holder of the key wrote', 200)).failed).toBe(true)
  }, 300_000)

  test('where tombstones of anybody erase', async () => {
    vi.spyOn(Sealing.prototype, 'believes').mockReturnValue(true)
    expect((await check('nothing that was acknowledged is lost or changed without a word', 200)).failed).toBe(true)
  }, 300_000)
})
