import { type FSWatcher, watch } from 'node:fs'
import { join } from 'node:path'
import type { Dispose } from '@main/ports'

/** Files that arrive together, as from another computer, are told together. */
const TOGETHER_MS = 300

/** A folder that is not there, or that the system cannot watch, is passed over: what is watched for is only a hint. */
export function watchFolders(folders: readonly string[], onChange: (paths: readonly string[]) => void): Dispose {
  const changed = new Set<string>()
  let telling: NodeJS.Timeout | undefined

  function note(path: string): void {
    changed.add(path)
    telling ??= setTimeout(tell, TOGETHER_MS)
  }

  function tell(): void {
    telling = undefined
    const paths = [...changed].sort()
    changed.clear()
    onChange(paths)
  }

  const watchers = folders.flatMap((folder) => watcherOf(folder, (name) => note(name ? join(folder, name) : folder)))
  return () => {
    clearTimeout(telling)
    for (const watcher of watchers) watcher.close()
  }
}

function watcherOf(folder: string, onChange: (name: string | null) => void): FSWatcher[] {
  try {
    const watcher = watch(folder, { persistent: false }, (_event, name) => onChange(name))
    watcher.on('error', () => watcher.close())
    return [watcher]
  } catch {
    return []
  }
}
