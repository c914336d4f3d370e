import { type FSWatcher, watch } from 'node:fs'
import { join } from 'node:path'
import type { Dispose } from '@main/ports'

/** Changes within this time, as when files come from another computer, are reported together. */
const TOGETHER_MS = 300

/** Ignores folders that do not exist or cannot be watched: callers treat a change as a hint only. */
export function watchFolders(folders: readonly string[], onChange: (paths: readonly string[]) => void): Dispose {
  const changed = new Set<string>()
  let timer: NodeJS.Timeout | undefined

  function note(path: string): void {
    changed.add(path)
    timer ??= setTimeout(report, TOGETHER_MS)
  }

  function report(): void {
    timer = undefined
    const paths = [...changed].sort()
    changed.clear()
    onChange(paths)
  }

  const watchers = folders.flatMap((folder) => watcherOf(folder, (name) => note(name ? join(folder, name) : folder)))
  return () => {
    clearTimeout(timer)
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
