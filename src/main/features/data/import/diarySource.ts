import type { LeftOutReason } from '@shared/features/data/diaryImport'
import { LuwteError } from '@shared/kernel/errors'
import { type Archives, MAX_MEMBERS } from '@main/ports/archives'
import { DamagedFile } from '@main/ports/faults'
import type { Files } from '@main/ports'

// Where another program's diary lies: a file, an archive or a folder. Nothing in it is written to disk under its names, and no link
// is followed.

export interface DiaryFile {
  /** In the diary, with slashes. */
  path: string
  /** null: not known before it is read. */
  bytes: number | null
  read(): AsyncIterable<Uint8Array>
}

export interface DiarySource {
  /** Of the file or folder that was chosen. */
  name: string
  /** It is one file of text. */
  isAlone: boolean
  files: readonly DiaryFile[]
  refused: readonly { name: string; why: LeftOutReason }[]
  close(): Promise<void>
}

interface Outside {
  files: Files
  archives: Archives
}

const MAX_DEPTH = 32

/** Throws DamagedFile for an archive that cannot be read, `not-found`, `unreadable`, `bad-input` for too many files. */
export async function openDiary({ files, archives }: Outside, path: string): Promise<DiarySource> {
  const name = path.split(/[/\\]/).findLast((part) => part !== '') ?? path
  const kind = await files.kindOf(path)
  const nothing = { refused: [], close: () => Promise.resolve() }
  if (kind === 'folder') return { name, isAlone: false, ...(await filesIn(files, path)), close: nothing.close }
  if (kind !== 'file') throw new LuwteError(kind === null ? 'not-found' : 'unreadable', 'a diary')
  if (await archives.isArchive(path)) {
    const archive = await archives.open(path)
    return { name, isAlone: false, files: archive.members, refused: archive.refused, close: () => archive.close() }
  }
  return { name, isAlone: true, files: [{ path: name, bytes: null, read: () => files.readStream(path) }], ...nothing }
}

/** Hidden folders are the program's own, such as `.obsidian` and `.trash`. */
async function filesIn(files: Files, top: string): Promise<Pick<DiarySource, 'files' | 'refused'>> {
  const found: DiaryFile[] = []
  const refused: DiarySource['refused'][number][] = []
  const namesIn = (folder: string) =>
    files.list(top + folder).catch((fault: unknown): string[] => {
      // What was chosen has to be readable itself.
      if (folder === '' || !isDamage(fault)) throw fault
      refused.push({ name: folder.slice(1), why: 'unreadable' })
      return []
    })
  async function walk(folder: string, depth: number): Promise<void> {
    for (const name of await namesIn(folder)) {
      const path = `${folder}/${name}`
      if (name.startsWith('.') || depth > MAX_DEPTH) continue
      const kind = await files.kindOf(top + path)
      if (kind === 'folder') await walk(path, depth + 1)
      else if (kind === 'other') refused.push({ name: path.slice(1), why: 'link' })
      else if (kind === 'file')
        found.push({ path: path.slice(1), bytes: null, read: () => files.readStream(top + path) })
      if (found.length > MAX_MEMBERS) throw new LuwteError('bad-input', 'a folder with too many files')
    }
  }
  await walk('', 0)
  return { files: found, refused }
}

/** All of a file. null: it is larger than that. Throws DamagedFile. */
export async function bytesOf(file: DiaryFile, atMost: number): Promise<Uint8Array | null> {
  if ((file.bytes ?? 0) > atMost) return null
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of file.read()) {
    length += chunk.length
    if (length > atMost) return null
    chunks.push(chunk)
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, length)
}

export const isDamage = (fault: unknown): boolean =>
  fault instanceof DamagedFile || (fault instanceof LuwteError && ['unreadable', 'not-found'].includes(fault.code))
