import type { HelperLoad } from '@shared/features/helper-load/helperLoad'
import { useTexts } from '@/ui/content'

/** A card of one's own load, in the words of its questions. */
export function useLoadWords() {
  const texts = useTexts('load')
  const choice = (step: 'weight' | 'need' | 'whom', id: string) => texts.value?.steps[step].choices?.[id] ?? []
  const said = (step: 'need' | 'whom', { chosen, words }: HelperLoad['need']) =>
    [...chosen.flatMap((id) => choice(step, id)), ...(words.trim() === '' ? [] : [words.trim()])].join(', ')
  return {
    /** How heavy it was, what was needed, who was there; '' for what was not answered. */
    answered: ({ weight, need, whom }: HelperLoad): [string, string, string] => [
      weight === null ? '' : [choice('weight', weight)].flat().join(),
      said('need', need),
      said('whom', whom),
    ],
    when: ({ when }: HelperLoad): string => texts.value?.when[when] ?? '',
    /** What the questions are called. */
    names: (): string[] => (['weight', 'need', 'whom'] as const).map((step) => texts.value?.steps[step].name ?? ''),
  }
}
