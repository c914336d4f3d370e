import { useRouter } from 'vue-router'

/** Goes back to where one came from, or to `elsewhere` when this is where one began. */
export function useLeave(elsewhere: string): () => void {
  const router = useRouter()
  return () => {
    if (router.options.history.state.back) router.back()
    else void router.push(elsewhere)
  }
}
