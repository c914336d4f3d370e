import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { report } from '../faults/scope'
import { eventually, leaveDesktop } from './support/desktop'
import { electron, freshFolder, RunningLuwte } from './support/luwte'
import { answerBoxes, ask, lock, PASSPHRASE, seal, wholeDay } from './support/session'

// All of Electron's processes under strace, through a whole day: whom they call, write to, or listen for.

const folder = freshFolder()
const log = join(folder, 'calls')
const starter = join(folder, 'electron-under-strace')
const CALLS = 'connect,sendto,sendmsg,sendmmsg,bind'

let luwte: RunningLuwte

/** Every call that names an address of the internet, on this computer or elsewhere. */
const addressed = (): string[] =>
  readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => /sa_family=AF_INET6?\b/.test(line))

/** Where the test driver, and nobody else, is let in: a port of this computer, given out by the system. */
const isDriver = (line: string): boolean =>
  /\bbind\(.*sin_port=htons\(0\), sin_addr=inet_addr\("127\.0\.0\.1"\)/.test(line)

beforeAll(async () => {
  writeFileSync(
    starter,
    `#!/bin/sh\nexec strace -f -qq --seccomp-bpf -o '${log}' -e trace=${CALLS} -- '${electron}' "$@"\n`,
    { mode: 0o755 },
  )
  luwte = await RunningLuwte.start({ starter })
})

afterAll(async () => {
  await luwte.quit()
  leaveDesktop()
})

describe('a whole day with Luwte', () => {
  it('asks nobody on any network for anything', async () => {
    const page = await luwte.window('/today')
    await wholeDay(luwte, page, 'stil weer vandaag')
    await seal(page)
    const locked = await lock(luwte, page)
    await ask(locked, 'vault.unlock', { secret: PASSPHRASE })
    await ask(locked, 'search.records', { query: 'stil weer', most: 5 })
    await answerBoxes(luwte, 0)
    await ask(locked, 'backups.eraseOld')
    const calls = readFileSync(log, 'utf8').split('\n')
    expect(calls.filter((line) => line.includes('sa_family=AF_UNIX')).length).toBeGreaterThan(10)
    expect(addressed().filter((line) => !isDriver(line))).toEqual([])
    report('security', 'network', {
      calls: calls.length,
      processes: new Set(calls.map((line) => line.split(' ')[0])).size,
      toNetworks: 0,
    })
  })

  it('control: one call to a port of this computer shows', async () => {
    await luwte.app.evaluate(() => {
      const net = process.getBuiltinModule('node:net')
      net.connect(9, '127.0.0.1').on('error', () => undefined)
    })
    await eventually('the call in the trace', async () =>
      addressed().some((line) => line.includes('connect(') && line.includes('sin_port=htons(9)')),
    )
  })
})
