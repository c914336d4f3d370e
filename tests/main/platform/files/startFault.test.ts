import * as fs from 'node:fs'
import { chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { homeFolder } from '@main/platform/desktop/home'
import { beforeLock, whyNoLock } from '@main/platform/files/startFault'
import { mainTexts } from '@main/kernel/mainTexts'

vi.mock('node:fs', async (original) => {
  const real = await original<typeof fs>()
  return {
    ...real,
    symlinkSync: vi.fn(real.symlinkSync),
    writeFileSync: vi.fn(real.writeFileSync),
    mkdtempSync: vi.fn(real.mkdtempSync),
  }
})

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'luwte-start-'))
})
afterEach(() => {
  vi.resetAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

/** What the system answers from now on. */
const refusing = (call: 'symlinkSync' | 'writeFileSync' | 'mkdtempSync', code: string) =>
  vi.mocked(fs[call]).mockImplementation(() => {
    throw Object.assign(new Error(code), { code })
  })
const lock = (target: string) => symlinkSync(target, join(folder, 'SingletonLock'))

describe('a start that Chromium refuses', () => {
  it('is another Luwte that runs, when its lock names a process that lives', () => {
    lock(`laptop-${String(process.pid)}`)
    expect(whyNoLock(folder)).toBeNull()
  })

  it.each(['laptop-999999999', 'laptop', ''])('is a fault of the folder when the lock names none: %j', (target) => {
    if (target !== '') lock(target)
    expect(whyNoLock(folder)).toEqual({ why: 'unknown', folder })
  })

  it.each([
    ['symlinkSync', 'EPERM', 'no-links'],
    ['symlinkSync', 'ENOTSUP', 'no-links'],
    ['symlinkSync', 'ENOSPC', 'full'],
    ['writeFileSync', 'EACCES', 'not-writable'],
    ['writeFileSync', 'EROFS', 'not-writable'],
    ['writeFileSync', 'ENOSPC', 'full'],
    ['writeFileSync', 'EDQUOT', 'full'],
  ] as const)('names the folder of the user data: %s gives %s', (call, code, why) => {
    refusing(call, code)
    expect(whyNoLock(folder)).toEqual({ why, folder })
  })

  it('says when the folder is of somebody else', () => {
    chownSync(folder, 65_534, 65_534)
    refusing('writeFileSync', 'EACCES')
    expect(whyNoLock(folder)).toEqual({ why: 'other-owner', folder })
  })

  it('names the folder for temporary files', () => {
    const temp = join(folder, 'x'.repeat(80))
    mkdirSync(temp)
    expect(whyNoLock(folder, temp)).toEqual({ why: 'too-long', folder: temp })
    expect(beforeLock(temp)).toEqual({ why: 'too-long', folder: temp })
    expect(beforeLock('/tmp')).toBeNull()
    expect(whyNoLock(folder, join(folder, 'none'))).toEqual({ why: 'not-writable', folder: join(folder, 'none') })
    refusing('mkdtempSync', 'ENOSPC')
    expect(whyNoLock(folder, '/tmp')).toEqual({ why: 'full', folder: '/tmp' })
  })

  it('leaves nothing behind, and makes a folder that is not there yet', () => {
    const fresh = join(folder, 'a/b')
    expect(whyNoLock(fresh)).toEqual({ why: 'unknown', folder: fresh })
    expect(readdirSync(fresh)).toEqual([])
  })

  it('is put into words in both languages, with the folder', () => {
    for (const { cannotStart } of Object.values(mainTexts))
      for (const words of Object.values(cannotStart.faults)) expect(words('/home/somebody')).toContain('/home/somebody')
  })
})

describe('the home folder', () => {
  it('is that of the environment, else that of the list of users', () => {
    expect(homeFolder('/home/somebody', () => '/root')).toBe('/home/somebody')
    for (const given of ['', 'somebody']) expect(homeFolder(given, () => folder)).toBe(folder)
  })

  it.each([null, '', '/nonexistent', 'somebody'])('is none where the list has %j', (listed) => {
    expect(homeFolder('', () => listed)).toBeNull()
  })

  it('is read from the list, whatever the environment says', () => {
    vi.stubEnv('HOME', '')
    onTestFinished(() => void vi.unstubAllEnvs())
    const home = homeFolder()
    expect(home).not.toBeNull()
    expect(() => mkdirSync(home ?? '', { recursive: true })).not.toThrow()
  })
})

it('writeFileSync is played only where a test says so', () => {
  writeFileSync(join(folder, 'x'), '')
  expect(readdirSync(folder)).toEqual(['x'])
})
