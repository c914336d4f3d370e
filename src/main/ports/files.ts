import type { Dispose } from './time'

/**
 * Whole files, by absolute path. Faults are thrown as LuwteError: `disk-full`, `not-writable`, `unreadable`. What the
 * system reported is a TransientFault; a path that is no file, or a file that is too large, is a DamagedFile.
 */
export interface Files {
  /**
   * null: there is no such file. Throws `unreadable` for a folder, a link, or a file that cannot be read.
   * @param atMost bytes; a larger file throws DamagedFile before any of it is read.
   */
  read(path: string, atMost?: number): Promise<Uint8Array | null>
  /** Resolves only when the new bytes would survive a power cut; until then the old file is complete. */
  writeDurably(path: string, bytes: Uint8Array): Promise<void>
  /**
   * A file in chunks, as it was when it was opened, even if it is replaced during the read. Throws `not-found` when there is
   * no file, and otherwise as `read`.
   */
  readStream(path: string): AsyncIterable<Uint8Array>
  /** As `writeDurably`, in chunks. An error from `chunks` is thrown, and the old file stays complete. */
  writeStream(path: string, chunks: AsyncIterable<Uint8Array>): Promise<void>
  /** Names in a folder, sorted; [] when it does not exist. */
  list(folder: string): Promise<string[]>
  /** Renames within a folder. Throws `not-writable` when `asidePath` exists. */
  setAside(path: string, asidePath: string): Promise<void>
  /** Does nothing when the file does not exist. */
  remove(path: string): Promise<void>
  /** Removes the temporary files of writes that did not finish because Luwte crashed. */
  sweep(folder: string): Promise<void>
  /**
   * The same file under a second path: a hard link where the file system has them, else a copy. Durable when it resolves.
   * Throws `not-writable` when `other` exists.
   */
  link(path: string, other: string): Promise<void>
  /** Moves a folder with its contents. Throws `not-writable` when `other` exists or is on another disk. */
  moveFolder(folder: string, other: string): Promise<void>
  /** Removes a folder with its contents; links are not followed. Does nothing when it does not exist. */
  removeFolder(folder: string): Promise<void>
  /**
   * Where a file of the user data really is: what its link leads to, where that is a file or one can be made there; else the
   * path itself. Never for a path in a vault: anybody who can write there could point at any file. Throws `unreadable` where
   * the folder that a link leads into is not there now.
   */
  targetOf(path: string): Promise<string>
  /** Changes whenever the file does: of two different stamps the files may differ. null: there is no file. */
  stampOf(path: string): Promise<string | null>
  /** null: nothing is there. A link is `other`. */
  kindOf(path: string): Promise<'file' | 'folder' | 'other' | null>
  /**
   * Calls back when something directly in one of these folders changed: shortly after, once for changes close together.
   * @param onUnwatchable called with a folder that is there and cannot be watched, such as when the system has no watches left.
   */
  watch(
    folders: readonly string[],
    onChange: (paths: readonly string[]) => void,
    onUnwatchable?: (folder: string) => void,
  ): Dispose
  /**
   * Calls back with a folder each time that something was written in it which its file system cannot flush: it is written,
   * but would perhaps not survive a power cut.
   */
  onUnflushable(listener: (folder: string) => void): Dispose
}

/** Native dialogs in which the user chooses a path. null: the dialog was cancelled. */
export interface Dialogs {
  /** @returns an absolute path. */
  chooseFolder(title: string): Promise<string | null>
  /** A file that is there. @returns an absolute path. */
  chooseFile(title: string): Promise<string | null>
  /** @param kind what is chosen from, with its endings without a dot. @returns absolute paths; []: the dialog was cancelled. */
  chooseFiles(title: string, kind: { name: string; endings: string[] }): Promise<string[]>
  /**
   * @param suggestedName a file name such as `code.txt`. The platform decides in which folder the dialog opens: a path
   * throws `bad-input`.
   * @param place `elsewhere`: it had better not lie on this computer, so the dialog opens at a disk that can be taken away,
   * where there is one.
   * @returns an absolute path.
   */
  chooseNewFile(title: string, suggestedName: string, place?: 'elsewhere'): Promise<string | null>
}
