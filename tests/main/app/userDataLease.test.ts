import { describe, expect, it } from 'vitest'
import { House, MINUTE, settle } from '../support/house'
import { fakePorts } from '../support/ports'

// One home folder on two computers: each has its own machine id and name, and both write into the same user data.

function computers() {
  const here = fakePorts()
  const there = fakePorts()
  there.files = here.files
  there.clock = here.clock
  there.system = { ...there.system, machineId: () => Promise.resolve('another computer'), computerName: () => 'zolder' }
  return { here, there }
}
const leases = ({ files }: { files: ReturnType<typeof fakePorts>['files'] }) =>
  [...files.contents.keys()].filter((path) => path.startsWith('/data/running/'))
const refused = (start: Promise<void>) =>
  start.then(
    () => 'started',
    (fault: Error) => fault.constructor.name,
  )

describe('the same user data on a second computer', () => {
  it('is noticed before anything is written, and asked about', async () => {
    const { here, there } = computers()
    const one = new House(here)
    await one.begin({ hidden: true })
    there.answer = 1
    const before = new Map(here.files.contents)
    expect(await refused(new House(there).begin({ hidden: true }))).toBe('StartRefused')
    expect(there.told.at(-1)).toContain('dezelfde map')
    expect(here.files.contents).toEqual(before)
    there.answer = 0
    expect(await refused(new House(there).begin({ hidden: true }))).toBe('started')
  })

  it('is noticed by the one that runs, whatever the clock of the other says', async () => {
    const { here, there } = computers()
    const one = new House(here)
    await one.begin({ hidden: true })
    there.clock = fakePorts('2031-01-01T00:00:00Z').clock
    const other = new House(there)
    await other.begin({ hidden: true })
    for (let round = 0; round < 3; round += 1)
      for (const house of [other, one]) {
        house.ports.clock.jump(6 * MINUTE)
        // Whatever a window asks renews it.
        await house.call('app.state')
        await settle()
      }
    expect((await one.call('app.state')).notices).toMatchObject([{ code: 'other-host', host: 'zolder' }])
    expect((await other.call('app.state')).notices).toMatchObject([{ code: 'other-host', host: 'laptop' }])
  })

  it.each([
    ['has ended', async (house: House) => house.app.close()],
    ['was switched off an hour ago', async (house: House) => void house.ports.clock.jump(60 * MINUTE)],
  ])('is no obstacle when the other %s', async (_what, end) => {
    const { here, there } = computers()
    const one = new House(here)
    await one.begin({ hidden: true })
    await end(one)
    there.answer = 1
    expect(await refused(new House(there).begin({ hidden: true }))).toBe('started')
  })

  it('is not its own lease from before a crash', async () => {
    const { here } = computers()
    await new House(here).begin({ hidden: true })
    here.answer = 1
    expect(await refused(new House(here).begin({ hidden: true }))).toBe('started')
    expect(leases(here)).toHaveLength(1)
  })

  it.each(['', '{', '[]', '{"host":7}', '{"host":"zolder","renewed":"yesterday"}', 'null'])(
    'starts over a lease that makes no sense: %j',
    async (text) => {
      const { here } = computers()
      const path = `/data/running/${'0'.repeat(32)}.json`
      here.files.contents.set(path, new TextEncoder().encode(text))
      here.answer = 1
      expect(await refused(new House(here).begin({ hidden: true }))).toBe('started')
      // It is not of this computer, so it is left as it is.
      expect(new TextDecoder().decode(here.files.contents.get(path))).toBe(text)
    },
  )

  it('keeps nobody from starting where the lease cannot be written', async () => {
    const { here } = computers()
    const write = here.files.writeDurably.bind(here.files)
    here.files.writeDurably = (path, bytes) =>
      path.includes('/running/') ? Promise.reject(new Error('read-only')) : write(path, bytes)
    expect(await refused(new House(here).begin({ hidden: true }))).toBe('started')
  })

  it('leaves no lease behind', async () => {
    const { here } = computers()
    const one = new House(here)
    await one.begin({ hidden: true })
    expect(leases(here)).toHaveLength(1)
    await one.app.close()
    expect(leases(here)).toHaveLength(0)
  })
})
