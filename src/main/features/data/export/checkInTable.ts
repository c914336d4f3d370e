import type { CheckIn, Point } from '@shared/features/check-ins/checkIn'
import { clockTimeOf, dateOf } from '@shared/kernel/time'
import { csvLine } from './csv'
import type { ExportVocabulary } from './markdown'

/** A line of the table of check-ins. */
export function checkInLine(
  { at, answer, point, feelings, body, around, note }: CheckIn,
  isOtherVersion: boolean,
  { words, content }: ExportVocabulary,
): string {
  return csvLine([
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
  ])
}

export function checkInHead({ words }: ExportVocabulary): string {
  const { columns } = words
  return csvLine([
    columns.date,
    columns.time,
    columns.zone,
    columns.answer,
    columns.feelings,
    columns.pleasantness,
    columns.energy,
    columns.bodyWhere,
    columns.bodyHow,
    columns.with,
    columns.where,
    columns.doing,
    columns.note,
    columns.version,
  ])
}

/** To a hundredth: far finer than a finger points. */
const axes = (point: Point | undefined): (string | number)[] =>
  point ? [point.pleasantness, point.energy].map((value) => Math.round(value * 100) / 100) : ['', '']
