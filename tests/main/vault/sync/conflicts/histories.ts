import fc from 'fast-check'
import { mergedVector } from '@shared/records/merging'
import { entry, NOVEMBER, OCTOBER } from '../../support'
import { Computer, type Naming, SyncTool } from './computers'

// Chance makes up what two computers with one copied profile do, and when a sync tool keeps their vaults in step.

type Side = 0 | 1
export type Step =
  | { do: 'add'; on: Side; at: 'october' | 'november' | 'always' }
  | { do: 'edit'; on: Side; which: number }
  | { do: 'restart'; on: Side }
  | { do: 'look'; on: Side }
  | { do: 'sync'; isFirstKept: boolean }

const side = fc.constantFrom<Side>(0, 1)
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('add' as const),
      on: side,
      at: fc.constantFrom('october' as const, 'november' as const, 'always' as const),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('edit' as const), on: side, which: fc.nat(4) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const), on: side }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('look' as const), on: side }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('sync' as const), isFirstKept: fc.boolean() }) },
)
export const histories = fc.array(step, { minLength: 3, maxLength: 24, size: 'max' })

/** Histories that lost something, or told what was not so, when they were found. */
export const FOUND: Step[][] = [
  [
    { do: 'add', on: 0, at: 'october' },
    { do: 'sync', isFirstKept: false },
    { do: 'edit', on: 0, which: 0 },
    { do: 'edit', on: 1, which: 0 },
    { do: 'sync', isFirstKept: false },
    { do: 'edit', on: 0, which: 0 },
    { do: 'add', on: 0, at: 'october' },
  ],
  [
    { do: 'add', on: 0, at: 'october' },
    { do: 'add', on: 0, at: 'november' },
    { do: 'sync', isFirstKept: false },
    { do: 'add', on: 1, at: 'october' },
    { do: 'add', on: 1, at: 'october' },
    { do: 'edit', on: 0, which: 0 },
    { do: 'restart', on: 1 },
    { do: 'add', on: 0, at: 'november' },
    { do: 'sync', isFirstKept: true },
    { do: 'add', on: 1, at: 'october' },
  ],
  [
    { do: 'add', on: 0, at: 'october' },
    { do: 'add', on: 1, at: 'november' },
    { do: 'add', on: 1, at: 'november' },
    { do: 'sync', isFirstKept: false },
    { do: 'edit', on: 1, which: 2 },
    { do: 'edit', on: 1, which: 2 },
    { do: 'look', on: 0 },
    { do: 'edit', on: 0, which: 2 },
    { do: 'sync', isFirstKept: true },
    { do: 'restart', on: 1 },
  ],
]

export interface Lived {
  /** What each of the two shows at the end, when both have been in step for a while. */
  shown: unknown[][]
  /** What each should show: of every record what was written last, and not written on from. */
  wanted: string[]
  /** Every text that was told to be saved, and everything that is in the files of each of the two. */
  saved: Set<string>
  kept: Set<unknown>[]
  /** What each of the two told its user. */
  told: string[][]
  conflicts: number
}

/** Lives through a history. @param naming how the sync tool calls conflict copies; null: it keeps none. */
export async function live(steps: readonly Step[], naming: Naming): Promise<Lived> {
  const one = await new Computer().open()
  const both: [Computer, Computer] = [one, await one.cloned()]
  const sync = new SyncTool(both, naming)
  const words = new Words()
  for (const step of steps) await take(step, both, sync, words)
  for (let round = 0; round < 3; round += 1) {
    for (const computer of both) await computer.texts()
    sync.run(true)
  }
  const shown = await Promise.all(both.map(async (computer) => (await computer.texts()).sort()))
  return {
    shown,
    wanted: words.latest,
    saved: words.saved,
    kept: both.map(textsInFiles),
    told: both.map(({ notices }) => notices.map(({ code }) => code)),
    conflicts: sync.conflicts,
  }
}

/** What was written. */
class Words {
  readonly saved = new Set<string>()
  /** By the id of an entry. */
  readonly #latest = new Map<string, string[]>()
  readonly #always: string[] = []

  next(): string {
    return `text ${this.saved.size + 1}`
  }

  get entries(): string[] {
    return [...this.#latest.keys()]
  }

  get latest(): string[] {
    return [...this.#always, ...[...this.#latest.values()].flat()].sort()
  }

  add(id: string, text: string, isAlways: boolean): void {
    this.saved.add(text)
    if (isAlways) this.#always.push(text)
    else this.#latest.set(id, [text])
  }

  /** @param seen what the writer started from. */
  edit(id: string, text: string, seen: readonly unknown[]): void {
    this.saved.add(text)
    this.#latest.set(id, [...(this.#latest.get(id) ?? []).filter((one) => !seen.includes(one)), text])
  }
}

async function take(step: Step, both: [Computer, Computer], sync: SyncTool, words: Words): Promise<void> {
  if (step.do === 'sync') return sync.run(step.isFirstKept)
  const computer = both[step.on]
  const { vault } = computer
  if (step.do === 'restart') {
    await vault.close()
    await computer.open()
  } else if (step.do === 'look') await computer.texts()
  else if (step.do === 'add') {
    const text = words.next()
    const isAlways = step.at === 'always'
    const { id } = isAlways
      ? await vault.add('word', { text })
      : await vault.add('entry', entry(text), step.at === 'october' ? OCTOBER : NOVEMBER)
    words.add(id, text, isAlways)
  } else {
    const id = words.entries[step.which]
    const found = id === undefined ? null : await vault.find(id)
    if (id === undefined || !found) return
    const text = words.next()
    await vault.edit(id, mergedVector(found), { text })
    words.edit(
      id,
      text,
      [found.current, ...found.siblings].map((copy) => copy.text),
    )
  }
}

/** Every text in the files of a vault: shown, beside what is shown, or an earlier version of it. */
function textsInFiles({ files }: Computer): Set<unknown> {
  const texts = new Set<unknown>()
  for (const [path, bytes] of files.contents) {
    if (!path.startsWith('/vault/') || !path.endsWith('.json')) continue
    const { records = [] } = JSON.parse(Buffer.from(bytes).toString()) as { records?: { text?: unknown }[] }
    for (const { text } of records) texts.add(text)
  }
  return texts
}
