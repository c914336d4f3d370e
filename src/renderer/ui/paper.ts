import { useI18n } from 'vue-i18n'
import { client } from '../kernel/client'
import { useToasts } from '../kernel/toasts'

/** Pages of ours on paper or kept as a PDF, with a word where that went wrong. */
export function usePaper() {
  const { t } = useI18n()
  const toasts = useToasts()

  return {
    async print(route: string): Promise<void> {
      const reply = await client.call('printing.print', { route })
      if (!reply.ok) toasts.problem(reply.error)
      else if (reply.value === 'failed') toasts.say(t('common.notPrinted'))
    },
    /** @param name of the file that is offered. */
    async savePdf(route: string, name: string): Promise<void> {
      const reply = await client.call('printing.savePdf', { route, name })
      if (!reply.ok) toasts.problem(reply.error)
      else if (reply.value === 'saved') toasts.say(t('common.pdfSaved'))
    },
  }
}
