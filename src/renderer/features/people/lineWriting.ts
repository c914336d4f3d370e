import { ref, watch } from 'vue'
import type { DraftKey } from '@shared/features/drafts/drafts'
import { useDraft } from '@/kernel/draft'

/**
 * The line that is being typed on a card. It is a draft until it is saved; one that was left unfinished comes back.
 * @param save returns whether the line was kept; if not, that has been reported and the text stays.
 */
export function useLineWriting(key: DraftKey, save: (line: string) => Promise<boolean>) {
  const draft = useDraft(key)
  const text = ref('')
  const isOpen = ref(false)
  let isReady = false

  async function begin(): Promise<void> {
    const read = await draft.read()
    if (read?.kind === 'person' && read.text.trim() !== '' && text.value === '') {
      text.value = read.text
      isOpen.value = true
    }
    isReady = true
  }

  void begin()
  watch(text, (typed) => {
    if (!isReady) return
    if (typed.trim() === '') void draft.clear()
    else draft.keep({ kind: 'person', text: typed })
  })

  return {
    text,
    isOpen,
    /** Keeps what was typed, if anything; the field stays for a next line. */
    async put(): Promise<boolean> {
      const line = text.value.trim()
      if (line === '') return true
      if (!(await save(line))) return false
      // What was typed meanwhile stays.
      if (text.value.trim() === line) text.value = ''
      return true
    },
  }
}
