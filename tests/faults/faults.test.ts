import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { FORMAT } from '@main/vault/crypto/envelope'
import { type Case, cases } from './cases'
import { checklist } from './checklist'
import { report } from './scope'

const root = join(import.meta.dirname, '../..')
const done: (Omit<Case, 'run'> & { part: string })[] = []

afterAll(() => report('cases', 'all', { cases: done }))

/** A table that names a test which is not there would lie. */
function holdThese(tests: readonly [file: string, name: string][]): void {
  for (const [file, name] of tests) {
    expect(name.length, file).toBeGreaterThan(10)
    expect(readFileSync(join(root, file), 'utf8'), file).toContain(name)
  }
}

for (const [part, list] of Object.entries(cases))
  describe(part, () => {
    for (const { run, ...told } of list)
      test(told.name, async () => {
        if (run) expect(await run()).toEqual(told.seen)
        else holdThese(told.tests ?? [])
        done.push({ ...told, part })
      })
  })

test('each is named once, and is either run or said where it is', () => {
  const all = Object.values(cases).flat()
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
  for (const one of all) expect([one.run, one.tests].filter(Boolean), one.name).toHaveLength(1)
})

test('nothing is migrated yet: with a second format, being killed at each step of it becomes a case', () => {
  expect(FORMAT).toBe(1)
})

describe("Electron's own list", () => {
  for (const { point, tests } of checklist) test(point, () => holdThese(tests))

  test('has twenty points', () => {
    expect(checklist).toHaveLength(20)
    report('checklist', 'all', { points: checklist })
  })
})
