import { expect, it } from 'vitest'
import { joinedPictures, type Picture } from '@shared/features/journal/pictures'
import { freshFolder, openAt } from '../../vault/support'
import { journalDigest } from '@main/features/journal/journalDigest'
import { House } from '../../support/house'

const picture = (figure: string, alt?: string): Picture => ({
  ...{ blob: figure.repeat(32), bytes: 3, type: 'image/png', width: 2, height: 1 },
  ...(alt === undefined ? {} : { alt }),
})

it('pictures of an entry are kept with it, changed only when they are sent, and gone when none are', async () => {
  const house = new House()
  await house.begin()
  const saved = await house.call('entries.save', { id: null, seen: null, text: '', pictures: [picture('a')] })
  expect(saved.pictures).toEqual([picture('a')])
  const save = async (change: { text: string; pictures?: Picture[] }) =>
    house.call('entries.save', {
      id: saved.id,
      seen: (await house.call('entries.read', { id: saved.id })).seen,
      ...change,
    })
  expect((await save({ text: 'words' })).pictures).toEqual([picture('a')])
  expect((await save({ text: 'words', pictures: [picture('a'), picture('b', 'a hill')] })).pictures).toHaveLength(2)
  const [listed] = await house.entries()
  expect(listed?.picture).toEqual(picture('a'))
  expect(await save({ text: 'words', pictures: [] })).not.toHaveProperty('pictures')
  // What only differs in its pictures is a version too.
  const versions = await house.call('entries.versions', { id: saved.id })
  expect(versions.map(({ pictures }) => pictures.length)).toEqual([2, 1, 1])
})

it('a month knows which of its entries have a picture', async () => {
  const { vault } = await openAt(await freshFolder())
  const at = '2026-11-21T20:04+01:00[Europe/Amsterdam]'
  const { id } = await vault.add('entry', { at, text: '', pictures: [picture('a')] })
  await vault.add('entry', { at, text: 'words' })
  await vault.add('entry', { at, text: '', pictures: [picture('b')], deleted: '2026-11-21T20:04:00.000Z' })
  const [month = ''] = await vault.months()
  expect(journalDigest.derive(await vault.month(month)).lived['2026-11']?.facets).toEqual(['picture/'])
  await vault.erase(id)
  expect(journalDigest.derive(await vault.month(month)).lived['2026-11']?.facets).toEqual([])
})

it('versions that are joined bring each picture once, in their order', () => {
  const joined = joinedPictures([
    { pictures: [picture('a'), picture('b', 'mine')] },
    {},
    { pictures: [picture('b'), picture('c')] },
  ])
  expect(joined).toEqual([picture('a'), picture('b', 'mine'), picture('c')])
})
