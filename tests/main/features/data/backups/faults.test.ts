import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LuwteError } from '@shared/kernel/errors'
import type { FakePorts } from '../../../support/ports'
import { Keeper } from './support'

const STEPS = [
  'read',
  'writeDurably',
  'list',
  'remove',
  'link',
  'moveFolder',
  'removeFolder',
  'setAside',
  'kindOf',
] as const

/** The disk as it is, to begin from once more. */
const snapshot = (ports: FakePorts) => {
  const contents = new Map(ports.files.contents)
  return () => {
    ports.files.contents.clear()
    for (const [path, bytes] of contents) ports.files.contents.set(path, bytes)
  }
}

/** From its n-th step on the disk does nothing more, as when Luwte is killed. @returns whether that came to be, and ends it. */
function dieAt(ports: FakePorts, n: number): () => boolean {
  const { files } = ports
  const healthy = { ...files }
  let steps = 0
  for (const name of STEPS) {
    const step = healthy[name] as (...args: string[]) => Promise<unknown>
    Object.assign(files, {
      [name]: async (...args: string[]) => {
        steps += 1
        if (steps < n) return step(...args)
        // A folder goes file by file.
        const [first] = [...files.contents.keys()].filter((path) => path.startsWith(`${args[0]}/`))
        if (name === 'removeFolder' && steps === n && first) files.contents.delete(first)
        throw new LuwteError('not-writable', 'killed')
      },
    })
  }
  return () => {
    for (const name of STEPS) Object.assign(files, { [name]: healthy[name] })
    return steps >= n
  }
}

async function inYears(): Promise<Keeper> {
  const keeper = await Keeper.open()
  for (const text of ['een', 'twee', 'drie', 'vier']) {
    await keeper.write(text)
    await keeper.make()
  }
  await keeper.write('vijf')
  return keeper
}

/** Kills it at every step, looks at what is left, and lets it come about after all. @returns how many steps there were. */
async function atEveryStep(
  keeper: Keeper,
  task: (keeper: Keeper) => Promise<unknown>,
  look: (later: Keeper) => Promise<void>,
): Promise<number> {
  const restore = snapshot(keeper.ports)
  for (let n = 1; ; n += 1) {
    restore()
    const dying = await Keeper.open(keeper.ports)
    const end = dieAt(keeper.ports, n)
    await task(dying).catch(() => undefined)
    if (!end()) return n - 1
    const later = await Keeper.open(keeper.ports)
    for (const id of await later.ids()) expect(await later.backups.test(id)).toMatchObject({ damaged: [] })
    await look(later)
    later.ports.clock.jump(1000)
    expect((await later.backups.make('asked')).snapshots[0]).toMatchObject({ entries: (await later.texts()).length })
    expect(later.stored('/').filter((path) => path.includes('.part/'))).toEqual([])
  }
}

describe('killed at whatever step', () => {
  test('of making one: those before it are whole, the vault is as it was, and the next comes about', async () => {
    const keeper = await inYears()
    const vault = keeper.stored('/data/vault').map((path) => [path, keeper.ports.files.contents.get(path)])
    const before = await keeper.ids()
    const steps = await atEveryStep(
      keeper,
      (dying) => dying.backups.make('asked'),
      async (later) => {
        const ids = await later.ids()
        if (ids.every((id) => before.includes(id))) expect(ids).toEqual(before)
        else expect(ids.slice(1, 3)).toEqual(before.slice(0, 2))
        expect(later.stored('/data/vault').map((path) => [path, later.ports.files.contents.get(path)])).toEqual(vault)
      },
    )
    expect(steps).toBeGreaterThan(30)
  })

  test('of erasing the old ones: a whole one is left, and asked once more it is done', async () => {
    const keeper = await inYears()
    await atEveryStep(
      keeper,
      (dying) => dying.backups.eraseOld(),
      async (later) => {
        expect((await later.ids()).length).toBeGreaterThanOrEqual(1)
        later.ports.clock.jump(1000)
        expect((await later.backups.eraseOld()).snapshots).toHaveLength(1)
        expect(later.stored().filter((path) => path.endsWith('manifest.json'))).toHaveLength(1)
      },
    )
  })

  test('of taking them to another folder: all are to be seen, here or there', async () => {
    const keeper = await inYears()
    const before = await keeper.ids()
    await atEveryStep(
      keeper,
      (dying) => {
        dying.dialogs.folder = '/media/stick'
        return dying.backups.chooseFolder()
      },
      async (later) => {
        expect(await later.ids()).toEqual(before)
        later.dialogs.folder = '/media/stick'
        await later.backups.chooseFolder()
        expect(await later.ids()).toEqual(before)
      },
    )
  })

  test('of bringing one back: what was before is in the vault still, or in the generation made before it', async () => {
    const keeper = await inYears()
    const then = (await keeper.ids()).at(-1) ?? ''
    const before = await keeper.texts()
    await atEveryStep(
      keeper,
      (dying) => dying.backups.restore(then, 'instead'),
      async (later) => {
        const [undo] = (await later.backups.list()).snapshots.filter(({ why }) => why === 'before-restore')
        later.ports.clock.jump(1000)
        if (undo) await later.backups.restore(undo.id, 'instead')
        expect(await later.texts()).toEqual(before)
      },
    )
  })
})

describe('a byte that turned', () => {
  test('is found, wherever in a generation it is', async () => {
    const keeper = await inYears()
    await keeper.vault.add('word', { text: 'loom' })
    const id = await keeper.make()
    const paths = keeper.stored().filter((path) => path.includes(`/${id}/`))
    expect(paths).toHaveLength(4)
    const restore = snapshot(keeper.ports)
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), fc.nat(), async (path, anywhere) => {
        restore()
        keeper.flip(path, anywhere % (keeper.ports.files.contents.get(path)?.length ?? 1))
        const name = path.slice(path.indexOf(id) + id.length + 1).replace(/^vault\//, '')
        expect((await keeper.backups.test(id)).damaged).toContain(name)
      }),
      { numRuns: 300 },
    )
  })

  test('is found too where a file is gone altogether', async () => {
    const keeper = await inYears()
    const id = await keeper.make()
    for (const path of keeper.stored().filter((path) => path.includes(`/${id}/vault/`))) {
      const bytes = keeper.ports.files.contents.get(path) ?? new Uint8Array()
      keeper.ports.files.contents.delete(path)
      expect((await keeper.backups.test(id)).damaged).toHaveLength(1)
      keeper.ports.files.contents.set(path, bytes)
    }
  })

  test('is not handed on to the next one', async () => {
    const keeper = await Keeper.open()
    await keeper.write('een')
    const first = await keeper.make()
    const month = keeper.stored().find((path) => path.endsWith('2026-11.json')) ?? ''
    keeper.flip(month, 100)
    const second = await keeper.make()
    expect((await keeper.backups.test(first)).damaged).toHaveLength(1)
    expect(await keeper.backups.test(second)).toMatchObject({ damaged: [], entries: 1 })
  })
})
