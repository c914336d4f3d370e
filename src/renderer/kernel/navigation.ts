import { useRouter } from 'vue-router'

/** The route of the lock screen. While locked, every screen that needs the vault leads to it. */
export const UNLOCK = '/unlock'

/** The route where the own lock of Beside someone is opened, given and taken away. */
export const SECTION_LOCK = '/beside/lock'

/** @returns a function that goes back, or to `elsewhere` when this window began here. */
export function useLeave(elsewhere: string): () => void {
  const router = useRouter()
  return () => {
    if (router.options.history.state.back) router.back()
    else void router.push(elsewhere)
  }
}
