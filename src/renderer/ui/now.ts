import { onBeforeUnmount, onMounted, type Ref, ref } from 'vue'

const MINUTE_MS = 60_000

/** The time now in milliseconds since 1970, looked at again every minute and when the window comes forward. */
export function useNow(): Readonly<Ref<number>> {
  const now = ref(Date.now())
  const look = () => {
    now.value = Date.now()
  }
  let timer: number | undefined
  onMounted(() => {
    timer = window.setInterval(look, MINUTE_MS)
    window.addEventListener('focus', look)
  })
  onBeforeUnmount(() => {
    window.clearInterval(timer)
    window.removeEventListener('focus', look)
  })
  return now
}
