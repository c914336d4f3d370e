import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FEATURE, type Place, PLACES, TESTS } from './plant'

// What it takes to add a kind of record, proven by adding one: to a copy, which is type-checked and run.

const root = join(import.meta.dirname, '../../..')
const COPIED = ['src', 'docs', 'resources/content', 'tests', 'scripts/lib', 'package.json', 'vitest.config.ts']
const CONFIGS = ['base', 'main', 'renderer', 'tests'].map((name) => `tsconfig.${name}.json`)
/** So much may lie outside the folders of the feature. */
const MAX_PLACES = 8

let copy: string
const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(copy, path)), { recursive: true })
  writeFileSync(join(copy, path), text)
}
const original = ({ file }: Place): string => readFileSync(join(root, file), 'utf8')

/** The file with the kind added. Throws where a text is not there, or more than once: mend the table. */
const changed = (place: Place): string =>
  place.changes.reduce((text, [from, to]) => {
    if (text.split(from).length !== 2) throw new Error(`${place.file} is another one now: ${from}`)
    return text.replace(from, () => to)
  }, original(place))

/** @returns what the program said, and whether it ended well. */
function run(program: string, ...args: string[]): Promise<{ isFine: boolean; said: string }> {
  return new Promise((resolve) => {
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST')))
    const child = spawn(join(root, 'node_modules/.bin', program), args, { cwd: copy, env })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (said += part.toString()))
    child.on('close', (code) => resolve({ isFine: code === 0, said }))
  })
}
const runTest = (project: string, file: string, name = '') =>
  run('vitest', 'run', '--project', project, file, '-t', name)

/** A type checker for main and shared that reads some files otherwise, and knows from before what did not change. */
function typeChecker() {
  const config = ts.getParsedCommandLineOfConfigFile(
    join(copy, 'tsconfig.main.json'),
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: () => undefined,
    },
  )
  if (!config) throw new Error('no tsconfig.main.json')
  const { options } = config
  const host = ts.createIncrementalCompilerHost({ ...options, composite: false, incremental: false, noEmit: true })
  const parsed = new Map<string, ts.SourceFile>()
  let before: ts.Program | undefined

  /** @param otherwise texts by path. @param asked files to look at; not given: all of ours. */
  return (otherwise: Readonly<Record<string, string>>, asked?: readonly string[]): string[] => {
    const program = ts.createProgram({
      rootNames: [...config.fileNames, ...Object.keys(otherwise).map((path) => join(copy, path))],
      options: { ...options, composite: false, incremental: false, noEmit: true },
      host: {
        ...host,
        fileExists: (path) => path.slice(copy.length + 1) in otherwise || host.fileExists(path),
        getSourceFile(path, languageVersion) {
          const text = otherwise[path.slice(copy.length + 1)]
          if (text !== undefined) return ts.createSourceFile(path, text, languageVersion, true)
          const known = parsed.get(path) ?? host.getSourceFile(path, languageVersion)
          if (known) parsed.set(path, known)
          return known
        },
      },
      ...(before ? { oldProgram: before } : {}),
    })
    before = program
    const files = program
      .getSourceFiles()
      .filter(({ fileName }) =>
        asked ? asked.some((path) => fileName === join(copy, path)) : fileName.startsWith(join(copy, 'src')),
      )
    return files
      .flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)])
      .map(({ file, messageText }) => `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`)
  }
}

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'luwte-plant-'))
  for (const name of COPIED) cpSync(join(root, name), join(copy, name), { recursive: true })
  for (const name of CONFIGS) cpSync(join(root, name), join(copy, name))
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  for (const [path, text] of Object.entries({ ...FEATURE, ...TESTS })) write(path, text)
  for (const place of PLACES) write(place.file, changed(place))
  // Its windows, and whatever they and the search import; the other windows do not know of it.
  const include = ['plants/*.vue', 'search/ownRecords.ts'].map((path) => `src/renderer/features/${path}`)
  write(
    'tsconfig.plants.json',
    JSON.stringify({ extends: './tsconfig.renderer.json', include, compilerOptions: { composite: false } }),
  )
})
afterAll(() => rmSync(copy, { recursive: true, force: true }))

describe('a new kind of record', () => {
  test(`touches at most ${String(MAX_PLACES)} files outside the folders of its feature`, () => {
    for (const path of Object.keys(FEATURE)) expect(path).toMatch(/^src\/\w+\/features\/plants\//)
    process.stdout.write(`A new kind of record: ${String(PLACES.length)} files outside its feature\n`)
    expect(new Set(PLACES.map(({ file }) => file)).size).toBeLessThanOrEqual(MAX_PLACES)
  })

  test('does not compile where one thing is left out, of its definition or of a place', () => {
    const check = typeChecker()
    expect(check({})).toEqual([])
    const definition = 'src/shared/features/plants/plant.ts'
    const whole = FEATURE[definition] ?? ''
    const looked = [...PLACES.map(({ file }) => file), ...Object.keys(FEATURE)].filter((file) => file.endsWith('.ts'))
    // One program for all of them: a definition without each of its parts, beside the whole one.
    const parts = ['kind', 'body', 'partition', 'history', 'restore', 'texts', 'readable', 'search', 'sample']
    const lacking = parts.map((part) => {
      const text = whole.replace(new RegExp(`\\n  ${part}: (.*,(?=\\n)|{[^]*?\\n  },)`), '')
      expect(text, part).not.toBe(whole)
      for (const other of parts) if (other !== part) expect(text).toContain(`\n  ${other}: `)
      return { part, path: definition.replace('.ts', `.without.${part}.ts`), text }
    })
    const found = check(
      Object.fromEntries(lacking.map(({ path, text }) => [path, text])),
      lacking.map(({ path }) => path),
    )
    const caught: Record<string, number> = {}
    for (const { part, path } of lacking) caught[part] = found.filter((fault) => fault.includes(path)).length
    for (const place of PLACES.filter(({ caughtBy }) => caughtBy === 'types'))
      caught[place.file] = check({ [place.file]: original(place) }, looked).length
    expect(Object.entries(caught).filter(([, count]) => count === 0)).toEqual([])
  })

  test('is kept, told of, searched, exported and previewed; listed and added; and its windows compile', async () => {
    const runs = await Promise.all([
      runTest('unit', 'tests/main/plant.test.ts'),
      runTest('component', 'tests/component/plant.test.ts'),
      run('vue-tsc', '--noEmit', '-p', 'tsconfig.plants.json'),
    ])
    expect(runs.filter(({ isFine }) => !isFine).map(({ said }) => said)).toEqual([])
  })

  test.each(PLACES.flatMap((place) => (place.caughtBy === 'types' ? [] : [[place, place.caughtBy] as const])))(
    'makes a test red where it is left out: $file',
    async (place, { project, file, name }) => {
      expect(await runTest(project, file, name)).toMatchObject({ isFine: true })
      write(place.file, original(place))
      const { isFine, said } = await runTest(project, file, name)
      write(place.file, changed(place))
      expect(isFine).toBe(false)
      expect(said).toContain('AssertionError')
    },
  )
}, 300_000)
