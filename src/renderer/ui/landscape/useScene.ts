import { computed } from 'vue'
import { livedTime } from '@shared/kernel/time'
import { useAppStore } from '@/kernel/appStore'
import { useNow } from '@/ui/when'
import { colourBetween, hourOf, seasonAt, skyAt } from './hours'

/** The hour, and the colours of sky and season at it, as custom properties for the element that holds a landscape. */
export function useScene() {
  const app = useAppStore()
  const now = useNow()
  const lived = computed(() => livedTime(now.value, app.zone))
  const hour = computed(() => hourOf(lived.value))
  const colours = computed(() => {
    const sky = skyAt(hour.value)
    const row = [1, 2, 3].map((place) => {
      const value = colourBetween(sky, (name) => `--sky-${name}-${String(place)}`)
      return [`--sky-${String(place)}`, value]
    })
    const season = colourBetween(seasonAt(lived.value, app.zone), (name) => `--season-${name}`)
    return Object.fromEntries([...row, ['--season', season]]) as Record<string, string>
  })
  return { hour, colours }
}
