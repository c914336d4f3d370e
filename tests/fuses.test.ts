import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { FuseV1Options } from '@electron/fuses'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

interface Scripts {
  FUSES: Record<string, boolean>
  setFuses(program: string): Promise<void>
  readFuses(program: string): Promise<Record<string, boolean>>
  readyRuntime(): { folder: string; executable: string } | null
}

const stage = mkdtempSync(join(tmpdir(), 'luwte-fuses-'))
const program = join(stage, 'luwte')
let scripts: Scripts

/** A copy of the program that runs here; everything beside it is only pointed at. */
beforeAll(async () => {
  const from = async (name: string) =>
    (await import(
      /* @vite-ignore */ pathToFileURL(join(import.meta.dirname, '../scripts/lib', name)).href
    )) as Partial<Scripts>
  scripts = { ...(await from('fuses.mjs')), ...(await from('electron-runtime.mjs')) } as Scripts
  const runtime = scripts.readyRuntime()
  if (!runtime) throw new Error('Electron is not there yet: npm test fetches it')
  mkdirSync(stage, { recursive: true })
  for (const name of readdirSync(runtime.folder))
    if (join(runtime.folder, name) !== runtime.executable) symlinkSync(join(runtime.folder, name), join(stage, name))
  copyFileSync(runtime.executable, program)
})

afterAll(() => rmSync(stage, { recursive: true, force: true }))

const asNode = () =>
  spawnSync(program, ['-e', 'console.log("ran as Node")'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', DISPLAY: '' },
    encoding: 'utf8',
    timeout: 30_000,
  }).stdout

describe('what is burnt into a package', () => {
  it('says something of every fuse there is', () => {
    const names = Object.keys(FuseV1Options).filter((name) => !/^\d+$/.test(name))
    expect(Object.keys(scripts.FUSES).sort()).toEqual(names.sort())
  })

  it('is read back as it was set, and keeps the program from running scripts of others', async () => {
    expect(asNode()).toContain('ran as Node')
    const before = await scripts.readFuses(program)
    expect(before.RunAsNode).toBe(true)
    await scripts.setFuses(program)
    const after = await scripts.readFuses(program)
    expect(after).toEqual(Object.fromEntries(Object.keys(before).map((name) => [name, scripts.FUSES[name]])))
    expect(Object.keys(after).length).toBeGreaterThanOrEqual(8)
    expect(asNode()).not.toContain('ran as Node')
  })
})
