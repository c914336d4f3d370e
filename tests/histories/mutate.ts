import * as lowdb from 'lowdb'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileFunction } from 'node:vm'
import * as temporal from 'temporal-polyfill'
import * as valibot from 'valibot'
import { build, type Rolldown } from 'vite'
import { aliases } from '../../scripts/lib/aliases'
import type { Core } from './luwte'
import type { Mutation } from './mutations'

const root = join(import.meta.dirname, '../..')
const packages: Record<string, unknown> = { lowdb, 'temporal-polyfill': temporal, valibot }

/** The source of the file with the mistake in it. Throws where the text is not, or is more than once: mend the table. */
export function mutated({ name, file, changes }: Mutation): string {
  return changes.reduce(
    (text, [right, wrong]) => {
      if (text.split(right).length !== 2) throw new Error(`"${name}" is for another source of ${file}: ${right}`)
      return text.replace(right, () => wrong)
    },
    readFileSync(join(root, file), 'utf8'),
  )
}

/** Luwte's core, built in memory with a mistake in it. Nothing is written. */
export async function coreWith(mutation: Mutation): Promise<Core> {
  const source = mutated(mutation)
  const built = (await build({
    root,
    configFile: false,
    logLevel: 'silent',
    resolve: { alias: aliases },
    plugins: [{ name: 'mistake', load: (id) => (id === join(root, mutation.file) ? source : null) }],
    build: {
      write: false,
      minify: false,
      ssr: join(root, 'tests/histories/core.ts'),
      rolldownOptions: { output: { format: 'cjs' } },
    },
  })) as Rolldown.RolldownOutput
  const exports = {}
  const run = compileFunction(built.output[0].code, ['require', 'exports']) as (...args: unknown[]) => void
  run((name: string) => packages[name], exports)
  return exports as Core
}
