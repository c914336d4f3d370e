import { readonly, ref } from 'vue'

/** Work that a button begins: it runs once at a time, and the screen can show that it runs. */
export function useTask<Arguments extends unknown[], Value>(work: (...given: Arguments) => Promise<Value>) {
  const isRunning = ref(false)

  /** @returns null without doing anything while it runs already. */
  async function run(...given: Arguments): Promise<Value | null> {
    if (isRunning.value) return null
    isRunning.value = true
    try {
      return await work(...given)
    } finally {
      isRunning.value = false
    }
  }

  return { run, isRunning: readonly(isRunning) }
}
