import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { printedEmergencyNumber } from '../help-now/emergencyNumbers'
import { useTexts } from '@/ui/content'
import { useAppStore } from '@/kernel/appStore'
import { usePlanStore } from './planStore'

/** What is printed of the plan: the parts with something in them, and the emergency number. */
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
      const number = printedEmergencyNumber([app.country, ...(app.perhaps ?? [])])
      return number === null ? t('plan.print.dangerElsewhere') : t('plan.print.danger', { number })
    }),
  }
}

/**
 * Divides items over panels of one height, in their order, with as few panels as possible. An item that is too high for
 * any panel has one of its own.
 * @param heights of the items, in the same unit as `panelHeight`.
 * @returns the indexes of the items in each panel.
 */
export function panelsFor(heights: readonly number[], panelHeight: number): number[][] {
  const panels: number[][] = []
  let left = 0
  heights.forEach((height, index) => {
    const last = panels.at(-1)
    if (last && height <= left) {
      last.push(index)
      left -= height
    } else {
      panels.push([index])
      left = panelHeight - height
    }
  })
  return panels
}
