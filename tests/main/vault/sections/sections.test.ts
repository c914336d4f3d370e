import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPerson, personRecord } from '@shared/features/people/peopleRecords'
import { DEFINITIONS, definitionOf, textsOf } from '@shared/records/registry'
import { seal, unlock } from '../sealingSupport'
import { carry, type Computer, contentOf, entry, freshFolder, openAt, random } from '../support'

const SECRET = 'alleen van mij'
const OTHER = 'van niemand anders'
const MARK = 'Zilvermeeuw'
const person = (nickname: string) => ({ ...personRecord.sample, nickname: `${MARK} ${nickname}` })

const set = ({ vault }: Computer, secret = SECRET) => vault.sections.set('beside', secret, random.bytes(16))
const stateOf = ({ vault }: Computer) => vault.sections.state('beside')
const namesIn = async ({ vault }: Computer): Promise<string[]> =>
  (await vault.always())
    .flatMap(({ current, siblings }) => [current, ...siblings])
    .filter(isPerson)
    .map(({ nickname }) => nickname.replace(`${MARK} `, ''))
    .sort()
/** Where the words that were typed stand on disk, in the vault and in the user data. */
const placesOf = async ({ folder, userData }: Computer, words = MARK): Promise<string[]> =>
  (await Promise.all([folder, userData].map(contentOf)))
    .flatMap((files) => Object.entries(files))
    .filter(([, text]) => text.includes(words))
    .map(([name]) => name)

test('what belongs to a section keeps no earlier versions and is in no index: both would stay readable', () => {
  const ofSections = DEFINITIONS.filter(({ section }) => section !== undefined)
  expect(ofSections.length).toBeGreaterThan(0)
  for (const { history, search } of ofSections) {
    expect(history).toBe(false)
    expect(search.by).not.toBe('query')
  }
})

test('every record of a section is unreadable while it is locked, wherever its file is, and comes back', async () => {
  const here = await openAt(await freshFolder())
  const ofSections = DEFINITIONS.filter(({ section }) => section !== undefined)
  const added = []
  for (const { kind, sample } of ofSections) added.push(await here.vault.add(kind, sample))
  await set(here)
  for (const { kind, sample } of ofSections) added.push(await here.vault.add(kind, sample))
  const words = added.flatMap(textsOf)
  expect(words.length).toBeGreaterThan(0)
  for (const word of words) expect(await placesOf(here, JSON.stringify(word).slice(1, -1))).toEqual([])
  here.vault.sections.close('beside')
  for (const { id } of added) expect(await here.vault.find(id)).toBeNull()
  await here.vault.sections.open('beside', SECRET)
  for (const { seen: _, changedAt: __, ...rest } of added)
    expect((await here.vault.find(rest.id))?.current).toMatchObject(rest)
})

describe('a section with a lock of its own', () => {
  test('has nothing readable on disk, of before nor of after', async () => {
    const here = await openAt(await freshFolder())
    await here.vault.add('person', person('zus'))
    await here.vault.add('entry', entry('gewoon'))
    expect(await placesOf(here)).toHaveLength(1)
    await set(here)
    await here.vault.add('person', person('broer'))
    expect(await namesIn(here)).toEqual(['broer', 'zus'])
    expect(await placesOf(here)).toEqual([])
    expect(await placesOf(here, 'gewoon')).toHaveLength(1)
  })

  test('shows nothing while it is locked, takes nothing in, and loses nothing', async () => {
    const home = await freshFolder()
    const here = await openAt(home)
    const { id, seen } = await here.vault.add('person', person('zus'))
    await set(here)
    here.vault.sections.close('beside')
    expect([await stateOf(here), await namesIn(here), await here.vault.find(id)]).toEqual(['locked', [], null])
    await expect(here.vault.add('person', person('broer'))).rejects.toMatchObject({ code: 'section-locked' })
    await expect(here.vault.edit(id, seen, { nickname: 'iemand' })).rejects.toMatchObject({ code: 'section-locked' })
    await here.vault.add('entry', entry('dit gaat gewoon'))

    const later = await openAt(home)
    expect([await stateOf(later), await namesIn(later)]).toEqual(['locked', []])
    await expect(later.vault.sections.open('beside', OTHER)).rejects.toMatchObject({ code: 'wrong-secret' })
    await later.vault.sections.open('beside', SECRET)
    expect([await stateOf(later), await namesIn(later)]).toEqual(['open', ['zus']])
  })

  test('opens with its recovery code, and with another passphrase once that was chosen', async () => {
    const here = await openAt(await freshFolder())
    await here.vault.add('person', person('zus'))
    const code = random.bytes(16)
    await here.vault.sections.set('beside', SECRET, code)
    const { printRecoveryCode } = await import('@shared/features/vault-access/recoveryCode')
    here.vault.sections.close('beside')
    await here.vault.sections.open('beside', printRecoveryCode(code))
    expect(await namesIn(here)).toEqual(['zus'])

    await expect(here.vault.sections.changePassphrase('beside', OTHER, OTHER)).rejects.toMatchObject({
      code: 'wrong-secret',
    })
    await here.vault.sections.changePassphrase('beside', SECRET, OTHER)
    here.vault.sections.close('beside')
    await expect(here.vault.sections.open('beside', SECRET)).rejects.toMatchObject({ code: 'wrong-secret' })
    await here.vault.sections.open('beside', OTHER)
    expect(await namesIn(here)).toEqual(['zus'])
  })

  test('is one more wall in a sealed vault, and forgets its key with the other', async () => {
    const home = await freshFolder()
    const here = await openAt(home)
    await here.vault.add('person', person('zus'))
    await set(here)
    await seal(here)
    expect(await namesIn(here)).toEqual(['zus'])
    await here.vault.forgetKeys()
    await unlock(here)
    expect([await stateOf(here), await namesIn(here)]).toEqual(['locked', []])
    await here.vault.sections.open('beside', SECRET)
    expect(await namesIn(here)).toEqual(['zus'])
  })

  test('is closed also while its folder is away', async () => {
    const here = await openAt(await freshFolder())
    await here.vault.add('person', person('zus'))
    await set(here)
    await rename(here.folder, `${here.folder} away`)
    here.vault.sections.close('beside')
    await rename(`${here.folder} away`, here.folder)
    expect([await stateOf(here), await namesIn(here)]).toEqual(['locked', []])
  })

  test('gives back every record as it was when its lock is taken away', async () => {
    const here = await openAt(await freshFolder())
    const names = fc.array(
      fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }).filter((name) => name.trim() !== ''),
      {
        maxLength: 8,
      },
    )
    await fc.assert(
      fc.asyncProperty(names, async (added) => {
        const before: unknown[] = []
        for (const name of added) before.push(await here.vault.add('person', person(name.trim())))
        const content = async () =>
          (await here.vault.always())
            .map(({ current }) => current)
            .filter(isPerson)
            .map(({ seen: _, changedAt: __, ...rest }) => rest)
        const plain = await content()
        await set(here)
        expect(await content()).toEqual(plain)
        here.vault.sections.close('beside')
        await here.vault.sections.open('beside', SECRET)
        expect(await content()).toEqual(plain)
        await here.vault.sections.end('beside', SECRET)
        expect(await content()).toEqual(plain)
        expect(await stateOf(here)).toBe('none')
      }),
      { numRuns: 12 },
    )
    await here.vault.add('person', person('laatste'))
    expect(await placesOf(here)).toHaveLength(1)
  })
})

describe('beside another computer', () => {
  async function two(): Promise<[Computer, Computer]> {
    const here = await openAt(await freshFolder(), { machine: 'here' })
    await here.vault.add('person', person('zus'))
    const home = await freshFolder()
    await carry(here.folder, join(home, 'vault'), 'nothing')
    return [here, await openAt(home, { machine: 'there' })]
  }
  const bring = async (from: Computer, to: Computer) => {
    await carry(from.folder, to.folder, await to.device())
    await to.vault.reload()
  }

  test('what was written there in the open is hidden here while locked, and locked at the next opening', async () => {
    const [here, there] = await two()
    await set(here)
    await there.vault.add('person', person('broer'))
    here.vault.sections.close('beside')
    await bring(there, here)
    expect(await namesIn(here)).toEqual([])
    await here.vault.sections.open('beside', SECRET)
    expect(await namesIn(here)).toEqual(['broer', 'zus'])

    // Once it has come back there, nothing of it can be read: what that computer wrote is older than what is locked.
    await bring(here, there)
    expect([await stateOf(there), await namesIn(there)]).toEqual(['locked', []])
    await expect(there.vault.add('person', person('buur'))).rejects.toMatchObject({ code: 'section-locked' })
    await there.vault.sections.open('beside', SECRET)
    expect(await namesIn(there)).toEqual(['broer', 'zus'])
  })

  test('what was locked here is not left readable in the files of the other, whether it can open it or not', async () => {
    const [here, there] = await two()
    await there.vault.add('person', person('broer'))
    await bring(there, here)
    await set(here)
    await bring(here, there)
    expect(await namesIn(there)).toEqual([])
    expect(await placesOf(there)).toEqual([])
    await bring(there, here)
    expect(await placesOf(here)).toEqual([])
    expect(await namesIn(here)).toEqual(['broer', 'zus'])
    await there.vault.sections.open('beside', SECRET)
    expect(await namesIn(there)).toEqual(['broer', 'zus'])
  })

  test('what the other locked before it knew that the lock was taken away can still be opened', async () => {
    const [here, there] = await two()
    await set(here)
    await bring(here, there)
    await there.vault.sections.open('beside', SECRET)
    await there.vault.add('person', person('broer'))
    await there.vault.add('helper-load', definitionOf('helper-load').sample)
    there.vault.sections.close('beside')
    await here.vault.sections.end('beside', SECRET)
    await bring(there, here)
    await bring(here, there)
    for (const computer of [here, there]) {
      computer.vault.sections.close('beside')
      expect([await stateOf(computer), await namesIn(computer)]).toEqual(['locked', ['zus']])
      await computer.vault.sections.open('beside', SECRET)
      expect([await stateOf(computer), await namesIn(computer)]).toEqual(['none', ['broer', 'zus']])
    }
  })

  test('a change of both at once leaves both beside one another', async () => {
    const [here, there] = await two()
    const [known] = (await there.vault.always()).filter(({ current }) => isPerson(current))
    await set(here)
    const mine = (await here.vault.always()).find(({ current }) => isPerson(current))
    if (!known || !mine) throw new Error('no person')
    await here.vault.edit(mine.current.id, mine.current.seen, { nickname: `${MARK} hier` })
    await there.vault.edit(known.current.id, known.current.seen, { nickname: `${MARK} daar` })
    await bring(there, here)
    here.vault.sections.close('beside')
    expect(await namesIn(here)).toEqual([])
    await here.vault.sections.open('beside', SECRET)
    expect(await namesIn(here)).toEqual(['daar', 'hier'])
    await bring(here, there)
    await there.vault.sections.open('beside', SECRET)
    expect(await namesIn(there)).toEqual(['daar', 'hier'])
  })

  test('two locks given at once both open, each with its own passphrase', async () => {
    const [here, there] = await two()
    await set(here)
    await set(there, OTHER)
    await there.vault.add('person', person('broer'))
    await bring(there, here)
    expect(await stateOf(here)).toBe('locked')
    await here.vault.sections.open('beside', OTHER)
    expect(await stateOf(here)).toBe('open')
    expect(await namesIn(here)).toEqual(['broer', 'zus'])
  })

  /** Both gave it a lock at once; here both are open. */
  async function withTwoLocks(): Promise<[Computer, Computer]> {
    const [here, there] = await two()
    await set(here)
    await set(there, OTHER)
    await there.vault.add('person', person('broer'))
    await bring(there, here)
    await here.vault.sections.open('beside', OTHER)
    return [here, there]
  }

  test('two locks given at once get one passphrase, by either of theirs', async () => {
    for (const secret of [SECRET, OTHER]) {
      const [here] = await withTwoLocks()
      await expect(here.vault.sections.changePassphrase('beside', 'geraden', 'nieuw')).rejects.toMatchObject({
        code: 'wrong-secret',
      })
      await here.vault.sections.changePassphrase('beside', secret, 'voortaan deze')
      here.vault.sections.close('beside')
      for (const former of [SECRET, OTHER])
        await expect(here.vault.sections.open('beside', former)).rejects.toMatchObject({ code: 'wrong-secret' })
      await here.vault.sections.open('beside', 'voortaan deze')
      expect([await stateOf(here), await namesIn(here)]).toEqual(['open', ['broer', 'zus']])
    }
  })

  test('two locks given at once are taken away together, and neither while the other is shut', async () => {
    const [here, there] = await withTwoLocks()
    here.vault.sections.close('beside')
    await expect(here.vault.sections.end('beside', SECRET)).rejects.toMatchObject({ code: 'section-locked' })
    await here.vault.sections.open('beside', OTHER)
    await here.vault.sections.end('beside', SECRET)
    expect([await stateOf(here), await namesIn(here)]).toEqual(['none', ['broer', 'zus']])
    await bring(here, there)
    expect([await stateOf(there), await namesIn(there)]).toEqual(['none', ['broer', 'zus']])
  })
})

describe('interrupted', () => {
  /** The vault as it is after each write of a change, as a power cut would leave it. */
  test('at each of its writes, nothing is lost, and the next opening or setting ends it', async () => {
    for (const end of ['set', 'end'] as const)
      for (let writes = 1; ; writes += 1) {
        const home = await freshFolder()
        const { nodeFiles } = await import('@main/platform/files/files')
        const real = nodeFiles()
        let left = Infinity
        const files = new Proxy(real, {
          get(target, name, receiver) {
            const value: unknown = Reflect.get(target, name, receiver)
            if (name !== 'writeDurably' || typeof value !== 'function') return value
            return async (...args: unknown[]) => {
              if ((left -= 1) < 0) throw new Error('the power is gone')
              return Reflect.apply(value, target, args) as unknown
            }
          },
        })
        const here = await openAt(home, { files })
        here.clock.time = Date.parse('2026-10-03T08:00:00.000Z')
        await here.vault.add('person', person('zus'))
        await here.vault.add('person', person('broer'))
        if (end === 'end') await set(here)
        left = writes
        const isDone = await (end === 'set' ? set(here) : here.vault.sections.end('beside', SECRET)).then(
          () => true,
          () => false,
        )
        const after = await openAt(home)
        if ((await stateOf(after)) !== 'none') await after.vault.sections.open('beside', SECRET)
        expect(await namesIn(after)).toEqual(['broer', 'zus'])
        if ((await stateOf(after)) === 'open') expect(await placesOf(after)).toEqual([])
        await rm(home, { recursive: true, force: true })
        if (isDone) break
        expect(writes).toBeLessThan(40)
      }
  })
})
