import { LuwteError } from '@shared/kernel/errors'
import type { Files } from '@main/ports'

export interface ClosableFiles {
  files: Files
  /**
   * Resolves when what was being written is written. From then on only reading and removing work: whatever else the port
   * can do, today or later, rejects with `not-writable`.
   */
  stopWriting(): Promise<void>
}

/** What still works after `stopWriting`, because deleting everything needs it. It adds nothing to the disk. */
export const ALLOWED_WHILE_ERASING = [
  'read',
  'readStream',
  'list',
  'kindOf',
  'targetOf',
  'stampOf',
  'watch',
  'onUnflushable',
  'remove',
  'removeFolder',
  'sweep',
] as const satisfies readonly (keyof Files)[]

/** Files that can be closed: after everything was deleted, nothing that Luwte does before it ends may bring any of it back. */
export function closableFiles(files: Files): ClosableFiles {
  const allowed = new Set<PropertyKey>(ALLOWED_WHILE_ERASING)
  const pending = new Set<Promise<unknown>>()
  let isClosed = false

  async function unlessClosed(method: Method, args: unknown[]): Promise<unknown> {
    if (isClosed) throw new LuwteError('not-writable', 'everything was deleted')
    const writing = Promise.resolve(method.apply(files, args))
    pending.add(writing)
    try {
      return await writing
    } finally {
      pending.delete(writing)
    }
  }

  return {
    // Each method is looked up when it is called: one that was added or replaced later is refused all the same.
    files: new Proxy(files, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name)
        if (typeof value !== 'function' || allowed.has(name)) return value
        return (...args: unknown[]) => unlessClosed(value as Method, args)
      },
    }),
    async stopWriting() {
      isClosed = true
      await Promise.allSettled(pending)
    },
  }
}

type Method = (this: Files, ...args: unknown[]) => unknown
