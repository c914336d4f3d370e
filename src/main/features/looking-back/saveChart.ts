import type { CallInput } from '@shared/ipc/contract'
import type { Dialogs, Files } from '@main/ports'
import { BYTE_ORDER_MARK, csvLine } from '../data/export/csv'

type Chart = CallInput<'lookingBack.saveChart'>

const bytesOf = (content: Chart['content']): Uint8Array =>
  content.as === 'image'
    ? content.bytes
    : Buffer.from(BYTE_ORDER_MARK + content.rows.map((row) => csvLine(row)).join(''))

const endingOf = (content: Chart['content']): string => (content.as === 'image' ? content.type : 'csv')

/** Asks where, and writes it there and nowhere else. */
export async function saveChart(
  { dialogs, files }: { dialogs: Pick<Dialogs, 'chooseNewFile'>; files: Pick<Files, 'writeDurably'> },
  { title, name, content }: Chart,
): Promise<'saved' | 'cancelled'> {
  const path = await dialogs.chooseNewFile(title, `${name}.${endingOf(content)}`)
  if (path === null) return 'cancelled'
  await files.writeDurably(path, bytesOf(content))
  return 'saved'
}
