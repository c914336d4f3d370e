import { clockTimeOf, dateOf } from '@shared/kernel/time'
import type { CheckIn, CheckInAnswer, Chosen, Point, SurroundingGroup } from './checkIn'

const COLUMNS = [
  'date',
  'time',
  'zone',
  'answer',
  'feelings',
  'pleasantness',
  'energy',
  'bodyWhere',
  'bodyHow',
  'with',
  'where',
  'doing',
  'note',
  'version',
] as const

/** The words that a table of check-ins needs. */
export interface CheckInExportWords {
  words: {
    readme: { files: { checkIns: string } }
    columns: Record<(typeof COLUMNS)[number], string>
    answer: Record<CheckInAnswer['answer'], string>
    otherVersion: string
  }
  /** Choices by their ids, in words. */
  content: {
    feelings: (chosen: readonly Chosen[]) => string
    around: (group: SurroundingGroup, chosen: readonly Chosen[]) => string
    body: (part: 'where' | 'how', ids: readonly string[]) => string
  }
}

export const checkInColumns = ({ words }: CheckInExportWords): string[] => COLUMNS.map((name) => words.columns[name])

/** One check-in, in the order of the columns. */
export function checkInCells(
  { at, answer, point, feelings, body, around, note }: CheckIn,
  isOtherVersion: boolean,
  { words, content }: CheckInExportWords,
): (string | number)[] {
  return [
    dateOf(at),
    clockTimeOf(at),
    at.slice(at.indexOf('[') + 1, -1),
    words.answer[answer],
    content.feelings(feelings),
    ...axes(point),
    content.body('where', body?.where ?? []),
    content.body('how', body?.how ?? []),
    content.around('with', around.with),
    content.around('where', around.where),
    content.around('doing', around.doing),
    note,
    isOtherVersion ? words.otherVersion : '',
  ]
}

/** To a hundredth: far finer than a finger points. */
const axes = (point: Point | undefined): (string | number)[] =>
  point ? [point.pleasantness, point.energy].map((value) => Math.round(value * 100) / 100) : ['', '']
