import { computed, ref, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import type { PlanPart } from '@shared/features/plan/plan'
import { useDraft } from '@/kernel/draft'
import { useToasts } from '@/kernel/toasts'
import { usePlanStore } from './planStore'
import { moved } from './moved'

/** As many as a part of the plan may have. */
const MOST_LINES = 40

/**
 * Writing one part of the plan: its lines, and the one that is being typed. That one is a draft until it is put there;
 * there is one at a time, a new line or a change of one that stands there.
 */
export function usePlanWriting(part: PlanPart) {
  const { t } = useI18n()
  const plan = usePlanStore()
  const toasts = useToasts()
  const draft = useDraft(`plan:${part}`)
  const text = ref('')
  /** Which line is being changed; null: a new one is being typed. */
  const changing = ref<number | null>(null)
  const isReady = ref(false)
  let isPutting = false
  let last = Promise.resolve(true)

  const lines = computed(() => plan.linesOf(part))
  const isFull = computed(() => lines.value.length >= MOST_LINES)

  async function begin(): Promise<void> {
    const [read] = await Promise.all([draft.read(), plan.load()])
    if (read?.kind === 'plan') {
      const at = read.line === null ? -1 : lines.value.indexOf(read.line)
      // The line it was a change of may be gone meanwhile: then it is a new one.
      changing.value = at < 0 ? null : at
      text.value = read.text
    }
    isReady.value = true
  }

  watch([text, changing], ([typed, at]) => {
    if (!isReady.value) return
    const line = at === null ? null : (lines.value[at] ?? null)
    if (typed !== (line ?? '')) draft.keep({ kind: 'plan', text: typed, line })
    // What is on its way to the plan stays a draft until it is there.
    else if (!isPutting) void draft.clear()
  })

  async function stop(): Promise<void> {
    text.value = ''
    changing.value = null
    await draft.clear()
  }

  async function putNow(): Promise<boolean> {
    const typed = text.value.trim()
    const at = changing.value
    // It stays a draft until there is room for it.
    if (typed !== '' && at === null && isFull.value) return true
    if (typed !== '') {
      isPutting = true
      // The field is free at once: what is typed meanwhile is the next line.
      text.value = ''
      changing.value = null
      const isPut = await plan.setLines(part, at === null ? [...lines.value, typed] : lines.value.with(at, typed))
      isPutting = false
      if (!isPut) {
        changing.value = at
        text.value = [typed, text.value].filter(Boolean).join(' ')
        return false
      }
    }
    if (text.value.trim() === '') await stop()
    return true
  }

  /**
   * Puts what was typed where it belongs, one after another. Nothing typed puts nothing, and an emptied line stays as it
   * was. @returns whether it is there; if not, the user was told.
   */
  function put(): Promise<boolean> {
    last = last.then(putNow)
    return last
  }

  async function edit(index: number): Promise<void> {
    // What was typed meanwhile, or what there is no room for, is not written over.
    if (!(await put()) || text.value.trim() !== '') return
    changing.value = index
    text.value = lines.value[index] ?? ''
  }

  async function move(index: number, by: number): Promise<void> {
    if (await put()) await plan.setLines(part, moved(lines.value, index, by))
  }

  async function remove(index: number): Promise<void> {
    if (!(await put())) return
    const line = lines.value[index]
    if (line === undefined || !(await plan.setLines(part, lines.value.toSpliced(index, 1)))) return
    toasts.offer(t('plan.part.removed'), {
      label: t('common.undo'),
      run: () => plan.setLines(part, plan.linesOf(part).toSpliced(index, 0, line)),
    })
  }

  void begin()
  return { lines, text, changing, isReady, isFull, put, edit, stop, move, remove }
}
