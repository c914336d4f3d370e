import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { dangerLine } from '../help-now/helplineGroups'
import { useTexts } from '@/ui/content'
import { useAppStore } from '@/kernel/appStore'
import { usePlanStore } from './planStore'

/** What stands of the plan on paper: the parts in which something was written, and the number for danger. */
export function usePrintedPlan() {
  const { t } = useI18n()
  const app = useAppStore()
  const store = usePlanStore()
  const texts = useTexts('plan')
  void store.load()

  return {
    texts,
    parts: computed(() => store.plan?.parts.filter(({ lines }) => lines.length > 0) ?? []),
    isReady: computed(() => texts.value !== null && store.plan !== null),
    danger: computed(() => {
      const [number] = dangerLine(app.country)?.call ?? []
      return app.country === 'XX' || !number ? t('plan.print.dangerElsewhere') : t('plan.print.danger', { number })
    }),
    date: computed(() =>
      new Intl.DateTimeFormat(app.language === 'nl' ? 'nl-NL' : 'en-GB', {
        dateStyle: 'long',
        timeZone: app.zone,
      }).format(Date.now()),
    ),
  }
}
