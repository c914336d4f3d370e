import type { Dispose } from './time'

/**
 * Whole files, by absolute path. Faults are thrown as LuwteError: `disk-full`, `not-writable`, `unreadable`. What the
 * system reported is a TransientFault; something else in a file's place, or one that is too large, a DamagedFile.
 */
export interface Files {
  /** null: there is no such file. A folder or a link in its place, or a file that cannot be read, throws `unreadable`. */
  read(path: string): Promise<Uint8Array | null>
  /** Resolves only when the new bytes would survive a power cut; until then the old file stands whole. */
  writeDurably(path: string, bytes: Uint8Array): Promise<void>
  /**
   * A file piece by piece, as it was when it was opened, also when it is replaced meanwhile. Throws `not-found` where there is
   * none, and else what `read` does.
   */
  readStream(path: string): AsyncIterable<Uint8Array>
  /** As `writeDurably`, piece by piece. What the pieces throw is thrown, and leaves the old file whole. */
  writeStream(path: string, chunks: AsyncIterable<Uint8Array>): Promise<void>
  /** Names in a folder, sorted; [] when it does not exist. */
  list(folder: string): Promise<string[]>
  /** Renames within a folder, never over something. */
  setAside(path: string, asidePath: string): Promise<void>
  /** Nothing happens when it does not exist. */
  remove(path: string): Promise<void>
  /** Removes what durable writes that were cut short by an earlier end of Luwte left in this folder. */
  sweep(folder: string): Promise<void>
  /**
   * The same file under a second path: without taking room where the file system can, else as a copy. The new one is on
   * disk when it resolves. Never over something.
   */
  link(path: string, other: string): Promise<void>
  /** A folder with all that is in it. Never over something. Throws `not-writable` from one disk to another. */
  moveFolder(folder: string, other: string): Promise<void>
  /** A folder with all that is in it; links are taken away, not followed. Nothing happens when it does not exist. */
  removeFolder(folder: string): Promise<void>
  kindOf(path: string): Promise<'file' | 'folder' | 'other' | null>
  /** Calls back, a moment later and once for many, when something right in one of these folders changed. */
  watch(folders: readonly string[], onChange: (paths: readonly string[]) => void): Dispose
}

/** Dialogs of the system in which the user chooses a path. null: the dialog was cancelled. */
export interface Dialogs {
  /** @returns an absolute path. */
  chooseFolder(title: string): Promise<string | null>
  /**
   * @param suggestedName a file name such as `code.txt`. The platform decides in which folder the dialog opens: a path
   * throws `bad-input`.
   * @returns an absolute path.
   */
  chooseNewFile(title: string, suggestedName: string): Promise<string | null>
}
