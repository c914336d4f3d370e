import { spawn } from 'node:child_process'
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually } from './support/desktop'
import { electron, freshFolder, root, runtimeFolder } from './support/luwte'

// Electron counts as packaged wherever its program bears another name.

const stage = join(tmpdir(), `luwte-packaged-${String(process.pid)}`)
const program = join(stage, 'luwte')

beforeAll(() => {
  mkdirSync(join(stage, 'resources/app'), { recursive: true })
  for (const name of readdirSync(runtimeFolder))
    if (name !== 'resources' && join(runtimeFolder, name) !== electron)
      symlinkSync(join(runtimeFolder, name), join(stage, name))
  copyFileSync(electron, program)
  cpSync(join(root, 'out'), join(stage, 'resources/app/out'), { recursive: true })
  cpSync(join(root, 'package.json'), join(stage, 'resources/app/package.json'))
})

afterAll(() => rmSync(stage, { recursive: true, force: true }))

interface Started {
  data: string
  isOver: () => boolean
  /** Its exit code, and what it wrote. */
  ended: Promise<{ code: number | null; said: string }>
  kill: (signal?: NodeJS.Signals) => void
}

function start(...flags: string[]): Started {
  const data = freshFolder()
  const child = spawn(program, ['--no-sandbox', `--user-data-dir=${data}`, ...flags])
  let said = ''
  child.stderr.on('data', (part: Buffer) => (said += part.toString()))
  const ended = new Promise<{ code: number | null; said: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, said })),
  )
  return { data, ended, isOver: () => child.exitCode !== null, kill: (signal = 'SIGKILL') => child.kill(signal) }
}

const hasBegun = (data: string) => existsSync(join(data, 'device.json')) || existsSync(join(data, 'vault'))

describe('a package', () => {
  it.each([
    '--remote-debugging-port=0',
    '-remote-debugging-port=0',
    '--remote-debugging-pipe',
    '--inspect=0',
    '--inspect=127.0.0.1:0',
    '--inspect-port=0',
  ])('does not start with %s, by which others look in', async (flag) => {
    const luwte = start('--hidden', flag)
    try {
      await eventually('an end or a beginning', () => Promise.resolve(luwte.isOver() || hasBegun(luwte.data)))
      expect(hasBegun(luwte.data)).toBe(false)
    } finally {
      luwte.kill()
    }
    const { code, said } = await luwte.ended
    expect(code).toBe(2)
    expect(said).toContain(flag.replace(/^-+/, '--').replace(/=.*/, ''))
  })

  it('starts without', async () => {
    const luwte = start('--hidden')
    try {
      await eventually('a beginning', () => Promise.resolve(luwte.isOver() || hasBegun(luwte.data)))
      expect(luwte.isOver()).toBe(false)
    } finally {
      luwte.kill()
    }
    await luwte.ended
  })

  it('leaves nothing of its memory behind when it crashes', async () => {
    const luwte = start('--check-in')
    try {
      const page = await eventually('a page', () => Promise.resolve(pagesOf(luwte.data)[0]))
      process.kill(page, 'SIGSEGV')
      await eventually('the page anew', () => Promise.resolve(pagesOf(luwte.data).find((other) => other !== page)))
    } finally {
      luwte.kill('SIGSEGV')
    }
    await luwte.ended
    const files = readdirSync(luwte.data, { recursive: true, encoding: 'utf8' })
    expect(files).toContain('device.json')
    expect(files.filter((name) => /dmp|pending|completed|core/i.test(name))).toEqual([])
  })
})

/** The processes that show its pages. */
const pagesOf = (data: string): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const command = readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8')
        return command.includes('--type=renderer') && command.includes(data)
      } catch {
        // It ended while we looked.
        return false
      }
    })
