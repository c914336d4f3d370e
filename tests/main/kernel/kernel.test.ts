import { describe, expect, it, vi } from 'vitest'
import { DisposableStore } from '@main/kernel/disposables'
import { EventBus } from '@main/kernel/eventBus'

describe('a store of disposables', () => {
  it('ends what it holds once, the latest first, each waited for', async () => {
    const ended: string[] = []
    const store = new DisposableStore()
    store.add(
      () => ended.push('first'),
      async () => {
        await new Promise((resolve) => setImmediate(resolve))
        ended.push('second')
      },
    )
    store.add(() => ended.push('third'))
    await store.dispose()
    await store.dispose()
    expect(ended).toEqual(['third', 'second', 'first'])
  })

  it('ends the others where one fails, and then says so', async () => {
    const last = vi.fn()
    const store = new DisposableStore()
    store.add(
      last,
      () => {
        throw new Error('one')
      },
      () => Promise.reject(new Error('two')),
    )
    await expect(store.dispose()).rejects.toMatchObject({ errors: [{ message: 'two' }, { message: 'one' }] })
    expect(last).toHaveBeenCalledOnce()
  })
})

describe('the event bus', () => {
  it('tells those who listen to this event, in their order, until they stop', () => {
    const events = new EventBus()
    const heard: string[] = []
    const stop = events.on('zone.changed', ({ zone }) => heard.push(`one ${zone}`))
    events.on('zone.changed', ({ zone }) => heard.push(`two ${zone}`))
    events.on('vault.opened', () => heard.push('opened'))
    events.emit('zone.changed', { zone: 'UTC' })
    stop()
    events.emit('zone.changed', { zone: 'Asia/Tokyo' })
    expect(heard).toEqual(['one UTC', 'two UTC', 'two Asia/Tokyo'])
    expect(events.listenerCount).toBe(2)
  })

  it('reports a change of records only when it was made', async () => {
    const events = new EventBus()
    const heard = vi.fn()
    events.on('records.changed', heard)
    await expect(events.afterChange(['entry'], Promise.reject(new Error('full')))).rejects.toThrow('full')
    expect(heard).not.toHaveBeenCalled()
    expect(await events.afterChange(['entry'], Promise.resolve(7))).toBe(7)
    expect(heard).toHaveBeenCalledWith({ kinds: ['entry'] })
  })
})
