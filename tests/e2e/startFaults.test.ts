import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually, leaveDesktop } from './support/desktop'
import { electron, freshFolder, root, RunningLuwte } from './support/luwte'
import { stageForOrdinaryUser } from './support/ordinaryUser'

// A start that cannot be says why, in a box; it never just ends.

interface Start {
  child: ChildProcess
  said: () => string
  ended: Promise<number | null>
}

function start(program: string, args: string[], env: Record<string, string | undefined> = {}): Start {
  const child = spawn(program, args, {
    env: { ...process.env, LANGUAGE: 'nl', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr?.on('data', (text: Buffer) => (said += text.toString()))
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  return { child, said: () => said, ended }
}

/** The box of the system, which has no title; null: none is on the screen. */
function boxOnScreen(): string | null {
  const { status, stdout } = spawnSync('xdotool', ['search', '--onlyvisible', '--class', '^electron$'], {
    encoding: 'utf8',
  })
  return status === 0 ? (stdout.trim().split('\n')[0] ?? null) : null
}

/** Waits for the box, and closes it. */
async function closeBox({ child, said, ended }: Start, names: string): Promise<void> {
  await eventually('a box', async () => boxOnScreen())
  expect(child.exitCode).toBeNull()
  expect(said()).toContain(names)
  execFileSync('xdotool', ['key', 'Return'])
  expect(await ended).toBe(1)
}

afterAll(leaveDesktop)

describe('a start that cannot be', () => {
  let stage: ReturnType<typeof stageForOrdinaryUser>
  beforeAll(() => {
    stage = stageForOrdinaryUser()
  })
  const asUser = (data: string, env = {}) =>
    start(stage.starter, [stage.app, `--user-data-dir=${data}`, '--lang=nl'], env)

  it('names a folder that this user may not write in', async () => {
    const data = join(stage.home, 'closed')
    mkdirSync(data)
    execFileSync('chown', ['65534:65534', data])
    chmodSync(data, 0o500)
    await closeBox(asUser(data), `Luwte heeft geen toestemming om in deze map te bewaren:\n${data}`)
  })

  it('names a folder of somebody else', async () => {
    const data = join(stage.home, 'of-root')
    mkdirSync(data, { mode: 0o755 })
    await closeBox(asUser(data), `Deze map is van een andere gebruiker van deze computer:\n${data}`)
    expect(readdirSync(data)).toEqual([])
  })

  it('names a folder for temporary files with too long a name', async () => {
    const temp = join(freshFolder(), 'x'.repeat(90))
    mkdirSync(temp)
    const data = freshFolder()
    const begun = start(electron, [root, '--no-sandbox', `--user-data-dir=${data}`, '--lang=nl'], { TMPDIR: temp })
    await closeBox(begun, `De naam van de map voor tijdelijke bestanden is te lang:\n${temp}`)
  })

  it('does not put a journal anywhere for somebody without a home', async () => {
    const begun = start(stage.starter, [stage.app, '--lang=nl'], { HOME_OF_USER: '', CONFIG_OF_USER: '' })
    await closeBox(begun, 'Luwte weet niet waar je eigen map is')
  })
})

describe('a second computer on the same data', () => {
  const OTHER = join('running', `${'0'.repeat(32)}.json`)
  function leased(renewed: number): string {
    const data = freshFolder()
    mkdirSync(join(data, 'running'))
    const lease = { format: 1, host: 'zolder', renewed: new Date(renewed).toISOString() }
    writeFileSync(join(data, OTHER), JSON.stringify(lease))
    return data
  }

  it('is asked about, and nothing is written when that is answered with no', async () => {
    const data = leased(Date.now())
    const begun = start(electron, [root, '--no-sandbox', `--user-data-dir=${data}`, '--lang=nl'])
    await eventually('the box', async () => boxOnScreen())
    execFileSync('xdotool', ['key', 'Return'])
    expect(await begun.ended).toBe(0)
    expect(existsSync(join(data, 'vault'))).toBe(false)
    expect(readdirSync(join(data, 'running'))).toEqual([`${'0'.repeat(32)}.json`])
  })

  it('is no obstacle when its lease is old; a lock that Chromium left there is none either', async () => {
    const data = leased(Date.now() - 60 * 60_000)
    execFileSync('ln', ['-s', `not-${hostname()}-1`, join(data, 'SingletonLock')])
    const luwte = await RunningLuwte.start({ data })
    await luwte.window('/today')
    expect(readdirSync(join(data, 'running'))).toHaveLength(2)
    await luwte.quit()
    expect(readdirSync(join(data, 'running'))).toHaveLength(1)
  })
})
