import { execFileSync } from 'node:child_process'
import fs, { cp, lstat, mkdir, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { makeId } from '@shared/kernel/ids'
import { nodeFiles } from '@main/platform/files/files'
import type { Files } from '@main/ports'
import { codesOf, forge, recordOf, STRANGER } from './forging'
import { OTHER, OTHER_CODE, seal, settle, textsIn, unlock } from './sealingSupport'
import { carry, entry, freshFolder, random } from './support'
import { at, FORGED, joined, one, plain, sealed, WORDS } from './attackSupport'

// The second attack: what else than files, and under what other names, somebody can put into the folder; files that are swapped
// between a look and the use; and states of the owner's own files that come back.

const id = (): string => makeId(Date.now(), random.bytes(10))
const BLOB = '00112233445566778899aabbccddeeff'

async function* bytesOf(text: string) {
  yield new TextEncoder().encode(text)
}

/** Where a file of Luwte can lie, of this computer and of others. */
const places = (own: string): string[] => [
  `${own}/2026-10.json`,
  `${own}/2026-09.past.json`,
  `${own}/2026-11 (1).json`,
  `${own}/2026-11.json.damaged-2026-11-21T19-04-31-250Z`,
  `${own}/blobs/${BLOB}`,
  `${own}/blobs/${BLOB}.damaged-2026-11-21T19-04-31-250Z`,
  `${own}/inbox/${id()}.json`,
  `${own}/open.json`,
  `${STRANGER}/2026-11.json`,
  `${STRANGER}/always.json`,
  `${STRANGER}/2026-11.sync-conflict-1.json`,
  `${STRANGER}/blobs/${BLOB}`,
  `${STRANGER}/inbox/${id()}.json`,
  `keys/${id()}.json`,
  `keys/${id()}.retired.json`,
  `set-aside/${STRANGER}.2026-11-22T20-04-31-250Z`,
  'vault.json.damaged-2026-11-21T19-04-31-250Z',
]

const kinds: [string, (path: string) => Promise<unknown>][] = [
  ['a pipe that nobody writes into', async (path) => execFileSync('mkfifo', [path])],
  [
    'a file of more bytes than any memory, none of them on disk',
    async (path) => {
      await writeFile(path, '')
      await truncate(path, 2 ** 42)
    },
  ],
  [
    'a folder with something in it',
    async (path) => {
      await mkdir(path)
      await writeFile(join(path, 'x'), 'x')
    },
  ],
  ['a link to itself', (path) => symlink(path, path)],
]

/** Where the words can be read, whatever else there is, and whatever it is called. */
async function seenIn(folder: string, words = WORDS): Promise<string[]> {
  const found: string[] = []
  for (const name of await readdir(folder, { encoding: 'buffer' })) {
    const path = Buffer.concat([Buffer.from(`${folder}/`), name])
    const stats = await lstat(path)
    if (stats.isDirectory() && !name.includes(0xff)) found.push(...(await seenIn(path.toString(), words)))
    if (stats.isFile() && stats.size < 1_000_000 && (await readFile(path)).includes(words)) found.push(path.toString())
  }
  return found
}

describe.each(kinds)('%s in each place of a file', (_, put) => {
  async function putAll(folder: string, own: string) {
    for (const place of places(own)) {
      await mkdir(join(folder, place, '..'), { recursive: true })
      await put(join(folder, place))
    }
  }

  test('keeps a plain vault from neither being read nor being sealed as a whole', async () => {
    const computer = await plain()
    const image = await computer.vault.transaction((tx) => tx.putBlob(bytesOf(WORDS), 'image/png'))
    await computer.vault.close()
    await putAll(computer.folder, await computer.device())
    const later = await at(computer.home)
    if (later.vault.lock === 'locked') await later.vault.disownKeyFiles()
    expect.soft(await textsIn(later)).toEqual([WORDS])
    await seal(later)
    expect.soft(await seenIn(computer.folder)).toEqual([])
    expect.soft(later.vault.isSettled).toBe(true)
    expect.soft(await later.vault.readBlob(image.blob).next()).toMatchObject({ done: false })
  })

  test('keeps a sealed vault from neither being opened, written, sealed anew, nor looked through', async () => {
    const computer = await sealed()
    await computer.vault.close()
    await putAll(computer.folder, await computer.device())
    const later = await at(computer.home)
    await unlock(later)
    expect.soft(await textsIn(later)).toEqual([WORDS])
    await later.vault.add('entry', entry('daarna'))
    await later.vault.emptyInbox(() => true)
    await later.vault.checkOwn()
    await later.vault.unproven.folders()
    await seal(later, OTHER, OTHER_CODE)
    expect.soft(await textsIn(later)).toEqual(['daarna', WORDS])
    expect.soft(later.vault.isSettled).toBe(true)
  })
})

describe('names', () => {
  test('as long as a name can be keep nothing that is plain from being sealed', async () => {
    const computer = await plain()
    const own = join(computer.folder, await computer.device())
    await computer.vault.close()
    const month = await readFile(join(own, '2026-11.json'))
    await writeFile(join(own, `2026-11 ${'x'.repeat(242)}.json`), month)
    await writeFile(join(own, `${'x'.repeat(220)}.damaged-2026-11-21T19-04-31-250Z`), month)
    const later = await at(computer.home)
    await seal(later).catch(() => undefined)
    await settle(later).catch(() => undefined)
    expect.soft(await seenIn(computer.folder)).toEqual([])
    expect.soft(later.vault.isSettled).toBe(true)
  })

  test('of a temporary file, on a folder, keep Luwte from nothing, and what was left behind is removed all the same', async () => {
    const computer = await sealed()
    const own = join(computer.folder, await computer.device())
    await computer.vault.transaction((tx) => tx.putBlob(bytesOf('x'), 'image/png'))
    await computer.vault.close()
    for (const folder of [computer.folder, own, join(own, 'blobs'), join(computer.folder, 'keys')]) {
      await mkdir(join(folder, '.syncthing.a.0123456789abcdef.tmp', 'in'), { recursive: true })
      await writeFile(join(folder, '.syncthing.b.0123456789abcdef.tmp'), WORDS)
    }
    const later = await at(computer.home)
    await unlock(later)
    await later.vault.checkOwn()
    await later.vault.add('entry', entry('daarna'))
    expect.soft(await textsIn(later)).toEqual(['daarna', WORDS])
    expect.soft(await seenIn(computer.folder)).toEqual([])
  })

  test('that differ from ours in case only, or in what looks like a figure, are none of ours', async () => {
    const computer = await sealed()
    const own = await computer.device()
    await computer.vault.close()
    const twin = own.toUpperCase()
    await cp(join(computer.folder, own), join(computer.folder, twin), { recursive: true })
    await cp(join(computer.folder, 'keys'), join(computer.folder, 'KEYS'), { recursive: true })
    for (const name of [
      '2026-11.JSON',
      'Always.json',
      '２０２６-11.json',
      '2026-１1.json',
      '2026-11.json ',
      'always.json\u0301',
    ])
      await cp(join(computer.folder, own, '2026-11.json'), join(computer.folder, own, name))
    await writeFile(join(computer.folder, 'Vault.json'), '{}')
    const before = await readdir(join(computer.folder, twin))
    const later = await at(computer.home)
    await unlock(later)
    await settle(later)
    expect.soft(await textsIn(later)).toEqual([WORDS])
    expect.soft(codesOf(later)).toEqual([])
    expect.soft(await later.device()).toBe(own)
    expect.soft(await readdir(join(computer.folder, twin))).toEqual(before)
  })

  test('that are no text keep nothing from being read, written and sealed', async () => {
    const computer = await plain()
    const own = join(computer.folder, await computer.device())
    await computer.vault.close()
    const bad = (folder: string, begin: string, end: string) =>
      Buffer.concat([Buffer.from(`${folder}/${begin}`), Buffer.from([0xff, 0xfe]), Buffer.from(end)])
    for (const [folder, begin, end] of [
      [own, '2026-11 ', '.json'],
      [own, 'x', '.json.damaged-2026-11-21T19-04-31-250Z'],
      [computer.folder, 'vault', '.json'],
      [join(computer.folder, 'keys'), '', '.json'],
      [join(own, 'inbox'), '', '.json'],
    ] as const) {
      await mkdir(folder, { recursive: true })
      await writeFile(bad(folder, begin, end), '{}')
    }
    const later = await at(computer.home)
    await later.vault.add('entry', entry('daarna'))
    await seal(later)
    expect.soft(await textsIn(later)).toEqual(['daarna', WORDS])
    expect.soft(await seenIn(own)).toEqual([])
    expect.soft(later.vault.isSettled).toBe(true)
  })

  test('of what every object has, in a vector, keep a record from nothing', async () => {
    const computer = await plain()
    const [before] = await computer.vault.month('2026-11')
    const { id: record, seen } = one(before).current
    const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty']
    const own = await computer.device()
    const text = JSON.stringify(recordOf({ text: FORGED, seen: {} }, record)).replace(
      '"seen":{}',
      `"seen":{${names.map((name) => `"${name}":7`).join(',')},"${own}":1}`,
    )
    await forge(computer.folder, STRANGER, '2026-11.json', [JSON.parse(text) as object])
    await computer.vault.reload()
    await computer.vault.month('2026-11')
    const [found] = await computer.vault.month('2026-11')
    const all = [one(found).current, ...one(found).siblings].map((version) => version.seen)
    const joinedSeen = Object.fromEntries(all.flatMap((vector) => Object.entries(vector)).concat(Object.entries(seen)))
    await computer.vault.edit(record, joinedSeen, { text: 'anders' })
    expect(await textsIn(computer)).toEqual(['anders'])
  })
})

describe('a file that is swapped between the look and the use', () => {
  /** Something else is in the place of this file as soon as it was looked at. */
  function swappedAfterLook(path: string, swap: () => Promise<unknown>) {
    const look = fs.lstat
    const spy = vi.spyOn(fs, 'lstat').mockImplementation((async (at: string, ...rest: never[]) => {
      const stats = await look(at, ...rest)
      if (at === path) {
        spy.mockRestore()
        await swap()
      }
      return stats
    }) as never)
    onTestFinished(() => spy.mockRestore())
  }

  test.each<[string, (path: string) => Promise<unknown>]>([
    ['one larger than any', (path) => truncate(path, 2 ** 31 + 5)],
    ['one somewhat too large', (path) => truncate(path, 300_000_000)],
    [
      'a pipe',
      async (path) => {
        await rm(path)
        execFileSync('mkfifo', [path])
      },
    ],
    [
      'a link',
      async (path) => {
        await rm(path)
        await writeFile(`${path}.other`, WORDS)
        await symlink(`${path}.other`, path)
      },
    ],
  ])('for %s: it is not read', async (_, swap) => {
    const path = join(await freshFolder(), '2026-11.json')
    await writeFile(path, '{}')
    swappedAfterLook(path, () => swap(path))
    const read = async () => (await nodeFiles().read(path))?.length
    await expect(read()).rejects.toMatchObject({ code: 'unreadable' })
    await rm(path)
    await writeFile(path, '{}')
    swappedAfterLook(path, () => swap(path))
    const stream = async () => {
      for await (const piece of nodeFiles().readStream(path)) return piece.length
      return 0
    }
    await expect(stream()).rejects.toMatchObject({ code: 'unreadable' })
  })

  test('is listed for a new key only as it was read: swapped right after, it is not believed', async () => {
    const a = await sealed()
    const b = await joined(a)
    await b.vault.add('entry', entry('van b'))
    await b.vault.close()
    const deviceB = await b.device()
    await carry(b.folder, a.folder, await a.device())
    await forge(join(a.home, 'theirs'), deviceB, '2026-11.json', [recordOf({ text: FORGED })], { revision: 50 })
    const real = nodeFiles()
    const path = join(a.folder, deviceB, '2026-11.json')
    let isOn = false
    const files: Files = {
      ...real,
      async read(at, atMost) {
        const bytes = await real.read(at, atMost)
        if (isOn && at === path) await cp(join(a.home, 'theirs', deviceB, '2026-11.json'), path)
        return bytes
      },
    }
    const later = await at(a.home, files)
    await unlock(later)
    isOn = true
    await seal(later, OTHER, OTHER_CODE)
    await later.vault.reload()
    expect.soft(await textsIn(later)).not.toContain(FORGED)
    expect.soft(codesOf(later)).toContain('unproven')
  })
})

describe('what the owner wrote before, put back', () => {
  test('time and again, costs no word that lay in a file afterwards, and each time is told', async () => {
    const computer = await sealed()
    const kept: string[] = [WORDS]
    for (let time = 0; time < 110; time += 1) {
      const now = await at(computer.home)
      await unlock(now)
      kept.push(`${time}`.padStart(3, '0'))
      await now.vault.add('entry', entry(one(kept.at(-1))))
      const own = join(now.folder, await now.device(), '2026-11.json')
      const old = await readFile(own)
      await now.vault.add('entry', entry('weg'))
      await now.vault.close()
      await writeFile(own, old)
    }
    const later = await at(computer.home)
    await unlock(later)
    expect(await textsIn(later)).toEqual(kept.sort())
    expect(codesOf(later)).toContain('older-file')
    expect(codesOf(later)).not.toContain('too-many-files')
  }, 120_000)

  test('as a conflict copy brings no former line of the plan back, nor one that was erased', async () => {
    const computer = await sealed()
    const own = join(computer.folder, await computer.device())
    const line = await computer.vault.add('plan', { part: 'people', lines: ['oud nummer'] })
    const word = await computer.vault.add('own-phrase', { text: 'een zin van toen' })
    const gone = await computer.vault.add('entry', entry('uitgewist'))
    const old = await readFile(join(own, 'always.json'))
    const oldMonth = await readFile(join(own, '2026-11.json'))
    await computer.vault.edit(line.id, line.seen, { lines: ['nieuw nummer'] })
    await computer.vault.edit(word.id, word.seen, { deleted: '2026-11-22T10:00:00.000Z' })
    await computer.vault.edit(gone.id, gone.seen, { text: 'uitgewist, later' })
    await computer.vault.erase(gone.id)
    await computer.vault.close()
    await writeFile(join(own, 'always (conflicted copy).json'), old)
    await writeFile(join(own, '2026-11 (conflicted copy).json'), oldMonth)
    const later = await at(computer.home)
    await unlock(later)
    await later.vault.checkOwn()
    const all = await later.vault.always()
    const plan = all.filter(({ current }) => current.kind === 'plan')
    expect.soft(plan.map(({ current }) => current.lines)).toEqual([['nieuw nummer']])
    expect.soft(plan.flatMap(({ siblings }) => siblings)).toEqual([])
    expect.soft(all.find(({ current }) => current.id === word.id)?.current.deleted).toBeDefined()
    expect.soft(await textsIn(later)).not.toContain('uitgewist')
  })
})
