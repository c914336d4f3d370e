import { beforeEach, describe, expect, it } from 'vitest'
import type { OpenNotice } from '@shared/kernel/notice'
import { Notices } from '@main/kernel/notices'

const late = (file: string) => ({ code: 'not-arrived', file }) as const
let told: OpenNotice[][]
let notices: Notices

beforeEach(() => {
  told = []
  notices = new Notices((list) => void told.push(list))
})

describe('notices', () => {
  it('are shown once, however often they are added', () => {
    notices.add(late('one'))
    notices.add(late('one'))
    expect(notices.list).toEqual([{ id: 1, ...late('one') }])
    expect(told).toHaveLength(1)
  })

  it('are dismissed by id: one that went meanwhile takes no other along', () => {
    notices.add(late('one'))
    notices.add(late('two'))
    const [first] = notices.list
    notices.withdraw(late('one'))
    notices.dismiss(first?.id ?? 0)
    expect(notices.list).toEqual([{ id: 2, ...late('two') }])
    notices.dismiss(2)
    expect(notices.list).toEqual([])
  })

  it('that come again have another id', () => {
    notices.add(late('one'))
    notices.dismiss(1)
    notices.add(late('one'))
    expect(notices.list).toEqual([{ id: 2, ...late('one') }])
  })

  it('are withdrawn by their code, all of them', () => {
    notices.add(late('one'))
    notices.add({ code: 'changed-key-file' })
    notices.add(late('two'))
    notices.withdrawAll('not-arrived')
    expect(notices.list).toEqual([{ id: 2, code: 'changed-key-file' }])
  })

  it('are no more once everything was deleted', () => {
    notices.add(late('one'))
    notices.close()
    notices.add(late('two'))
    expect(notices.list).toEqual([])
  })
})
