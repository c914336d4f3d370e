import { useI18n } from 'vue-i18n'
import { request } from './remote'
import { useToasts } from './toasts'

/** Pages of the app on paper or saved as a PDF, with a message about how it went. */
export function usePrinting() {
  const { t } = useI18n()
  const toasts = useToasts()

  return {
    /** @param route of the page, below `/print/`. */
    async print(route: string): Promise<void> {
      if ((await request('printing.print', { route })) === 'failed') toasts.say(t('common.notPrinted'))
    },
    /** @param name proposed for the file. */
    async savePdf(route: string, name: string): Promise<void> {
      if ((await request('printing.savePdf', { route, name })) === 'saved') toasts.say(t('common.pdfSaved'))
    },
  }
}
