import type { Call } from '../../main/vault/crash/strace'

/** What a program asked of the disk, by absolute path. */
export type Op =
  | { op: 'make'; path: string; truncates: boolean }
  | { op: 'write'; path: string; at: number; bytes: Uint8Array }
  | { op: 'flush'; path: string }
  | { op: 'rename'; path: string; to: string }
  | { op: 'remove'; path: string }
  | { op: 'mkdir'; path: string }

/** So that strace prints whole files. */
export const WHOLE_STRINGS = ['-s', '100000000']

/** The calls that change a disk, of those that worked, in their order. */
export function opsIn(calls: readonly Call[]): Op[] {
  /** Where the next write without a place goes, by file. */
  const ends = new Map<string, number>()
  return calls.flatMap(({ name, text }): Op[] => {
    const strings = [...text.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, escaped = '']) => bytesOf(escaped))
    const [path = '', to = ''] = strings.map((bytes) => new TextDecoder().decode(bytes))
    const open = /^\d+\s+\w+\(\d+<([^>]+)>/.exec(text)?.[1] ?? ''
    const result = Number([...text.matchAll(/\) += (-?\d+)/g)].at(-1)?.[1] ?? 0)
    if (result < 0) return []
    switch (name) {
      case 'openat':
        if (!text.includes('O_CREAT') && !text.includes('O_TRUNC')) return []
        ends.set(path, 0)
        return [{ op: 'make', path, truncates: text.includes('O_TRUNC') }]
      case 'pwrite64':
      case 'write': {
        const bytes = (strings[0] ?? new Uint8Array()).slice(0, result)
        const at = name === 'write' ? (ends.get(open) ?? 0) : Number(/", \d+, (\d+)(?:\)| <unf)/.exec(text)?.[1])
        ends.set(open, at + bytes.length)
        return [{ op: 'write', path: open, at, bytes }]
      }
      case 'fsync':
      case 'fdatasync':
        return [{ op: 'flush', path: open }]
      case 'rename':
        return [{ op: 'rename', path, to }]
      case 'unlink':
      case 'rmdir':
        return [{ op: 'remove', path }]
      case 'mkdir':
        return [{ op: 'mkdir', path }]
      default:
        if (KNOWN_TO_CHANGE.has(name)) throw new Error(`a call that this reading does not know: ${text.slice(0, 200)}`)
        return []
    }
  })
}

const KNOWN_TO_CHANGE = new Set([
  'writev',
  'pwritev',
  'ftruncate',
  'truncate',
  'link',
  'linkat',
  'renameat',
  'renameat2',
  'creat',
  'unlinkat',
  'mkdirat',
  'symlink',
  'copy_file_range',
  'sendfile',
  'fallocate',
])

const NAMED: Record<string, number> = { n: 10, t: 9, r: 13, v: 11, f: 12 }

/** A string as strace prints it. */
function bytesOf(escaped: string): Uint8Array {
  const bytes: number[] = []
  for (const [, hex, octal, sign, plain] of escaped.matchAll(/\\x([0-9a-f]{2})|\\([0-7]{1,3})|\\(.)|([^\\])/gs)) {
    if (hex !== undefined) bytes.push(Number.parseInt(hex, 16))
    else if (octal !== undefined) bytes.push(Number.parseInt(octal, 8))
    else if (sign !== undefined) bytes.push(NAMED[sign] ?? sign.charCodeAt(0))
    else bytes.push((plain ?? '').charCodeAt(0))
  }
  return Uint8Array.from(bytes)
}
