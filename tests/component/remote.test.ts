import { emit, resetBridge } from './support/bridge'
import { flushPromises } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test } from 'vitest'
import { effectScope } from 'vue'
import type { ErrorCode, Reply } from '@shared/kernel/errors'
import { type Remote, useRemote } from '@/kernel/remote'
import { useTask } from '@/kernel/task'
import { useToasts } from '@/kernel/toasts'
import { useVaultStore } from '@/kernel/vaultStore'

/** Calls that main answers when the test says so, in whichever order. */
class Pending {
  private readonly waiting: ((reply: Reply<string>) => void)[] = []
  get count(): number {
    return this.waiting.length
  }
  readonly call = () => new Promise<Reply<string>>((resolve) => this.waiting.push(resolve))
  async answer(value: string): Promise<void> {
    this.waiting.shift()?.({ ok: true, value })
    await flushPromises()
  }
  async refuse(code: ErrorCode): Promise<void> {
    this.waiting.shift()?.({ ok: false, error: { code } })
    await flushPromises()
  }
}

const { toasts, dismiss } = useToasts()
const shownErrors = () => toasts.value.flatMap(({ error }) => error ?? [])

let reads: Pending
let changes: Pending
let remote: Remote<string>
const begin = (options: NonNullable<Parameters<typeof useRemote<string>>[1]> = {}) => {
  const scope = effectScope()
  remote = scope.run(() => useRemote<string>(reads.call, options)) as Remote<string>
  return scope
}
const recordsChanged = async (...kinds: string[]) => {
  emit('records.changed', { kinds })
  await flushPromises()
}

beforeEach(() => {
  resetBridge()
  for (const { id } of toasts.value) dismiss(id)
  setActivePinia(createPinia())
  reads = new Pending()
  changes = new Pending()
})

describe('a value of main', () => {
  test('is read once for everybody who asks at the same time', async () => {
    begin()
    const both = Promise.all([remote.load(), remote.load()])
    expect(reads.count).toBe(1)
    await reads.answer('first')
    expect(await both).toEqual([true, true])
    expect(remote.value.value).toBe('first')
  })

  test('is read again when its records changed, and only then; meanwhile the value before stays', async () => {
    begin({ kinds: ['plan'] })
    await recordsChanged('plan')
    expect(reads.count).toBe(0)
    void remote.load()
    await reads.answer('first')
    await recordsChanged('entry')
    expect(reads.count).toBe(0)
    await recordsChanged('entry', 'plan')
    expect(remote.value.value).toBe('first')
    await reads.answer('second')
    expect(remote.value.value).toBe('second')
  })

  test('is not followed by what has gone', async () => {
    const scope = begin({ kinds: ['plan'] })
    void remote.load()
    await reads.answer('first')
    scope.stop()
    await recordsChanged('plan')
    expect(reads.count).toBe(0)
  })

  test('is read once more when it changed during a read', async () => {
    begin({ kinds: ['plan'] })
    const loaded = remote.load()
    await recordsChanged('plan')
    await recordsChanged('plan')
    await reads.answer('older')
    expect(reads.count).toBe(1)
    await reads.answer('newest')
    expect(await loaded).toBe(true)
    expect([remote.value.value, reads.count]).toEqual(['newest', 0])
  })

  test('is read once more when it changed in whichever blink between the answer and its end', async () => {
    for (let blinks = 0; blinks < 12; blinks += 1) {
      let source = 'before'
      effectScope().run(() => {
        remote = useRemote<string>(() => Promise.resolve({ ok: true, value: source }))
      })
      void remote.load()
      for (let blink = 0; blink < blinks; blink += 1) await Promise.resolve()
      source = 'after'
      void remote.refresh()
      await flushPromises()
      expect(remote.value.value, `${String(blinks)} blinks`).toBe('after')
    }
  })

  test('is not asked for while locked, unless that is allowed', async () => {
    useVaultStore().begin('locked')
    begin()
    expect(await remote.load()).toBe(false)
    begin({ whileLocked: true })
    void remote.load()
    expect(reads.count).toBe(1)
  })
})

describe('a change', () => {
  beforeEach(async () => {
    begin({ kinds: ['plan'] })
    void remote.load()
    await reads.answer('before')
  })

  test('is shown before main has answered, and main has the last word', async () => {
    const done = remote.change(changes.call, 'ahead')
    expect(remote.value.value).toBe('ahead')
    await changes.answer('as main keeps it')
    expect(await done).toBe(true)
    expect(remote.value.value).toBe('as main keeps it')
  })

  test('is not undone on screen by a read that is older than it', async () => {
    void remote.refresh()
    void remote.change(changes.call, 'ahead')
    await reads.answer('before')
    expect(remote.value.value).toBe('ahead')
    await changes.answer('after')
    expect(remote.value.value).toBe('after')
  })

  test('is not undone by a read that began before it and ends after it', async () => {
    void remote.refresh()
    void remote.change(changes.call, 'ahead')
    await changes.answer('after')
    await reads.answer('before')
    expect(remote.value.value).toBe('after')
    await reads.answer('after all')
    expect([remote.value.value, reads.count]).toEqual(['after all', 0])
  })

  test('waits for the one after it: what is shown does not go back in between', async () => {
    void remote.change(changes.call, 'one')
    void remote.change(changes.call, 'two')
    await changes.answer('one')
    expect(remote.value.value).toBe('two')
    await changes.answer('one and two')
    expect(remote.value.value).toBe('one and two')
  })

  test('brings a read afterwards when something else changed meanwhile', async () => {
    void remote.change(changes.call, 'ahead')
    await recordsChanged('plan')
    expect(reads.count).toBe(0)
    await changes.answer('after')
    await reads.answer('after, with the other one')
    expect(remote.value.value).toBe('after, with the other one')
  })

  test('that is refused is taken back, reported once, and what main has is read', async () => {
    const done = remote.change(changes.call, 'ahead')
    await changes.refuse('disk-full')
    expect(remote.value.value).toBe('before')
    expect(shownErrors()).toEqual(['disk-full'])
    for (const { id } of toasts.value) dismiss(id)
    await reads.refuse('unreadable')
    expect(await done).toBe(false)
    expect(shownErrors()).toEqual([])
    expect(remote.value.value).toBe('before')
  })

  test('that main reports by itself makes a running read too old', async () => {
    void remote.refresh()
    remote.set('reported')
    await reads.answer('before')
    expect(remote.value.value).toBe('reported')
    await reads.answer('reported')
    remote.patch((current) => `${current} and more`)
    expect(remote.value.value).toBe('reported and more')
  })
})

describe('an error', () => {
  test('is reported, and what was there stays', async () => {
    begin()
    void remote.load()
    await reads.answer('first')
    void remote.refresh()
    await reads.refuse('vault-missing')
    expect(shownErrors()).toEqual(['vault-missing'])
    expect(remote.value.value).toBe('first')
  })

  test('is not reported where nobody asked for it', async () => {
    begin({ failsSilently: true })
    const loaded = remote.load()
    await reads.refuse('unreadable')
    expect([await loaded, shownErrors()]).toEqual([false, []])
  })

  test('of a call that was running when the vault was locked is no news', async () => {
    begin()
    void remote.load()
    useVaultStore().begin('locked')
    await reads.refuse('locked')
    expect(shownErrors()).toEqual([])
  })
})

test('work that a button begins is not begun twice', async () => {
  const { run, isRunning } = useTask(changes.call)
  const first = run()
  expect(isRunning.value).toBe(true)
  expect(await run()).toBe(null)
  expect(changes.count).toBe(1)
  await changes.answer('done')
  expect([await first, isRunning.value]).toEqual([{ ok: true, value: 'done' }, false])
})
