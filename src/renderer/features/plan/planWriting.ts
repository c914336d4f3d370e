import { computed, ref, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import type { PlanPart } from '@shared/features/plan/plan'
import { useDraft } from '@/kernel/draft'
import { useToasts } from '@/kernel/toasts'
import { usePlanStore } from './planStore'

/** The most lines that a part of the plan may have. */
const MAX_LINES = 40

/** The list with one item moved by so many places; the same list where that is not possible. */
export function withMoved<Item>(items: readonly Item[], from: number, by: number): Item[] {
  const to = from + by
  const item = items[from]
  if (item === undefined || to < 0 || to >= items.length) return [...items]
  return items.toSpliced(from, 1).toSpliced(to, 0, item)
}

/**
 * Writes one part of the plan: its lines, and the one that is being typed, which is either a new line or a change of an
 * existing one. What is typed is a draft until it is saved as a line.
 */
export function usePlanWriting(part: PlanPart) {
  const { t } = useI18n()
  const plan = usePlanStore()
  const toasts = useToasts()
  const draft = useDraft(`plan:${part}`)
  const text = ref('')
  /** The index of the line that is being changed; null while a new one is typed. */
  const changing = ref<number | null>(null)
  const isReady = ref(false)
  let isSaving = false
  let lastSave = Promise.resolve(true)

  const lines = computed(() => plan.linesOf(part))
  const isFull = computed(() => lines.value.length >= MAX_LINES)

  async function begin(): Promise<void> {
    const [read] = await Promise.all([draft.read(), plan.load()])
    if (read?.kind === 'plan') {
      const at = read.line === null ? -1 : lines.value.indexOf(read.line)
      // The line may have been removed meanwhile: then the draft is a new one.
      changing.value = at < 0 ? null : at
      text.value = read.text
    }
    isReady.value = true
  }

  watch([text, changing], ([typed, at]) => {
    if (!isReady.value) return
    const line = at === null ? null : (lines.value[at] ?? null)
    if (typed !== (line ?? '')) draft.keep({ kind: 'plan', text: typed, line })
    // A line that is being saved stays a draft until that is done.
    else if (!isSaving) void draft.clear()
  })

  async function cancel(): Promise<void> {
    text.value = ''
    changing.value = null
    await draft.clear()
  }

  async function saveNow(): Promise<boolean> {
    const typed = text.value.trim()
    const at = changing.value
    // Without room for another line it stays a draft.
    if (typed !== '' && at === null && isFull.value) return true
    if (typed !== '') {
      isSaving = true
      // Cleared at once, so that the next line can be typed while this one is being saved.
      text.value = ''
      changing.value = null
      const isSaved = await plan.setLines(part, at === null ? [...lines.value, typed] : lines.value.with(at, typed))
      isSaving = false
      if (!isSaved) {
        changing.value = at
        text.value = [typed, text.value].filter(Boolean).join(' ')
        return false
      }
    }
    if (text.value.trim() === '') await cancel()
    return true
  }

  /**
   * Saves what was typed as a line, after any save that is running. Nothing is done when nothing was typed, also when a
   * line was emptied. @returns whether it is saved; if not, that has been reported.
   */
  function save(): Promise<boolean> {
    lastSave = lastSave.then(saveNow)
    return lastSave
  }

  async function edit(index: number): Promise<void> {
    // What was typed meanwhile, or what there is no room for, is not overwritten.
    if (!(await save()) || text.value.trim() !== '') return
    changing.value = index
    text.value = lines.value[index] ?? ''
  }

  async function move(index: number, by: number): Promise<void> {
    if (await save()) await plan.setLines(part, withMoved(lines.value, index, by))
  }

  async function remove(index: number): Promise<void> {
    if (!(await save())) return
    const line = lines.value[index]
    if (line === undefined || !(await plan.setLines(part, lines.value.toSpliced(index, 1)))) return
    toasts.offer(t('plan.part.removed'), {
      label: t('common.undo'),
      run: () => plan.setLines(part, plan.linesOf(part).toSpliced(index, 0, line)),
    })
  }

  void begin()
  return { lines, text, changing, isReady, isFull, save, edit, cancel, move, remove }
}
