import { expect, it } from 'vitest'
import type { CallName } from '@shared/ipc/contract'
import { mergeHandlers } from '@main/app/mergeHandlers'
import type { Handlers, HandlersOf } from '@main/kernel/feature'

const all = {} as Omit<Handlers, 'app.quit' | 'plan.shown'>
const one = { 'plan.shown': () => null } satisfies HandlersOf<'plan.shown'>
const other = { 'app.quit': () => undefined } satisfies HandlersOf<'app.quit'>

it('the handlers of all features together are exactly those of the contract, or it does not compile', () => {
  expect(Object.keys(mergeHandlers(all, one, other))).toEqual(['plan.shown', 'app.quit'] satisfies CallName[])
  // @ts-expect-error -- no feature answers app.quit
  mergeHandlers(all, one)
  // @ts-expect-error -- two features answer plan.shown
  mergeHandlers(all, one, other, one)
})
