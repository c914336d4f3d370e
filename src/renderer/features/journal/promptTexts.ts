import { computed, type ComputedRef } from 'vue'
import { type PromptText, useTexts } from '@/ui/content'
import { startOfText } from './entryList'
import { useOwnPromptsStore } from './ownPromptStore'

/** A heading is no longer. */
const TITLE_LENGTH = 70

/** The words of every prompt by its id, those of the content and the user's own; null for the blink before they are there. */
export function usePromptTexts(): ComputedRef<Readonly<Record<string, PromptText>> | null> {
  const content = useTexts('prompts')
  const prompts = useOwnPromptsStore()
  void prompts.load()
  return computed(() => {
    if (!content.value || !prompts.isSettled) return null
    const own = prompts.own.map(
      ({ id, text }) => [id, { title: startOfText(text, TITLE_LENGTH), text, why: '' }] as const,
    )
    return { ...content.value, ...Object.fromEntries(own) }
  })
}
