import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Picture } from '@shared/features/journal/pictures'
import { PictureService } from '@main/features/journal/pictureService'

import { gif, jpeg, png, SECRETS, webp } from '../../../shared/features/journal/pictureFiles'
import { House, ours, settle } from '../../support/house'
import { freshFolder, openAt, random } from '../../vault/support'

const WORDS = { title: 'Kies foto’s', kind: 'Foto’s' }
const DAY = 24 * 60 * 60 * 1000
const key = 'entry:new' as const
const nothing = { id: null, seen: null, text: '' }
const textOf = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes)

async function begun(house = new House()): Promise<House> {
  await house.begin()
  return house
}
const add = (house: House, bytes: Uint8Array = jpeg(), draft: 'entry:new' | `entry:${string}` = key) =>
  house.call('pictures.add', { draft, bytes: new Uint8Array(bytes), small: null })
const blobsOf = ({ ports }: House) => [...ports.files.contents.keys()].filter((path) => path.includes('/blobs/'))
const draftOf = (pictures: Picture[], text = '') => ({ kind: 'entry', text, seen: null, pictures }) as const
/** What the background does is done. */
async function swept(house: House): Promise<string[]> {
  for (let rest = 0; rest < 20; rest += 1) await settle()
  return blobsOf(house)
}
const address = (blob: string, house: House) => house.app.picture(blob)

describe('a picture', () => {
  it('is kept without what stood beside it, known by what it is, and shown', async () => {
    const house = await begun()
    for (const [make, type] of [
      [jpeg, 'image/jpeg'],
      [png, 'image/png'],
      [webp, 'image/webp'],
      [gif, 'image/gif'],
    ] as const) {
      const picture = await add(house, make({ width: 30, height: 20 }))
      expect(picture).toMatchObject({ type, width: 30, height: 20 })
      const shown = await address(picture.blob, house)
      expect(shown?.type).toBe(type)
      for (const secret of SECRETS) expect(textOf(shown?.bytes ?? new Uint8Array())).not.toContain(secret)
      expect(await house.call('pictures.read', { blob: picture.blob })).toEqual(shown?.bytes)
    }
    for (const [path, bytes] of house.ports.files.contents)
      for (const secret of SECRETS) expect(`${path} ${textOf(bytes)}`).not.toContain(secret)
  })

  it('is refused where it is none; nothing is kept of it, and nothing else is shown by its address', async () => {
    const house = await begun()
    await expect(add(house, new Uint8Array())).rejects.toThrow('bad-input')
    await expect(add(house, new TextEncoder().encode('<svg/>'))).rejects.toThrow('bad-input')
    const small = { draft: key, bytes: new Uint8Array(jpeg()), small: new TextEncoder().encode('no picture') }
    await expect(house.call('pictures.add', small)).rejects.toThrow('bad-input')
    const asked = await house.app.handle('pictures.add', { draft: key, bytes: [1, 2], small: null }, ours)
    expect(asked).toEqual({ ok: false, error: { code: 'bad-input' } })
    expect(blobsOf(house)).toEqual([])
    for (const blob of ['', '../../settings.json', 'f'.repeat(32)]) expect(await address(blob, house)).toBeNull()
  })

  it('goes with its entry: the bin keeps it, erasing leaves no byte of it', async () => {
    const house = await begun()
    const { id } = await house.call('entries.save', { ...nothing, pictures: [await add(house)] })
    await house.call('drafts.clear', { key })
    expect(await swept(house)).toHaveLength(1)
    await house.call('entries.remove', { id })
    expect(await swept(house)).toHaveLength(1)
    await house.call('entries.erase', { id })
    expect(await swept(house)).toEqual([])
  })

  it('of an earlier version stays as long as that', async () => {
    const house = await begun()
    const { id, seen } = await house.call('entries.save', { ...nothing, pictures: [await add(house)] })
    house.ports.clock.jump(DAY)
    await house.call('entries.save', { id, seen, text: 'without', pictures: [] })
    const other = await house.call('entries.save', { ...nothing, text: 'another' })
    await house.call('entries.erase', { id: other.id })
    expect(await swept(house)).toHaveLength(1)
  })
})

describe('a picture of a draft', () => {
  it('stays while the draft does, also after a start, and whatever is erased meanwhile', async () => {
    const house = await begun()
    const picture = await add(house)
    await house.call('drafts.write', { key, draft: draftOf([picture]) })
    const other = await house.call('entries.save', { ...nothing, text: 'another' })
    await house.call('entries.erase', { id: other.id })
    expect(await swept(house)).toHaveLength(1)
    await house.app.close()
    const again = await begun(new House(house.ports))
    const one = await again.call('entries.save', { ...nothing, text: 'another' })
    await again.call('entries.erase', { id: one.id })
    expect(await swept(again)).toHaveLength(1)
    expect(await again.call('drafts.read', { key })).toEqual(draftOf([picture]))
    expect(await address(picture.blob, again)).not.toBeNull()
  })

  it('that was added a blink ago, and is in no draft yet, stays too', async () => {
    const house = await begun()
    await add(house)
    const other = await house.call('entries.save', { ...nothing, text: 'another' })
    await house.call('entries.erase', { id: other.id })
    expect(await swept(house)).toHaveLength(1)
  })

  it('goes when the draft is let go; what was written with it goes to the bin first', async () => {
    const house = await begun()
    await add(house)
    await house.call('drafts.clear', { key })
    expect(await swept(house)).toEqual([])
    const picture = await add(house)
    const { binned } = await house.call('drafts.discard', { key, draft: draftOf([picture]) })
    expect(await swept(house)).toHaveLength(1)
    expect((await house.call('entries.read', { id: binned ?? '' })).entry.pictures).toEqual([picture])
    // Undone: it is a draft again, and the entry in the bin is gone.
    await house.call('drafts.write', { key, draft: draftOf([picture]) })
    await house.call('entries.erase', { id: binned ?? '' })
    expect(await swept(house)).toHaveLength(1)
    await house.call('drafts.clear', { key })
    await house.call('entries.erase', { id: (await house.call('entries.save', nothing)).id })
    expect(await swept(house)).toEqual([])
  })

  it('whatever is done, in whichever order: what an entry or a draft has is there, and in the end nothing else', async () => {
    const step = fc.record({ does: fc.constantFrom('add', 'write', 'save', 'clear', 'bin', 'erase'), which: fc.nat(3) })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const house = await begun()
        let open: Picture[] = []
        let drafted: Picture[] = []
        const entries: { id: string; pictures: Picture[] }[] = []
        for (const { does, which } of steps) {
          const one = entries[which]
          if (does === 'add') open = [...open, await add(house)]
          else if (does === 'write') await house.call('drafts.write', { key, draft: draftOf((drafted = open)) })
          else if (does === 'clear') {
            await house.call('drafts.clear', { key })
            open = drafted = []
          } else if (does === 'save') {
            const { id } = await house.call('entries.save', { ...nothing, pictures: open })
            entries.push({ id, pictures: open })
            await house.call('drafts.clear', { key })
            open = drafted = []
          } else if (one && does === 'bin') await house.call('entries.remove', { id: one.id })
          else if (one) {
            await house.call('entries.erase', { id: one.id })
            entries.splice(which, 1)
          }
          await swept(house)
          for (const { blob } of [...open, ...drafted, ...entries.flatMap(({ pictures }) => pictures)])
            expect(await address(blob, house)).not.toBeNull()
        }
        await house.call('drafts.clear', { key })
        await house.call('entries.erase', { id: (await house.call('entries.save', nothing)).id })
        const left = (await swept(house)).map((path) => path.slice(-32))
        expect(left.sort()).toEqual(entries.flatMap(({ pictures }) => pictures.map(({ blob }) => blob)).sort())
      }),
      { numRuns: 25 },
    )
  })
})

describe('files that are chosen', () => {
  it('are read one by one, and no others', async () => {
    const house = await begun()
    const { contents } = house.ports.files
    contents.set('/photos/zee.jpg', jpeg())
    contents.set('/photos/groot.jpg', new Uint8Array(50_000_001))
    house.ports.dialogs.files = ['/photos/zee.jpg', '/photos/groot.jpg', '/photos/weg.jpg']
    expect(await house.call('pictures.choose', WORDS)).toEqual([
      { name: 'zee.jpg' },
      { name: 'groot.jpg' },
      { name: 'weg.jpg' },
    ])
    expect(await house.call('pictures.chosen', { index: 0 })).toEqual({ bytes: jpeg() })
    expect(await house.call('pictures.chosen', { index: 1 })).toEqual({ tooLarge: true })
    for (const index of [2, 3]) await expect(house.call('pictures.chosen', { index })).rejects.toThrow('not-found')
    house.ports.dialogs.files = []
    expect(await house.call('pictures.choose', WORDS)).toEqual([])
    await expect(house.call('pictures.chosen', { index: 0 })).rejects.toThrow('not-found')
  })
})

describe('on a disk', () => {
  const MARK = 'what only this picture shows'

  async function textsIn(folder: string): Promise<string> {
    const names = await readdir(folder, { recursive: true, withFileTypes: true })
    const files = names.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name))
    return (await Promise.all(files.map((path) => readFile(path, 'latin1').catch(() => '')))).join('\n')
  }

  it('a sealed vault and the user data hold no byte of it in plain', async () => {
    const folder = await freshFolder()
    const { vault } = await openAt(folder)
    const drafts = { blobs: () => Promise.resolve([]) }
    const pictures = new PictureService({ vault, drafts, inBackground: (work) => work.then(() => undefined) })
    const bytes = jpeg({ coded: new TextEncoder().encode(MARK) })
    const before = await pictures.store(bytes, null, 'entry:new')
    await vault.add('entry', { text: '', pictures: [before] })
    expect(await textsIn(folder)).toContain(MARK)
    await vault.transaction(async (tx) => {
      await tx.keys.seal({ passphrase: 'een stil huis aan zee', recoveryKey: random.bytes(16) })
      await tx.reseal(() => undefined)
    })
    const after = await pictures.store(bytes, jpeg({ coded: new TextEncoder().encode(MARK) }), 'entry:new')
    expect(textOf(await pictures.read(after.blob))).toContain(MARK)
    expect(textOf(await pictures.read(before.blob))).toContain(MARK)
    expect(await textsIn(folder)).not.toContain(MARK)
    await vault.forgetKeys()
    expect(await pictures.show(after.blob)).toBeNull()
    await expect(pictures.store(bytes, null, 'entry:new')).rejects.toMatchObject({ code: 'locked' })
  })
})
