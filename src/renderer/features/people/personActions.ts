import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import type { Changed } from '@shared/features/people/person'
import type { Id } from '@shared/kernel/ids'
import { useToasts } from '@/kernel/toasts'
import { useRhythmsAbout } from './aboutPerson'
import { usePeopleStore } from './peopleStore'
import { usePeopleTexts } from './peopleTexts'

/** What ends the moments about somebody. Each can be undone: the moments come back with the card. */
export function useLeavingPerson(id: Id) {
  const { t } = useI18n()
  const router = useRouter()
  const toasts = useToasts()
  const people = usePeopleStore()
  const words = usePeopleTexts()
  const about = useRhythmsAbout(id)

  return {
    about,
    /** @returns whether it was done; if not, that has been reported. */
    async change(changed: Changed): Promise<boolean> {
      const ended = about.all()
      if (!(await people.change(id, { do: 'change', changed }))) return false
      toasts.offer(words.value.changed.said, {
        label: t('common.undo'),
        run: async () => (await people.change(id, { do: 'change', changed: null })) && about.bringBack(ended),
      })
      return true
    },
    async remove(): Promise<void> {
      const ended = about.all()
      const contacts = await people.remove(id)
      if (!contacts) return
      toasts.offer(words.value.card.removed, {
        label: t('common.undo'),
        run: async () => (await people.restore(id, contacts)) && about.bringBack(ended),
      })
      await router.push('/beside/people')
    },
  }
}
