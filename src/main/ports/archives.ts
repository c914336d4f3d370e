/** A zip file that somebody chose. Nothing of it is ever written to disk under its names. */
export interface Archive {
  /** Its files, without folders and what is refused. */
  readonly members: readonly ArchiveMember[]
  readonly refused: readonly RefusedMember[]
  close(): Promise<void>
}

export interface ArchiveMember {
  /** With slashes, such as `photos/one.jpeg`. Leads nowhere outside the archive. */
  readonly path: string
  /** Unpacked, as the archive says. */
  readonly bytes: number
  /** Unpacked while it is read. Throws DamagedFile where it is damaged, or is not as large as the archive says. */
  read(): AsyncIterable<Uint8Array>
}

/** A file in an archive that is not read: its name leads outside, it is encrypted, or it is a link. */
export interface RefusedMember {
  name: string
  why: 'unsafe-path' | 'encrypted' | 'link'
}

export interface Archives {
  /** Does the file begin as a zip file does? Throws `unreadable`. */
  isArchive(path: string): Promise<boolean>
  /** Throws DamagedFile for what is no zip file, is cut off, or has more than MAX_MEMBERS files. */
  open(path: string): Promise<Archive>
}

/** A diary of fifty years with ten pictures a day has fewer. */
export const MAX_MEMBERS = 200_000

/** `PK`, then 3 and 4, or 5 and 6 where it is empty. */
export const beginsAsArchive = ([first, second, third, fourth]: Uint8Array): boolean =>
  first === 0x50 && second === 0x4b && ((third === 3 && fourth === 4) || (third === 5 && fourth === 6))
