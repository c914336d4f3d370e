import { defineStore } from 'pinia'
import { type Plan, planFrom, type PlanPart } from '@shared/features/plan/plan'
import { client } from '@/kernel/client'
import { command, useRemote } from '@/kernel/remote'

/** "My plan", shared by all screens that show it. */
export const usePlanStore = defineStore('plan', () => {
  const plan = useRemote<Plan>(() => client.call('plan.read'), { kinds: ['plan', 'plan-order'] })

  const parts = () => plan.value.value?.parts ?? []
  const linesOf = (part: PlanPart): string[] => parts().find((one) => one.part === part)?.lines ?? []

  return {
    /** null until it was read. */
    plan: plan.value,
    load: plan.load,
    linesOf,
    /** @returns whether they were saved; if not, that has been reported. */
    setLines(part: PlanPart, lines: string[]): Promise<boolean> {
      const was = [...linesOf(part)]
      const ahead = { parts: parts().map((one) => (one.part === part ? { part, lines } : one)) }
      return plan.change(() => client.call('plan.setPart', { part, lines, was }), ahead)
    },
    /** @returns whether it was saved; if not, that has been reported. */
    setOrder: (order: PlanPart[]): Promise<boolean> =>
      plan.change(() => client.call('plan.setOrder', { order }), planFrom(parts(), order)),
    /** Whether Help now shows the plan, also while locked. */
    setShown: (on: boolean) => command('plan.setShown', { on }),
  }
})
