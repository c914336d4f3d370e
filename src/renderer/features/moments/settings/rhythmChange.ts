import type { NamedRhythm } from '@shared/features/moments/contract'
import { useToasts } from '@/kernel/toasts'
import { useSettingsTexts } from '@/features/settings/settingsTexts'
import { useRhythmsStore } from '../rhythmStore'

/** Changes a rhythm that is kept, and offers to put back what it was. */
export function useRhythmChange() {
  const rhythms = useRhythmsStore()
  const toasts = useToasts()
  const texts = useSettingsTexts()

  const isHere = (rhythm: NamedRhythm) => rhythms.here.some(({ id }) => id === rhythm.id)

  return async (changed: NamedRhythm): Promise<void> => {
    const before = rhythms.here.find(({ id }) => id === changed.id)
    // Not one that was removed meanwhile: saving would add it again.
    if (!before || !(await rhythms.save(changed))) return
    const run = () => isHere(before) && rhythms.save(before)
    toasts.offer(texts.value.changed, { label: texts.value.undo, run })
  }
}
