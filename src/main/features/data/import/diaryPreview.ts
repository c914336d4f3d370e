import {
  type DiaryFormatName,
  type DiaryPreview,
  type LeftOutReason,
  MAX_NAME_LENGTH,
  MAX_NAMED,
  type UntakenKind,
} from '@shared/features/data/diaryImport'
import { dateOf } from '@shared/kernel/time'
import type { DiaryEntry } from './diaryEntry'

/** What is left out, named as far as a list can be read, and counted beyond that. */
export class LeftOutList {
  count = 0
  readonly named: { name: string; why: LeftOutReason }[] = []

  add(name: string, why: LeftOutReason): void {
    this.count += 1
    // Names come from anybody: signs that turn the line around, or hide, go.
    const shown = name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ').trim()
    const cut = shown.length > MAX_NAME_LENGTH ? `${shown.slice(0, MAX_NAME_LENGTH - 1)}…` : shown
    if (this.named.length < MAX_NAMED) this.named.push({ name: cut, why })
  }

  get all(): DiaryPreview['leftOut'] {
    return { count: this.count, named: this.named }
  }
}

/** Counts what is in a diary. */
export class DiaryCounts {
  readonly formats = new Set<DiaryFormatName>()
  readonly leftOut = new LeftOutList()
  readonly #years = new Map<string, number>()
  readonly #untaken = new Map<UntakenKind, number>()
  #entries = 0
  #known = 0
  #withoutTime = 0
  #pictures = 0

  addKnown(): void {
    this.#known += 1
  }

  /** @param pictures how many of its pictures are there. */
  addNew({ at, isUntimed, untaken }: DiaryEntry, pictures: number): void {
    const year = dateOf(at).slice(0, -'-11-21'.length)
    this.#years.set(year, (this.#years.get(year) ?? 0) + 1)
    this.#entries += 1
    this.#withoutTime += Number(isUntimed)
    this.#pictures += pictures
    for (const what of new Set(untaken)) this.#untaken.set(what, (this.#untaken.get(what) ?? 0) + 1)
  }

  preview(name: string): DiaryPreview {
    return {
      name,
      formats: [...this.formats],
      entries: this.#entries,
      years: [...this.#years]
        .map(([year, entries]) => ({ year, entries }))
        .sort((one, other) => Number(one.year) - Number(other.year)),
      known: this.#known,
      withoutTime: this.#withoutTime,
      pictures: this.#pictures,
      untaken: [...this.#untaken].map(([what, entries]) => ({ what, entries })),
      leftOut: this.leftOut.all,
    }
  }
}
