import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const modules = fileURLToPath(new URL('../../node_modules', import.meta.url))

/** A package of others that is in Luwte. */
export interface Part {
  name: string
  version: string
  /** SPDX, as its package says. */
  licence: string
  /** The licence itself. */
  text: string
}

/** What no source map names: the program around the pages, and the letters, which come by style sheets. */
const BESIDE = ['electron', '@fontsource-variable/atkinson-hyperlegible-next', '@fontsource-variable/literata']

/** The names of the packages that something of is in a build with source maps. */
export function packagesIn(build: string): string[] {
  const maps = readdirSync(build, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.map'))
  const sources = maps.flatMap(
    (path) => (JSON.parse(readFileSync(join(build, path), 'utf8')) as { sources: string[] }).sources,
  )
  const names = sources.flatMap((source) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1] ?? [])
  return [...new Set([...names, ...BESIDE])].sort()
}

function read(name: string): Part {
  const folder = join(modules, name)
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, unknown>
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => /^(licen[cs]e|notice)/i.test(file)) : []
  if (typeof version !== 'string' || typeof license !== 'string' || files.length === 0)
    throw new Error(`${name} does not say its version or its licence`)
  const text = files.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n')
  return { name, version, licence: license, text: text.replaceAll('\r\n', '\n') }
}

/** The parts in a build with source maps, as they are installed. */
export const partsIn = (build: string): Part[] => packagesIn(build).map(read)
