import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { powerContract, printingContract, trayContract, windowsContract } from '../main/ports/electronContracts'
import { electron, freshFolder, root } from './support/luwte'
import { buildProgram } from './support/program'

// Each promise that the stand-ins of the unit tests keep, kept by the real port in real Electron.

let results: Record<string, string> = {}

beforeAll(async () => {
  const program = freshFolder()
  const data = freshFolder()
  await buildProgram('ports/main.ts', program)
  const args = [program, '--no-sandbox', `--user-data-dir=${data}`, '--lang=nl']
  const env = { ...process.env, LANGUAGE: 'nl', LUWTE_OUT: join(root, 'out') }
  await promisify(execFile)(electron, args, { env, timeout: 110_000 })
  results = JSON.parse(readFileSync(join(data, 'results.json'), 'utf8')) as Record<string, string>
})

const CONTRACTS = { windows: windowsContract, tray: trayContract, printing: printingContract, power: powerContract }

describe.each(Object.entries(CONTRACTS))('%s, in Electron', (port, contract) => {
  it.each(Object.keys(contract))('%s', (promise) => {
    expect(results[`${port}: ${promise}`]).toBe('kept')
  })
})
