import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')

interface Cruised {
  modules: { source: string; dependencies: { resolved: string }[] }[]
  summary: { violations: { rule: { name: string }; from: string }[] }
}

/** Reads every import below `src` of a folder by the rules of .dependency-cruiser.mjs. */
function cruise(folder: string): Cruised {
  const program = join(root, 'node_modules/.bin/depcruise')
  const run = spawnSync(program, ['--config', '.dependency-cruiser.mjs', '--output-type', 'json', 'src'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  if (!run.stdout) throw new Error(run.stderr)
  return JSON.parse(run.stdout) as Cruised
}

describe('the arrows of the house', () => {
  const real = cruise(root)

  it('only go where they may', () => {
    expect(real.modules.length).toBeGreaterThan(400)
    expect(real.summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`)).toEqual([])
  })

  it('hold every pair of features that is let through', async () => {
    const config = (await import(/* @vite-ignore */ join(root, '.dependency-cruiser.mjs'))) as {
      FEATURE_PAIRS: { side: string; from: string; to: string }[]
    }
    const arrows = real.modules.flatMap(({ source, dependencies }) =>
      dependencies.map(({ resolved }) => `${source} ${resolved}`),
    )
    const unused = config.FEATURE_PAIRS.filter(
      ({ side, from, to }) =>
        !arrows.some((arrow) =>
          new RegExp(`^src/${side}/features/${from}/\\S+ src/${side}/features/${to}/`).test(arrow),
        ),
    )
    expect(unused).toEqual([])
  })
})

describe('an arrow that may not be', () => {
  const wrong: Record<string, string> = {
    'src/shared/kernel/time.ts': '../ipc/contract',
    'src/shared/features/plan/plan.ts': '../journal/entry',
    'src/shared/ipc/contract.ts': 'vue',
    'src/main/kernel/mutex.ts': '../vault/vault',
    'src/main/vault/vault.ts': 'node:fs',
    'src/main/vault/shard.ts': '../features/journal/entryService',
    'src/main/features/journal/entryService.ts': 'electron',
    'src/main/features/phrases/phraseService.ts': '../journal/entryService',
    'src/main/desktop/commands.ts': '../ipc/gate',
    'src/main/platform/files/files.ts': '../../vault/vault',
    'src/preload/index.ts': 'node:fs',
    'src/renderer/ui/format.ts': '../features/today/greeting',
    'src/renderer/kernel/client.ts': '../ui/format',
    'src/renderer/features/journal/entryList.ts': '../plan/planWriting',
    'src/renderer/features/today/greeting.ts': '../../../main/ports',
  }
  let folder: string
  let found: string[]

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'luwte-arrows-'))
    const write = (path: string, text: string) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    for (const [path, target] of Object.entries(wrong)) {
      write(path, `import * as it from '${target}'\nexport default it\n`)
      if (target.startsWith('.')) {
        const other = join(dirname(path), `${target}.ts`)
        if (!(other in wrong)) write(other, 'export default 1\n')
      }
    }
    write('src/main/desktop/one.ts', "import * as two from './two'\nexport default two\n")
    write('src/main/desktop/two.ts', "import * as one from './one'\nexport default one\n")
    for (const name of ['.dependency-cruiser.mjs', 'tsconfig.tests.json', 'tsconfig.base.json', 'node_modules'])
      symlinkSync(join(root, name), join(folder, name))
    found = cruise(folder).summary.violations.map(({ from }) => from)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.each(Object.entries(wrong))('is found: %s imports %s', (path) => {
    expect(found).toContain(path)
  })

  it('is found: a circle', () => {
    expect(found).toContain('src/main/desktop/one.ts')
  })
})

describe('the text of the house', () => {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|vue)$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => join('src', name))
  const textOf = (path: string) => readFileSync(join(root, path), 'utf8')

  it('reads time, timers and chance only through its ports', () => {
    const worlds = /\b(Date\.now\(|new Date\(\)|setTimeout\(|setInterval\(|Math\.random\(|Temporal\.Now\b|process\.)/
    const core = files.filter(
      (path) => /^src\/(shared|main)\//.test(path) && !/^src\/main\/(platform\/|index\.ts)/.test(path),
    )
    expect(core.filter((path) => worlds.test(textOf(path)))).toEqual([])
  })

  it('renders no markup from strings', () => {
    expect(
      files.filter((path) => /v-html|innerHTML|insertAdjacentHTML|\beval\(|new Function\(/.test(textOf(path))),
    ).toEqual([])
  })
})
