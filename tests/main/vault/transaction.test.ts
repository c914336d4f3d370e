import fs from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Transaction } from '@main/vault/transaction'
import { entry, freshFolder, NOVEMBER, OCTOBER, openAt, textsOf } from './support'

const NEVER = 'it would wait for itself'

describe('a transaction', () => {
  test('writes several things in one turn, and the others wait for it', async () => {
    const { vault } = await openAt(await freshFolder())
    const order: string[] = []
    const long = vault.transaction(async (tx) => {
      const { id, seen } = await tx.add('entry', entry('one'))
      order.push('added')
      await new Promise((resolve) => setTimeout(resolve, 20))
      await tx.edit(id, seen, { text: 'two' })
      order.push('edited')
    })
    const other = vault.add('entry', entry('three')).then(() => order.push('other'))
    await Promise.all([long, other])
    expect(order).toEqual(['added', 'edited', 'other'])
    expect(textsOf(await vault.month('2026-11'))).toEqual(['two', 'three'])
  })

  test('inside another one is refused at once, however deep, and the outer one goes on', async () => {
    const { vault } = await openAt(await freshFolder())
    await expect(vault.transaction(() => vault.transaction(() => Promise.resolve()))).rejects.toThrow(NEVER)
    const record = await vault.transaction(async (tx) => {
      await Promise.resolve()
      await expect(vault.add('entry', entry('nested'))).rejects.toThrow(NEVER)
      await expect(vault.freeze(() => Promise.resolve())).rejects.toThrow(NEVER)
      await expect(vault.forgetKeys()).rejects.toThrow(NEVER)
      return tx.add('entry', entry('outer'))
    })
    expect(await vault.find(record.id)).not.toBeNull()
    expect(textsOf(await vault.month('2026-11'))).toEqual(['outer'])
  })

  test('has no way to begin another one', async () => {
    const { vault } = await openAt(await freshFolder())
    await vault.transaction(async (tx) => {
      // @ts-expect-error a transaction cannot be entered twice
      expect(tx.transaction).toBeUndefined()
    })
  })

  test('is of no use after its end', async () => {
    const { vault } = await openAt(await freshFolder())
    let kept: Transaction | undefined
    await vault.transaction(async (tx) => void (kept = tx))
    await expect(kept?.add('entry', entry('late'))).rejects.toThrow('after its end')
    expect(await vault.months()).toEqual([])
  })

  test('takes its own steps one after another, also when they are begun at once', async () => {
    const { vault } = await openAt(await freshFolder())
    await vault.transaction((tx) => Promise.all(['a', 'b', 'c'].map((text) => tx.add('entry', entry(text)))))
    expect(textsOf(await vault.month('2026-11'))).toEqual(['a', 'b', 'c'])
  })

  test('keeps what it wrote before it failed, and the next one goes on', async () => {
    const { vault } = await openAt(await freshFolder())
    const failed = vault.transaction(async (tx) => {
      await tx.add('entry', entry('written'))
      throw new Error('a fault of the task')
    })
    await expect(failed).rejects.toThrow('a fault of the task')
    await vault.add('entry', entry('next'))
    expect(textsOf(await vault.month('2026-11'))).toEqual(['written', 'next'])
  })

  test('may be begun by what another one started, once that has ended', async () => {
    const { vault } = await openAt(await freshFolder())
    let later: Promise<unknown> = Promise.resolve()
    let release = () => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    await vault.transaction(async () => {
      later = held.then(() => vault.add('entry', entry('later')))
    })
    release()
    await later
    expect(textsOf(await vault.month('2026-11'))).toEqual(['later'])
  })
})

describe('reading inside a transaction', () => {
  test('finds what was written in it', async () => {
    const { vault } = await openAt(await freshFolder())
    const found = await vault.transaction(async (tx) => vault.find((await tx.add('entry', entry('x'))).id))
    expect(found?.current.text).toBe('x')
  })

  test('puts a damaged own file into quarantine, and does not wait for itself', async () => {
    const home = await freshFolder()
    const first = await openAt(home)
    const october = await first.vault.add('entry', entry('october'), OCTOBER)
    await first.vault.add('entry', entry('november'), NOVEMBER)
    const file = join(first.folder, await first.device(), '2026-10.json')
    const { vault, notices } = await openAt(home)
    await fs.truncate(file, 60)
    const record = await vault.transaction(async (tx) => {
      expect(await vault.find(october.id)).toBeNull()
      return tx.add('entry', entry('after'), OCTOBER)
    })
    expect(notices.map(({ code }) => code)).toEqual(['damaged-set-aside'])
    expect(textsOf(await vault.month('2026-10'))).toEqual([record.text])
    expect(textsOf(await vault.month('2026-11'))).toEqual(['november'])
  })

  test('while nothing may be written, only reports it', async () => {
    const home = await freshFolder()
    const first = await openAt(home)
    await first.vault.add('entry', entry('october'), OCTOBER)
    await first.vault.add('entry', entry('november'), NOVEMBER)
    const folder = join(first.folder, await first.device())
    const { vault, notices } = await openAt(home)
    await fs.truncate(join(folder, '2026-10.json'), 60)
    await vault.freeze(async () => expect(await vault.month('2026-10')).toEqual([]))
    expect(notices.map(({ code }) => code)).toEqual(['not-arrived'])
    expect((await fs.readdir(folder)).sort()).toEqual(['2026-10.json', '2026-11.json'])
  })
})

test('a listener that is called inside a transaction may write: it waits for its turn', async () => {
  const { vault, folder } = await openAt(await freshFolder())
  await vault.add('entry', entry('before'))
  const order: string[] = []
  let written: Promise<unknown> = Promise.resolve()
  vault.onBack(() => (written = vault.add('entry', entry('by the listener')).then(() => order.push('listener'))))
  await vault.transaction(async (tx) => {
    await fs.rename(folder, `${folder}.away`)
    expect(await vault.isThere()).toBe(false)
    await fs.rename(`${folder}.away`, folder)
    expect(await vault.isThere()).toBe(true)
    await tx.add('entry', entry('by the transaction'))
    order.push('transaction')
  })
  await written
  expect(order).toEqual(['transaction', 'listener'])
  expect(textsOf(await vault.month('2026-11'))).toEqual(['before', 'by the transaction', 'by the listener'])
})
