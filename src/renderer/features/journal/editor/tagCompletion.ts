import { autocompletion, type Completion, type CompletionContext } from '@codemirror/autocomplete'
import type { Extension } from '@codemirror/state'
import { BEGUN_TAG, tagKey } from '@shared/features/journal/tags'

/**
 * Offers earlier tags behind a #. None is chosen by itself, so that Enter stays a new line.
 * @param earlier the tags used before, the most used first; asked when the first # is typed.
 */
export function tagCompletion(earlier: () => Promise<readonly string[]>): Extension {
  async function source(context: CompletionContext) {
    const begun = context.matchBefore(BEGUN_TAG)
    if (!begun) return null
    const typed = tagKey(begun.text.slice(1))
    const known = (await earlier()).filter((tag) => tagKey(tag).startsWith(typed) && tagKey(tag) !== typed)
    if (context.aborted || known.length === 0) return null
    const options = known.map((tag, index): Completion => ({ label: `#${tag}`, boost: -Math.min(index, 99) }))
    return { from: begun.from, options, filter: false }
  }
  return autocompletion({
    override: [source],
    icons: false,
    selectOnOpen: false,
    maxRenderedOptions: 8,
    activateOnTyping: true,
  })
}
