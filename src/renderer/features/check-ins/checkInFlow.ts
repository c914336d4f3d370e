import { computed, onBeforeUnmount, onMounted, ref, shallowRef, watch } from 'vue'
import type { CheckInDraft } from '@shared/features/drafts/drafts'
import type { CheckIn, CheckInAnswer } from '@shared/features/check-ins/checkIn'
import { useDraft } from '@/kernel/draft'
import { useCheckInsStore } from './checkInStore'
import { useVaultStore } from '@/kernel/vaultStore'
import { emptyAnswer, isEmpty, tidy } from './answer'
import { broughtOver, CHECK_IN_DRAFT, LOCKED_DRAFT } from './checkInDraft'

export type Step = CheckInDraft['step'] | 'thanks'

/** One check-in from the first touch to the thank-you. What is chosen or typed is kept as a draft until it is saved. */
export function useCheckInFlow(occurrence: () => string | undefined) {
  const checkIns = useCheckInsStore()
  const vault = useVaultStore()
  const draft = useDraft(vault.isLocked ? LOCKED_DRAFT : CHECK_IN_DRAFT)

  const answer = shallowRef<CheckInAnswer>(emptyAnswer())
  const step = ref<Step>('plane')
  const saved = shallowRef<CheckIn | null>(null)
  const isSaving = ref(false)
  /** What just happened and can be seen, or undone, until the next touch. */
  const happened = ref<'taken-back' | 'cleared' | null>(null)
  let beforeClearing: CheckInAnswer | null = null
  const canSave = computed(() => !isEmpty(answer.value))
  /** How it stood when this window last kept or took up the draft: what differs was touched since. */
  let known = print()
  let hasDraft = false
  let printedWhenItHappened = ''

  function print(): string {
    return JSON.stringify([answer.value, step.value])
  }

  function show(stored: CheckInDraft | null): void {
    answer.value = stored?.answer ?? emptyAnswer()
    step.value = stored?.step ?? 'plane'
    hasDraft = stored !== null
    known = print()
  }

  /** Takes up what was left, here or in the other window, unless something was touched here meanwhile. */
  async function takeUp(): Promise<void> {
    if (vault.isLocked || saved.value || isSaving.value || !draft.isKept.value) return
    const before = print()
    const stored = (await draft.read()) ?? (await broughtOver())
    if (saved.value || isSaving.value || before !== print()) return
    if (stored?.kind === 'check-in') show(stored)
    else if (hasDraft) show(null)
  }

  watch([answer, step], ([now, at]) => {
    if (at === 'thanks' || print() === known) return
    if (print() !== printedWhenItHappened) happened.value = null
    known = print()
    if (!isEmpty(now)) {
      hasDraft = true
      draft.keep({ kind: 'check-in', step: at, answer: now })
    } else if (hasDraft) {
      hasDraft = false
      void draft.clear()
    }
  })

  function tell(what: 'taken-back' | 'cleared'): void {
    happened.value = what
    printedWhenItHappened = print()
  }

  async function save(): Promise<void> {
    if (isSaving.value) return
    isSaving.value = true
    const record = await checkIns.answer(tidy(answer.value, occurrence()))
    isSaving.value = false
    // Not saved: everything stays as it is, the draft too.
    if (!record) return
    saved.value = record
    step.value = 'thanks'
    hasDraft = false
    await draft.clear()
  }

  /** Takes the check-in back and puts what was chosen before the user again. */
  async function takeBack(): Promise<void> {
    if (!saved.value || !(await checkIns.remove(saved.value.id))) return
    saved.value = null
    known = ''
    step.value = 'plane'
    tell('taken-back')
  }

  function begin(): void {
    saved.value = null
    show(null)
  }

  function clear(): void {
    beforeClearing = answer.value
    answer.value = emptyAnswer()
    step.value = 'plane'
    tell('cleared')
  }

  function bringBack(): void {
    if (beforeClearing) answer.value = beforeClearing
  }

  const onFocus = () => void takeUp()
  onMounted(() => {
    void takeUp()
    window.addEventListener('focus', onFocus)
  })
  onBeforeUnmount(() => window.removeEventListener('focus', onFocus))

  return { answer, step, saved, isSaving, canSave, happened, save, takeBack, begin, clear, bringBack }
}
