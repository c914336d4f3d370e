import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it, onTestFinished, vi } from 'vitest'
import { delaySleep } from '@main/platform/desktop/sleepDelay'
import { privateBus } from '../../../support/privateBus'
import { eventually } from '../../../support/eventually'

afterEach(() => vi.unstubAllEnvs())

function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'luwte-sleep-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** logind on a bus of this test. @returns what it has printed so far. */
async function playedLogind(): Promise<{ told: () => string[] }> {
  const daemon = await privateBus()
  vi.stubEnv('DBUS_SYSTEM_BUS_ADDRESS', daemon.address)
  const logind = spawn('/usr/bin/python3', [join(import.meta.dirname, '../../../support/logind.py')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  logind.stdout.on('data', (data: Buffer) => (text += data.toString()))
  onTestFinished(async () => {
    logind.kill()
    await daemon.end()
  })
  const told = () => text.trim().split('\n')
  await eventually(() => expect(told()).toEqual(['ready']))
  return { told }
}

it('sleep waits from the beginning until it is let go, and not a second time', async () => {
  const { told } = await playedLogind()
  for (const round of [1, 2]) {
    const release = delaySleep('notes')
    await eventually(() => expect(told()).toHaveLength(2 * round))
    expect(told().at(-1)).toBe('taken sleep delay notes')
    release()
    release()
    await eventually(() => expect(told()).toHaveLength(2 * round + 1))
    expect(told().at(-1)).toBe('released notes')
  }
})

it('sleep waits no longer than Luwte lives', async () => {
  const { told } = await playedLogind()
  const script = join(freshFolder(), 'luwte.mjs')
  const built = join(import.meta.dirname, '../../../../src/main/platform/desktop/sleepDelay.ts')
  writeFileSync(script, `const { delaySleep } = await import(${JSON.stringify(built)})\ndelaySleep('luwte')\n`)
  const luwte = spawn(process.execPath, [script], { stdio: 'ignore' })
  await eventually(() => expect(told().at(-1)).toBe('taken sleep delay luwte'))
  luwte.kill('SIGKILL')
  await eventually(() => expect(told().at(-1)).toBe('released luwte'))
})

it('where systemd is not, elogind is asked', async () => {
  const folder = freshFolder()
  const note = join(folder, 'args')
  writeFileSync(join(folder, 'elogind-inhibit'), `#!/bin/sh\necho "$*" >${note}\nexec /bin/cat\n`, { mode: 0o700 })
  vi.stubEnv('PATH', folder)
  const release = delaySleep('luwte')
  await eventually(() => expect(existsSync(note) && readFileSync(note, 'utf8')).toContain('--mode=delay --who=luwte'))
  release()
})

it('where there is neither, nothing happens', async () => {
  vi.stubEnv('PATH', freshFolder())
  const release = delaySleep('luwte')
  await new Promise((resolve) => setImmediate(resolve))
  release()
})
