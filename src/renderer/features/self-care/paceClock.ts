import { onBeforeUnmount, onMounted, ref } from 'vue'

/** How often the time on screen is renewed. */
const TICK_MS = 100

/**
 * The time that has passed while it ran, up to `lengthMs`. Every tick reads it from the clock, so that it cannot drift. It
 * pauses when the window is hidden.
 */
export function usePaceClock(lengthMs: number) {
  const elapsed = ref(0)
  const isRunning = ref(false)
  let before = 0
  let since = 0
  let timer: number | undefined

  function tick(): void {
    elapsed.value = isRunning.value ? Math.min(lengthMs, before + performance.now() - since) : before
    if (isRunning.value && elapsed.value >= lengthMs) pause()
  }

  function run(): void {
    if (isRunning.value) return
    since = performance.now()
    isRunning.value = true
    timer = window.setInterval(tick, TICK_MS)
  }

  function pause(): void {
    if (!isRunning.value) return
    before = Math.min(lengthMs, before + performance.now() - since)
    isRunning.value = false
    elapsed.value = before
    window.clearInterval(timer)
  }

  function seek(toMs: number): void {
    before = Math.min(lengthMs, Math.max(0, toMs))
    since = performance.now()
    elapsed.value = before
  }

  const onHidden = () => {
    if (document.hidden) pause()
  }
  onMounted(() => document.addEventListener('visibilitychange', onHidden))
  onBeforeUnmount(() => {
    document.removeEventListener('visibilitychange', onHidden)
    pause()
  })

  return { elapsed, isRunning, run, pause, seek }
}
