import type { Clipboard, Clock, Dispose } from '../ports'

/** A secret stays in the clipboard for as long as it takes to put it into a password manager. */
const SECRET_MS = 60_000

interface Dependencies {
  clipboard: Clipboard
  clock: Pick<Clock, 'after'>
}

/** Copies secrets, and takes them out of the clipboard again: after a minute, and when Luwte ends. */
export class SecretClipboard {
  readonly #deps: Dependencies
  #held: { text: string; stop: Dispose } | null = null

  constructor(deps: Dependencies) {
    this.#deps = deps
  }

  copy(text: string): Promise<void> {
    const { clipboard, clock } = this.#deps
    this.#held?.stop()
    this.#held = { text, stop: clock.after(SECRET_MS, () => void this.clear().catch(() => undefined)) }
    return clipboard.writeSecret(text)
  }

  /** What somebody else put into the clipboard since then stays. */
  async clear(): Promise<void> {
    const held = this.#held
    this.#held = null
    held?.stop()
    if (held) await this.#deps.clipboard.remove(held.text)
  }
}
