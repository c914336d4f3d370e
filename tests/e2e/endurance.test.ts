import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { clickNotification, closeNotifications, eventually, leaveDesktop, notificationsSoFar } from './support/desktop'
import { buildProgram } from './support/program'
import { freshFolder, root, RunningLuwte } from './support/luwte'

let luwte: RunningLuwte | undefined

afterEach(async () => {
  await luwte?.quit()
  closeNotifications()
  leaveDesktop()
})

const MEBIBYTE = 2 ** 20
/** Far more than what is remembered of five hundred moments, far less than five hundred of anything that is left behind. */
const HELD_MARGIN = 6

it('five hundred moments leave nothing behind', async () => {
  // One that another test left would be clicked instead of ours.
  closeNotifications()
  const before = notificationsSoFar()
  const folder = freshFolder()
  await buildProgram('endurance/main.ts', folder)
  luwte = await RunningLuwte.start({
    program: folder,
    flags: ['--js-flags=--expose-gc'],
    settings: { rhythms: [everyHour], holdWhen: ['locked', 'do-not-disturb', 'full-screen'] },
    env: { LUWTE_OUT: join(root, 'out') },
  })

  await momentsCame(50)
  const early = await measured()
  for (let count = 100; count <= 500; count += 50) await momentsCame(count)
  const late = await measured()

  console.log(`after 50 moments: ${inWords(early)}\nafter 500 moments: ${inWords(late)}`)
  expect(notificationsSoFar() - before).toBe(500)
  expect(late.processes).toBeLessThanOrEqual(early.processes)
  expect(late.held - early.held).toBeLessThan(HELD_MARGIN)
})

const everyHour = {
  id: 'hourly',
  kind: 'check-in',
  on: true,
  rule: { by: 'hours', every: 1, from: '00:00', to: '00:00', weekdays: [1, 2, 3, 4, 5, 6, 7] },
  skip: [],
  lifetime: 60,
}

/** Lets them come, answers the last by a click, and closes the small window that opens. */
async function momentsCame(count: number): Promise<void> {
  const { app } = luwte ?? {}
  await app?.evaluate(
    (_electron, count) =>
      (globalThis as unknown as { untilMomentsCame(count: number): Promise<void> }).untilMomentsCame(count),
    count,
  )
  await clickNotification()
  await luwte?.window('/check-in/hourly@')
  await app?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await eventually('the window to be gone', async () => app?.windows().length === 0)
}

interface Measured {
  processes: number
  /** In MiB: what the main process holds after collecting, and what all processes have resident. */
  held: number
  resident: number
}

async function measured(): Promise<Measured> {
  // A page that is closed takes a moment to end its process; one that has ended has no command any more, until it is waited for.
  await eventually(
    'all pages to have ended',
    async () => !processes().some(({ command }) => command === '' || command.includes('--type=renderer')),
  )
  const held = await luwte?.app.evaluate(() => {
    ;(globalThis as unknown as { gc(): void }).gc()
    const { heapUsed, external } = process.memoryUsage()
    return heapUsed + external
  })
  const all = processes()
  const resident = all.map((one) => one.residentKilobytes).reduce((sum, one) => sum + one)
  return { processes: all.length, held: (held ?? 0) / MEBIBYTE, resident: resident / 1024 }
}

const inWords = ({ processes, held, resident }: Measured): string =>
  `${String(processes)} processes, ${resident.toFixed(0)} MiB resident, ${held.toFixed(1)} MiB held by the main process`

interface Process {
  command: string
  residentKilobytes: number
}

/** Those of the running Luwte. */
const processes = (pid = String(luwte?.app.process().pid ?? '')): Process[] => {
  const status = told(pid, 'status')
  const own = { command: told(pid, 'cmdline'), residentKilobytes: Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) }
  const children = readdirSync('/proc').filter((name) => told(name, 'status').includes(`\nPPid:\t${pid}\n`))
  return [own, ...children.flatMap((child) => processes(child))]
}

function told(pid: string, what: 'status' | 'cmdline'): string {
  try {
    return readFileSync(`/proc/${pid}/${what}`, 'utf8')
  } catch {
    // No process, or one that ended meanwhile.
    return ''
  }
}
