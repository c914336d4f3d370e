import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeId } from '@shared/kernel/ids'
import { type VersionVector, compareVectors, nextVector, unionOfVectors } from '@shared/kernel/versionVectors'
import type { VaultRecord } from '@shared/records/record'
import { canonicalJson } from '@shared/kernel/canonicalJson'
import {
  latestCopies,
  type MergedRecord,
  mergeRecords,
  mergedVector,
  VERSIONS_KEPT,
  versionsToDrop,
} from '@shared/records/merging'
import { instant } from '@shared/kernel/time'

const ID = makeId(Date.UTC(2026, 10, 21), new Uint8Array(10))

const record = (seen: VersionVector, text: string, rest: Partial<VaultRecord> = {}): VaultRecord => ({
  id: ID,
  kind: 'entry',
  at: '2026-11-21T20:04+01:00[Europe/Amsterdam]',
  seen,
  changedAt: '2026-11-21T19:04:31.250Z',
  text,
  ...rest,
})

/** The last three are what every object inherits, and what a damaged or hostile file may name its devices. */
const device = fc.constantFrom('aa', 'bb', 'cc', 'toString', 'constructor', 'valueOf')
const vector = fc.dictionary(device, fc.integer({ min: 1, max: 4 }), { maxKeys: 4, noNullPrototype: true })
const copy = fc
  .tuple(vector, fc.constantFrom('x', 'y', 'z'), fc.integer({ min: 0, max: 3 }), fc.boolean())
  .map(([seen, text, minute, isDeleted]) =>
    record(seen, text, {
      changedAt: instant(minute * 60_000),
      ...(isDeleted ? { deleted: instant(minute * 60_000) } : {}),
    }),
  )
const copies = fc.array(copy, { maxLength: 8 })

const asText = (records: VaultRecord[]) => records.map(canonicalJson)

describe('comparing vectors', () => {
  test('the order is that of what is contained in what', () => {
    expect(compareVectors({ aa: 1 }, { aa: 1 })).toBe('same')
    expect(compareVectors({ aa: 1 }, { aa: 2 })).toBe('older')
    expect(compareVectors({ aa: 1, bb: 1 }, { aa: 1 })).toBe('newer')
    expect(compareVectors({ aa: 1 }, { bb: 1 })).toBe('concurrent')
  })

  test('seen from the other side it is the opposite', () => {
    const opposite = { same: 'same', older: 'newer', newer: 'older', concurrent: 'concurrent' } as const
    fc.assert(
      fc.property(vector, vector, (one, other) => {
        expect(compareVectors(other, one)).toBe(opposite[compareVectors(one, other)])
      }),
    )
  })

  test('a union contains both, and an edit is newer than all it saw', () => {
    fc.assert(
      fc.property(fc.array(vector, { maxLength: 4 }), device, (seen, own) => {
        const union = unionOfVectors(seen)
        for (const one of seen) {
          expect(['same', 'older']).toContain(compareVectors(one, union))
          expect(compareVectors(one, nextVector(seen, own))).toBe('older')
        }
      }),
    )
  })
})

describe('merging copies', () => {
  test('the order in which they arrive makes no difference', () => {
    fc.assert(
      fc.property(copies, fc.func(fc.nat()), (all, key) => {
        const shuffled = [...all].sort((one, other) => key(canonicalJson(one)) - key(canonicalJson(other)))
        expect(asText(latestCopies(shuffled))).toEqual(asText(latestCopies(all)))
      }),
    )
  })

  test('it makes no difference which are merged first', () => {
    fc.assert(
      fc.property(copies, copies, copies, (a, b, c) => {
        const left = latestCopies([...latestCopies([...a, ...b]), ...c])
        const right = latestCopies([...a, ...latestCopies([...b, ...c])])
        expect(asText(left)).toEqual(asText(right))
      }),
    )
  })

  test('merging twice is merging once', () => {
    fc.assert(
      fc.property(copies, (all) => {
        const once = latestCopies(all)
        expect(asText(latestCopies([...once, ...all]))).toEqual(asText(once))
      }),
    )
  })

  test('every copy is in the result, or one that saw it is', () => {
    fc.assert(
      fc.property(copies, (all) => {
        const result = latestCopies(all)
        for (const one of all)
          expect(
            result.some(
              (kept) => canonicalJson(kept) === canonicalJson(one) || compareVectors(one.seen, kept.seen) === 'older',
            ),
          ).toBe(true)
      }),
    )
  })

  test('of two concurrent copies the one that was not deleted is shown, then the later one', () => {
    const early = record({ aa: 1 }, 'early', { changedAt: instant(1) })
    const late = record({ bb: 1 }, 'late', { changedAt: instant(2) })
    const deleted = record({ cc: 1 }, 'deleted', { changedAt: instant(3), deleted: instant(3) })
    expect(latestCopies([deleted, early, late]).map((one) => one.text)).toEqual(['late', 'early', 'deleted'])
  })

  test('records are told apart by id', () => {
    const other = { ...record({ aa: 1 }, 'other'), id: makeId(0, new Uint8Array(10)) }
    expect(mergeRecords([record({ aa: 2 }, 'one'), other, record({ aa: 1 }, 'former')])).toEqual(
      new Map<string, MergedRecord>([
        [ID, { current: record({ aa: 2 }, 'one'), siblings: [] }],
        [other.id, { current: other, siblings: [] }],
      ]),
    )
  })
})

test('the canonical text does not depend on the order of fields and leaves out what is undefined', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: undefined })).toBe(
    canonicalJson(JSON.parse('{"b":[1,{"c":"x","d":null}]}')),
  )
})

describe('devices that edit and keep in step at random', () => {
  const names = ['aa', 'bb', 'cc'] as const
  const step = fc.oneof(
    fc.record({ do: fc.constant('edit' as const), by: fc.nat(2) }),
    fc.record({ do: fc.constant('sync' as const), by: fc.nat(2), from: fc.nat(2) }),
  )

  test('end up with the same view, and each edit is shown or was seen by one that is', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.integer({ min: 2, max: 3 }), (steps, count) => {
        // A device holds its own latest copies, and what has arrived of the others'.
        const held = names.slice(0, count).map(() => names.slice(0, count).map((): VaultRecord[] => []))
        const edits: VaultRecord[] = []
        const at = <Value>(list: readonly Value[], index: number): Value => list[index % count] as Value
        const view = (by: number) => mergeRecords(at(held, by).flat()).get(ID)

        for (const [minute, one] of steps.entries()) {
          if (one.do === 'sync') {
            at(held, one.by)[one.from % count] = [...at(at(held, one.from), one.from)]
            continue
          }
          const shown = view(one.by)
          const seen = nextVector(shown ? [mergedVector(shown)] : [], at(names, one.by))
          const edit = record(seen, `edit ${minute}`, { changedAt: instant(minute) })
          edits.push(edit)
          const own = at(at(held, one.by), one.by)
          at(held, one.by)[one.by % count] = latestCopies([...own, edit])
        }
        for (const by of names.keys())
          for (const from of names.keys()) at(held, by)[from % count] = [...at(at(held, from), from)]

        const views = names.slice(0, count).map((_, by) => canonicalJson(view(by) ?? null))
        expect(new Set(views).size).toBe(1)
        const shown = view(0)
        const kept = shown ? [shown.current, ...shown.siblings] : []
        for (const edit of edits)
          expect(kept.some((one) => one.text === edit.text || compareVectors(edit.seen, one.seen) === 'older')).toBe(
            true,
          )
      }),
      { numRuns: 400 },
    )
  })
})

describe('earlier versions that are too many', () => {
  const MINUTE = 60_000
  const SITTING = 10 * MINUTE
  /** Saved so many minutes after one another. */
  const versionsAfter = (minutes: readonly number[]): VaultRecord[] => {
    let at = Date.parse('2026-11-21T09:00:00Z')
    return minutes.map((gap, index) => ({
      ...{ id: makeId(0, new Uint8Array(10)), kind: 'entry', at: '2026-11-21T10:00+01:00[Europe/Amsterdam]' },
      ...{ seen: { here: index + 1 }, changedAt: instant((at += gap * MINUTE)), text: String(index) },
    }))
  }
  const keptOf = (all: readonly VaultRecord[]) => {
    const dropped = versionsToDrop(all)
    return all.filter((version) => !dropped.has(version))
  }
  const timeOf = ({ changedAt }: VaultRecord) => Date.parse(changedAt)
  const gaps = fc.array(fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 30, max: 5000 })), {
    maxLength: 80,
  })

  /** Saved one after the other, each time without those that are too many. */
  const savedOneByOne = (all: readonly VaultRecord[]) =>
    all.reduce<VaultRecord[]>((kept, version) => keptOf([...kept, version]), [])

  test('none goes while there are few, and never more than that are kept', () => {
    fc.assert(
      fc.property(gaps, (minutes) => {
        const all = versionsAfter(minutes)
        expect(keptOf(all)).toHaveLength(Math.min(all.length, VERSIONS_KEPT))
        expect(savedOneByOne(all)).toHaveLength(Math.min(all.length, VERSIONS_KEPT))
      }),
    )
  })

  test('the end of each sitting stays before anything that was written within one', () => {
    fc.assert(
      fc.property(gaps, (minutes) => {
        const all = versionsAfter(minutes)
        const isEnd = (version: VaultRecord) => {
          const next = all[all.indexOf(version) + 1]
          return !next || timeOf(next) - timeOf(version) >= SITTING
        }
        const kept = keptOf(all)
        expect(kept.at(-1)).toBe(all.at(-1))
        if (all.filter(isEnd).every((end) => kept.includes(end))) return
        for (const [index, version] of kept.entries()) {
          const before = kept[index - 1]
          if (before && !isEnd(version)) expect(timeOf(version) - timeOf(before)).toBeGreaterThanOrEqual(SITTING)
        }
      }),
    )
  })

  test('a hundred saves within the hour push out nothing of the days before, and leave one for every ten minutes', () => {
    const days = Array.from({ length: 10 }, () => 24 * 60)
    const hour = Array.from({ length: 100 }, (_, index) => (index === 0 ? 24 * 60 : 0.6))
    const all = versionsAfter([...days, ...hour])
    const kept = savedOneByOne(all)
    expect(kept).toEqual(expect.arrayContaining(all.slice(0, 10)))
    const within = kept.filter((version) => all.indexOf(version) >= 10)
    const apart = within.slice(1).map((version, index) => timeOf(version) - timeOf(within[index] as VaultRecord))
    expect(Math.max(...apart)).toBeLessThan(2 * SITTING)
    expect(kept.at(-1)).toBe(all.at(-1))
  })

  test('a clock that was set back drops nothing but the oldest', () => {
    const all = versionsAfter(Array.from({ length: 30 }, () => -5))
    expect(keptOf(all)).toEqual(all.slice(-VERSIONS_KEPT))
  })
})
