import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { type Plan, planFrom, type PlanPart } from '@shared/features/plan/plan'
import type { Reply } from '@shared/kernel/errors'
import { client } from '@/kernel/client'
import { useToasts } from '@/kernel/toasts'

/** "My plan". null until it was read. */
export const usePlanStore = defineStore('plan', () => {
  const plan = shallowRef<Plan | null>(null)
  /** Changes that are on their way: what is read meanwhile may be older than what stands here. */
  let changing = 0

  async function load(): Promise<void> {
    const reply = await client.call('plan.read')
    if (changing > 0) return
    if (reply.ok) plan.value = reply.value
    else useToasts().problem(reply.error)
  }

  /** Shows a change at once, so that the next one builds on it. @returns whether it was kept; if not, the user was told. */
  async function change(ahead: Plan, call: () => Promise<Reply<Plan>>): Promise<boolean> {
    plan.value = ahead
    changing += 1
    const reply = await call()
    changing -= 1
    if (!reply.ok) useToasts().problem(reply.error)
    if (changing === 0) {
      if (reply.ok) plan.value = reply.value
      else await load()
    }
    return reply.ok
  }

  const parts = () => plan.value?.parts ?? []
  const linesOf = (part: PlanPart): string[] => parts().find((one) => one.part === part)?.lines ?? []

  client.on('records.changed', ({ kinds }) => {
    if (plan.value && changing === 0 && kinds.some((kind) => kind === 'plan' || kind === 'plan-order')) void load()
  })

  return {
    plan,
    load,
    linesOf,
    setLines(part: PlanPart, lines: string[]) {
      const was = [...linesOf(part)]
      return change({ parts: parts().map((one) => (one.part === part ? { part, lines } : one)) }, () =>
        client.call('plan.setPart', { part, lines, was }),
      )
    },
    setOrder: (order: PlanPart[]) => change(planFrom(parts(), order), () => client.call('plan.setOrder', { order })),
  }
})
