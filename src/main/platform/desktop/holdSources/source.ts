import { execFile } from 'node:child_process'
import type { Dispose } from '@main/ports'

/** Something on this desktop during which a moment is held back. */
export interface HoldSource {
  /** Does it apply now? null: this desktop does not report it. Answers within about two seconds; never rejects. */
  ask(): Promise<boolean | null>
  /** Calls back when it may have changed. */
  watch(onChange: () => void): Dispose
}

/** true when one of the sources is; null when none of them knows. */
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

/** Calls back each time the source becomes true; once, even if the same change is reported twice. */
export function onBecoming(source: HoldSource, listener: () => void): Dispose {
  let wasTrue = false
  return source.watch(() => {
    void source.ask().then((isTrue) => {
      if (isTrue === true && !wasTrue) listener()
      wasTrue = isTrue === true
    })
  })
}

/** null for a rejected answer, and for one that is no boolean. */
export const known = (answer: Promise<unknown>): Promise<boolean | null> =>
  answer.then(
    (value) => (typeof value === 'boolean' ? value : null),
    () => null,
  )

/** The `watch` of a source that does not report changes. */
export const unwatched = (): Dispose => () => undefined

const PATIENCE_MS = 1000

/** The output of a small program of the system. Rejects when it is not installed, fails, or takes longer than a second. */
export function printed(program: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { timeout: PATIENCE_MS, encoding: 'utf8' }, (fault, text) => {
      if (fault) reject(fault)
      else resolve(text)
    })
  })
}
