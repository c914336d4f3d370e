import type { DiaryFormatName, LeftOutReason, UntakenKind } from '@shared/features/data/diaryImport'
import type { LocalDate } from '@shared/kernel/time'

// What every parser of another program's diary gives. A parser is pure: text in, entries out, and it takes no text for granted.

/** When an entry was lived: a moment, or what was on the clock. Without a zone it is that of this computer. */
export type ForeignTime =
  | { epochMs: number; zone?: string | undefined }
  /** @param time such as `20:04`; null: it has a day alone. */
  | { date: LocalDate; time: string | null; zone?: string | undefined }

export interface ForeignPicture {
  /** In the diary: from the file that names it, from the top, or a name that is there once. */
  path: string
  alt?: string | undefined
  /** What stands in the text for it, and goes once the picture is taken. */
  mark?: string | undefined
}

export interface ForeignEntry {
  time: ForeignTime
  title?: string | undefined
  /** In Markdown. */
  text: string
  tags: readonly string[]
  pictures: readonly ForeignPicture[]
  /** By which the program knows it, where it has such a thing. */
  origin?: string | undefined
  untaken: readonly UntakenKind[]
}

/** An entry, or something that is left out. `name`: of a file, a day, a number. */
export type Found = { entry: ForeignEntry } | { leftOut: { name: string; why: LeftOutReason } }

/** A file of text in the diary. */
export interface TextFile {
  path: string
  text: string
  /** undefined: it is no JSON. `isCut`: it ended in the middle, and the entries before that are given. */
  json(): { value: unknown; isCut: boolean } | undefined
  /** It was chosen by itself, not with a folder or an archive. */
  isAlone: boolean
}

export interface DiaryFormat {
  name: DiaryFormatName
  /** null: the file is no diary of this kind, by what is in it. */
  read(file: TextFile): Iterable<Found> | null
}

export const leftOut = (name: string, why: LeftOutReason): Found => ({ leftOut: { name, why } })
