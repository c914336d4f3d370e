import { execFile } from 'node:child_process'
import type { Dispose } from '@main/ports'

/** Something on this desktop that may hold a moment back. */
export interface HoldSource {
  /** Is it so now? null: this desktop does not tell. Answers within a second or two, and never rejects. */
  ask(): Promise<boolean | null>
  /** Calls back when it may have changed. */
  watch(onChange: () => void): Dispose
}

/** So where one of them says so; unknown where none of them tells. */
export const anyOf = (sources: readonly HoldSource[]): HoldSource => ({
  async ask() {
    const answers = await Promise.all(sources.map((source) => source.ask()))
    if (answers.includes(true)) return true
    return answers.includes(false) ? false : null
  },
  watch(onChange) {
    const all = sources.map((source) => source.watch(onChange))
    return () => all.forEach((dispose) => dispose())
  },
})

/** Calls back each time that it becomes so. More than one thing may tell of the same change. */
export function onBecoming(source: HoldSource, listener: () => void): Dispose {
  let wasSo = false
  return source.watch(() => {
    void source.ask().then((isSo) => {
      if (isSo === true && !wasSo) listener()
      wasSo = isSo === true
    })
  })
}

/** What cannot be asked, and what answers with something else, does not tell. */
export const told = (answer: Promise<unknown>): Promise<boolean | null> =>
  answer.then(
    (value) => (typeof value === 'boolean' ? value : null),
    () => null,
  )

export const unwatched = (): Dispose => () => undefined

const PATIENCE_MS = 1000

/** What a small program of the system prints; rejects where it is not installed, fails or takes its time. */
export function printed(program: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { timeout: PATIENCE_MS, encoding: 'utf8' }, (fault, text) => {
      if (fault) reject(fault)
      else resolve(text)
    })
  })
}
