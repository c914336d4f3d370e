import { onBeforeUnmount, onMounted, ref } from 'vue'

/** How often it looks at the time. What it shows does not depend on it. */
const LOOK_MS = 100

/**
 * The time that has passed while it ran, up to `lengthMs`. Read from the clock on every look, never counted up; stands
 * still when the window is hidden, because nobody is looking then.
 */
export function usePaceClock(lengthMs: number) {
  const elapsed = ref(0)
  const isRunning = ref(false)
  let kept = 0
  let since = 0
  let timer: number | undefined

  function look(): void {
    elapsed.value = isRunning.value ? Math.min(lengthMs, kept + performance.now() - since) : kept
    if (isRunning.value && elapsed.value >= lengthMs) pause()
  }

  function run(): void {
    if (isRunning.value) return
    since = performance.now()
    isRunning.value = true
    timer = window.setInterval(look, LOOK_MS)
  }

  function pause(): void {
    if (!isRunning.value) return
    kept = Math.min(lengthMs, kept + performance.now() - since)
    isRunning.value = false
    elapsed.value = kept
    window.clearInterval(timer)
  }

  function seek(toMs: number): void {
    kept = Math.min(lengthMs, Math.max(0, toMs))
    since = performance.now()
    elapsed.value = kept
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
