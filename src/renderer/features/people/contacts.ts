import { computed } from 'vue'
import type { ContactWhat } from '@shared/features/people/contact'
import type { Id } from '@shared/kernel/ids'
import { i18n } from '@/kernel/i18n'
import { client } from '@/kernel/client'
import { command, request, useRemote } from '@/kernel/remote'
import { useToasts } from '@/kernel/toasts'
import { usePeopleTexts } from './peopleTexts'

/** The last small contacts with one person, and the ways to note and to remove one. Both can be undone. */
export function useContacts(person: Id) {
  const toasts = useToasts()
  const words = usePeopleTexts()
  const { value, isLoaded, load, refresh } = useRemote(() => client.call('people.contacts', { person }), {
    kinds: ['contact'],
  })
  void load()

  async function withReload(done: Promise<boolean>): Promise<boolean> {
    const isDone = await done
    if (isDone) await refresh()
    return isDone
  }

  return {
    /** The newest first. */
    all: computed(() => value.value ?? []),
    isLoaded,
    /** @returns whether it was noted; if not, that has been reported. */
    async note(what: ContactWhat): Promise<boolean> {
      const added = await request('people.addContact', { person, what })
      if (!added) return false
      await refresh()
      toasts.offer(words.value.contact.noted, {
        label: i18n.global.t('common.undo'),
        run: () => withReload(command('people.removeContact', { id: added.id })),
      })
      return true
    },
    async remove(id: Id): Promise<void> {
      if (!(await withReload(command('people.removeContact', { id })))) return
      toasts.offer(words.value.contact.removed, {
        label: i18n.global.t('common.undo'),
        run: () => withReload(command('people.restoreContact', { id })),
      })
    },
  }
}

export type Contacts = ReturnType<typeof useContacts>
