import { expect, test } from 'vitest'
import { join } from 'node:path'
import { addWithImage, lostImages } from './crash/images'
import { contentOf, entry, freshFolder, openAt, textsOf } from './support'
import { seal, unlock } from './sealingSupport'
import { usbStick } from './usbStick'

const textsIn = async ({ vault }: Awaited<ReturnType<typeof openAt>>) =>
  (await Promise.all((await vault.months()).map((month) => vault.month(month)))).flatMap(textsOf).sort()

test('a journal on a USB stick is kept when the stick is pulled out: what was called saved is there', async () => {
  const stick = await usbStick()
  const home = await freshFolder()
  const folder = join(stick.folder, 'vault')
  const first = await openAt(home, { folder })
  const kept = await first.vault.add('entry', entry('before'))
  await first.vault.add('entry', entry('second'))
  await first.vault.edit(kept.id, kept.seen, { text: 'changed' })
  await addWithImage(first.vault, 'with an image')
  await stick.pullOut()

  const later = await openAt(home, { folder })
  expect(later.notices).toEqual([])
  expect(await textsIn(later)).toEqual(['changed', 'second', 'with an image'])
  expect(await lostImages(later.vault)).toBe(0)
  await later.vault.add('entry', entry('goes on'))
  await stick.pullOut()
  expect(await textsIn(await openAt(home, { folder }))).toEqual(['changed', 'goes on', 'second', 'with an image'])
  expect(Object.keys(await contentOf(stick.folder)).filter((name) => name.endsWith('.tmp'))).toEqual([])
})

test('a journal on a USB stick is sealed, and opened again after it was pulled out', async () => {
  const stick = await usbStick()
  const home = await freshFolder()
  const folder = join(stick.folder, 'vault')
  const first = await openAt(home, { folder })
  await first.vault.add('entry', entry('before it was sealed'))
  await seal(first)
  await first.vault.add('entry', entry('after it'))
  await stick.pullOut()

  const later = await openAt(home, { folder })
  expect(later.vault.lock).toBe('locked')
  await unlock(later)
  expect(await textsIn(later)).toEqual(['after it', 'before it was sealed'])
  expect(Object.values(await contentOf(stick.folder)).join()).not.toContain('it was sealed')
})
