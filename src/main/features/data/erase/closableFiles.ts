import { LuwteError } from '@shared/kernel/errors'
import type { Files } from '@main/ports'

export interface ClosableFiles {
  files: Files
  /** Resolves when what was being written is written. From then on nothing new comes on the disk; taking away goes on. */
  stopWriting(): Promise<void>
}

/** After everything was deleted, nothing that Luwte does on its way out may bring any of it back. */
export function closableFiles(files: Files): ClosableFiles {
  const underWay = new Set<Promise<void>>()
  let isClosed = false

  async function ifOpen(write: () => Promise<void>): Promise<void> {
    if (isClosed) throw new LuwteError('not-writable', 'everything was deleted')
    const writing = write()
    underWay.add(writing)
    try {
      await writing
    } finally {
      underWay.delete(writing)
    }
  }

  // What is not named here is that of `files`, also when it is replaced later.
  const closable = Object.assign(Object.create(files) as Files, {
    writeDurably: (path, bytes) => ifOpen(() => files.writeDurably(path, bytes)),
    setAside: (path, asidePath) => ifOpen(() => files.setAside(path, asidePath)),
    link: (path, other) => ifOpen(() => files.link(path, other)),
    moveFolder: (folder, other) => ifOpen(() => files.moveFolder(folder, other)),
  } satisfies Partial<Files>)

  return {
    files: closable,
    async stopWriting() {
      isClosed = true
      await Promise.allSettled(underWay)
    },
  }
}
