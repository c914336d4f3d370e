import { clockTimeOf, dateOf, type LivedTime } from '@shared/kernel/time'
import { listItem, markdownPage } from '@shared/records/readableExport'
import type { ExportTexts } from '../dataTexts'

/** A file or folder of the export, as README.md describes it. */
export interface DescribedFile {
  name: string
  about: string
  /** A line of its own after it. */
  note?: string
}

/** What README.md of an export tells. */
export interface ReadmeFacts {
  made: LivedTime
  files: readonly DescribedFile[]
  /** By kind: how many records are in luwte.json only, because this version of Luwte does not know them. */
  unknown: ReadonlyMap<string, number>
  /** Names of files that could not be read. */
  unread: readonly string[]
  /** Something of Beside someone is in luwte.json only, as its own lock has it. */
  isLocked: boolean
}

export function readmePage({ made, files, unknown, unread, isLocked }: ReadmeFacts, { readme }: ExportTexts): string {
  const described: DescribedFile[] = [...files, { name: 'luwte.json', about: readme.files.whole }]
  const counts = [...unknown].sort().map(([kind, count]) => listItem(`\`${kind}\`: ${String(count)}`))
  return markdownPage(
    readme.title,
    [
      [
        readme.where,
        ...described.flatMap(({ name, about, note }) => [
          listItem(`\`${name}\`: ${about}`),
          ...(note === undefined ? [] : [listItem(note)]),
        ]),
      ],
      ...(counts.length > 0 ? [[readme.unknown, readme.unknownLead, '', ...counts]] : []),
      [readme.left, readme.leftOut],
      ...(isLocked ? [[readme.locked, readme.lockedLead]] : []),
      ...(unread.length > 0 ? [[readme.unread, readme.unreadLead, '', ...unread.map(listItem)]] : []),
    ],
    `${readme.made} ${dateOf(made)} ${clockTimeOf(made)}.\n\n${readme.reads}\n\n**${readme.open}**`,
  )
}
