import { spawn } from 'node:child_process'
import type { Dispose } from '@main/ports'

/** The programs of systemd and of elogind that hold a lock of logind while a command runs. */
const PROGRAMS = ['systemd-inhibit', 'elogind-inhibit'] as const

/**
 * logind waits with sleep, by default for five seconds at most, until this is disposed of. logind hands out the lock as a
 * file descriptor, which Node cannot receive over D-Bus; so a small program holds it. The program ends when its input does:
 * at the latest with Luwte, however that ends. Where there is no logind nothing happens.
 * @param who the name under which the lock is listed.
 */
export function delaySleep(who: string): Dispose {
  let isOver = false
  let end: Dispose = () => undefined

  function hold([program, ...others]: readonly string[]): void {
    if (program === undefined || isOver) return
    const args = ['--what=sleep', '--mode=delay', `--who=${who}`, '--why=Lock first', 'cat']
    const child = spawn(program, args, { stdio: ['pipe', 'ignore', 'ignore'] })
    // It is not installed.
    child.on('error', () => hold(others))
    // It ended early, without its input being read.
    child.stdin.on('error', () => undefined)
    end = () => child.stdin.end()
  }

  hold(PROGRAMS)
  return () => {
    isOver = true
    end()
  }
}
