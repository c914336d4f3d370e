import { readdir, readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Op } from './ops'

/** Every file of a tree with what is in it, and every folder with null, by path from its root. */
export type Tree = Map<string, Uint8Array | null>

interface File {
  kind: 'file'
  flushed: Uint8Array
  now: Uint8Array
}
interface Folder {
  kind: 'folder'
  flushed: Map<string, Node>
  now: Map<string, Node>
  /** What names stood in it after each change since it was flushed. */
  since: Map<string, Node>[]
}
type Node = File | Folder

const PAGES = [512, 4096]
/** In bytes. A larger file is cut at pages of 4096 only: it has too many of the small ones to try them all. */
const LARGE = 32 * 1024

/**
 * A disk under the least that POSIX promises: what was not flushed may be there, in whole, in part, as zeros, or not at
 * all; a name is there only once its folder was flushed, or by luck, in the order in which the names were changed.
 */
export class Disk {
  readonly #root: string
  readonly #top: Folder = newFolder()

  /** @param root of which everything is on disk already. */
  static async of(root: string): Promise<Disk> {
    const disk = new Disk(root)
    for (const [path, content] of await treeOf(root)) {
      const { folder, name } = disk.#placeOf(join(root, path))
      const node: Node = content === null ? newFolder() : { kind: 'file', flushed: content, now: content }
      folder.now.set(name, node)
      folder.flushed.set(name, node)
    }
    return disk
  }

  private constructor(root: string) {
    this.#root = root
  }

  /** @param at under which root the program saw this disk. */
  apply(op: Op, at: string): void {
    const here = (path: string) => path.replace(at, this.#root)
    const path = here(op.path)
    if (!path.startsWith(this.#root)) return
    switch (op.op) {
      case 'make': {
        const known = this.#node(path)
        if (known?.kind === 'file' && op.truncates) known.now = new Uint8Array()
        if (!known) this.#name(path, { kind: 'file', flushed: new Uint8Array(), now: new Uint8Array() })
        return
      }
      case 'write': {
        const file = this.#node(path)
        if (file?.kind !== 'file') throw new Error(`written without being made: ${path}`)
        const grown = new Uint8Array(Math.max(file.now.length, op.at + op.bytes.length))
        grown.set(file.now)
        grown.set(op.bytes, op.at)
        file.now = grown
        return
      }
      case 'flush': {
        const node = path === this.#root ? this.#top : this.#node(path)
        if (node?.kind === 'file') node.flushed = node.now
        if (node?.kind === 'folder') {
          node.flushed = new Map(node.now)
          node.since = []
        }
        return
      }
      case 'mkdir':
        return this.#name(path, newFolder())
      case 'remove':
        return this.#name(path, null)
      case 'rename': {
        const node = this.#node(path)
        const to = here(op.to)
        if (!node || dirname(path) !== dirname(to)) throw new Error(`a rename that is not played: ${path} → ${to}`)
        const folder = this.#placeOf(path).folder
        folder.now = new Map(folder.now)
        folder.now.delete(basename(path))
        folder.now.set(basename(to), node)
        folder.since.push(folder.now)
      }
    }
  }

  /** Time passed: all of it is on disk. */
  settle(): void {
    const walk = (node: Node) => {
      if (node.kind === 'file') {
        node.flushed = node.now
        return
      }
      node.flushed = new Map(node.now)
      node.since = []
      for (const within of node.now.values()) walk(within)
    }
    walk(this.#top)
  }

  /** As a running program sees it. */
  now(): Tree {
    const tree: Tree = new Map()
    const walk = (folder: Folder, path: string) => {
      for (const [name, node] of folder.now) {
        tree.set(join(path, name), node.kind === 'file' ? node.now : null)
        if (node.kind === 'folder') walk(node, join(path, name))
      }
    }
    walk(this.#top, '')
    return tree
  }

  /** All that may be there after a power cut at this moment, in a fixed order. */
  afterCut(): Generator<Tree> {
    return this.#folderAfterCut(this.#top, '')
  }

  *#folderAfterCut(folder: Folder, path: string): Generator<Tree> {
    for (const names of [...folder.since.toReversed(), folder.flushed]) yield* this.#namesAfterCut([...names], path)
  }

  *#namesAfterCut(names: readonly [string, Node][], path: string): Generator<Tree> {
    const [first, ...rest] = names
    if (!first) {
      yield new Map()
      return
    }
    const [name, node] = first
    const place = join(path, name)
    const own = node.kind === 'file' ? fileAfterCut(node) : this.#folderAfterCut(node, place)
    for (const part of own)
      for (const others of this.#namesAfterCut(rest, path))
        yield part instanceof Map
          ? new Map([[place, null] as [string, null], ...part, ...others])
          : new Map([[place, part] as [string, Uint8Array], ...others])
  }

  #name(path: string, node: Node | null): void {
    const { folder, name } = this.#placeOf(path)
    folder.now = new Map(folder.now)
    if (node) folder.now.set(name, node)
    else folder.now.delete(name)
    folder.since.push(folder.now)
  }

  #node(path: string): Node | undefined {
    const { folder, name } = this.#placeOf(path)
    return folder.now.get(name)
  }

  #placeOf(path: string): { folder: Folder; name: string } {
    const parts = path.slice(this.#root.length + 1).split('/')
    const name = parts.pop() ?? ''
    let folder = this.#top
    for (const part of parts) {
      const next = folder.now.get(part)
      if (next?.kind !== 'folder') throw new Error(`no folder: ${path}`)
      folder = next
    }
    return { folder, name }
  }
}

const newFolder = (): Folder => ({ kind: 'folder', flushed: new Map(), now: new Map(), since: [] })

/** What was flushed; all; zeros in its size; cut off or with a hole at each page. */
function* fileAfterCut({ flushed, now }: File): Generator<Uint8Array> {
  yield flushed
  if (flushed === now) return
  yield now
  yield new Uint8Array(now.length)
  for (const page of now.length > LARGE ? PAGES.slice(1) : PAGES)
    for (let start = 0; start < now.length; start += page) {
      if (start > 0) yield now.slice(0, start)
      const hole = Uint8Array.from(now)
      hole.fill(0, start, start + page)
      yield hole
    }
}

export async function treeOf(root: string): Promise<Tree> {
  const tree: Tree = new Map()
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  const paths = entries.map((entry) => ({ path: join(entry.parentPath, entry.name), isFolder: entry.isDirectory() }))
  for (const { path, isFolder } of paths.sort((one, other) => (one.path < other.path ? -1 : 1)))
    tree.set(path.slice(root.length + 1), isFolder ? null : new Uint8Array(await readFile(path)))
  return tree
}
