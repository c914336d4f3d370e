import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'

/**
 * The system writes the memory of a process that crashes to disk, keys and letters included, unless it is told not to. Two
 * ways, since neither reaches all: the filter leaves out every page of memory and is there on every Linux; the limit allows
 * no dump at all and needs `prlimit` of util-linux. Where neither works nothing happens.
 * @param pid of a process of this user.
 */
export async function forbidCoreDumps(pid: number): Promise<void> {
  if (process.platform !== 'linux') return
  await writeFile(`/proc/${String(pid)}/coredump_filter`, '0').catch(() => undefined)
  await new Promise((resolve) =>
    execFile('prlimit', ['--core=0:0', `--pid=${String(pid)}`], { timeout: 5000 }, resolve),
  )
}
