import prompts from '@content/prompts.json'

// Apart from the other content, which the first screen reads. Its shape is checked by tests/content.test.ts.

/** What prompts for writing are about, in the order in which they are listed. */
export const PROMPT_THEMES = ['now', 'body', 'people', 'need', 'missing', 'beside', 'good', 'ahead'] as const
export type PromptTheme = (typeof PROMPT_THEMES)[number]

/** A prompt of resources/content/prompts.json; its words are in PromptText. */
export type Prompt = {
  id: string
  /** After it, something to come back down with is offered. */
  landing: boolean
} & ({ kind: 'write'; theme: PromptTheme } | { kind: 'care' })

export const allPrompts = prompts as Prompt[]

/**
 * Another prompt of the same theme, so that all of them come by before one comes back. After one that needs no landing
 * none comes that does: something heavier is only chosen, never handed over.
 * @returns null where there is no other.
 */
export function otherPrompt(id: string): Prompt | null {
  const current = allPrompts.find((prompt) => prompt.id === id)
  if (current?.kind !== 'write') return null
  const circle = allPrompts.filter(
    (prompt) => prompt.kind === 'write' && prompt.theme === current.theme && (current.landing || !prompt.landing),
  )
  const next = circle[(circle.indexOf(current) + 1) % circle.length]
  return next && next !== current ? next : null
}
