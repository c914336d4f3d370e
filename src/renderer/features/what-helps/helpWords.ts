import { computed } from 'vue'
import type { Help } from '@shared/features/what-helps/whatHelps'
import { useTexts } from '@/ui/content'

/** What helps in words, and where it leads. */
export function useHelpWords() {
  const exercises = useTexts('exercises')
  const prompts = useTexts('prompts')

  /** Kind and id of content: `exercise`, `ex.ground`. */
  const parted = (of: string) => of.split(':') as [string, string]
  return {
    isLoaded: computed(() => exercises.value !== null && prompts.value !== null),
    /** Content that this Luwte does not know is shown by its id. */
    text(what: Help): string {
      if ('own' in what) return what.own
      const [kind, id] = parted(what.of)
      return (kind === 'exercise' ? exercises.value?.[id]?.title : prompts.value?.[id]?.title) ?? id
    },
    /** null: words of the user's own, or content that is not known here. */
    route(what: Help): string | null {
      if ('own' in what) return null
      const [kind, id] = parted(what.of)
      if (kind === 'exercise') return exercises.value?.[id] ? `/care/exercise/${id}` : null
      return prompts.value?.[id] ? `/care/prompt/${id}` : null
    },
  }
}
