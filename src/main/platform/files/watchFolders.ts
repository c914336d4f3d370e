// As one object, so that a test can let a single call fail.
import fs, { type FSWatcher } from 'node:fs'
import { join } from 'node:path'
import type { Dispose } from '@main/ports'
import { codeOf } from './diskSteps'

/** Changes within this time, as when files come from another computer, are reported together. */
const TOGETHER_MS = 300

/** Ignores folders that do not exist: callers treat a change as a hint only. */
export function watchFolders(
  folders: readonly string[],
  onChange: (paths: readonly string[]) => void,
  onUnwatchable: (folder: string) => void = () => undefined,
): Dispose {
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

  const watchers = folders.flatMap((folder) =>
    watcherOf(
      folder,
      (name) => note(name ? join(folder, name) : folder),
      () => onUnwatchable(folder),
    ),
  )
  return () => {
    clearTimeout(timer)
    for (const watcher of watchers) watcher.close()
  }
}

function watcherOf(folder: string, onChange: (name: string | null) => void, onUnwatchable: () => void): FSWatcher[] {
  try {
    const watcher = fs.watch(folder, { persistent: false }, (_event, name) => onChange(name))
    watcher.on('error', () => {
      watcher.close()
      onUnwatchable()
    })
    return [watcher]
  } catch (fault) {
    // ENOSPC and EMFILE: the system has no watches left.
    if (!['ENOENT', 'ENOTDIR'].includes(codeOf(fault) ?? '')) onUnwatchable()
    return []
  }
}
