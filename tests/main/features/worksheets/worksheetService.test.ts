import { beforeEach, describe, expect, it } from 'vitest'
import { House } from '../../support/house'

let house: House

beforeEach(async () => {
  house = new House()
  await house.begin()
})

const must = (words: string) => ({ must: { chosen: [], words } })

describe('a worksheet', () => {
  it('is kept, changed in its place, removed and brought back; the newest is first', async () => {
    const { id } = await house.call('worksheets.keep', { id: null, form: 'demands', answers: must('Alles af.') })
    await house.pass(1000)
    const { id: other } = await house.call('worksheets.keep', { id: null, form: 'signs', answers: {} })
    await house.call('worksheets.keep', { id, form: 'demands', answers: must('De was.') })
    const kept = await house.call('worksheets.list')
    expect(kept.map((one) => one.id)).toEqual([other, id])
    expect(kept[1]?.answers).toEqual(must('De was.'))
    await house.call('worksheets.remove', { id })
    expect(await house.call('worksheets.list')).toHaveLength(1)
    await house.call('worksheets.restore', { id })
    expect(await house.call('worksheets.list')).toHaveLength(2)
  })

  it('that is gone takes no other along: nothing is written in its place', async () => {
    const { id } = await house.call('worksheets.keep', { id: null, form: 'demands', answers: must('Alles af.') })
    await house.call('worksheets.remove', { id })
    await expect(house.call('worksheets.keep', { id, form: 'demands', answers: must('anders') })).rejects.toThrow()
    expect(await house.call('worksheets.list')).toEqual([])
  })
})
