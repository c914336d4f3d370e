// Writes down every package that is in Luwte, with its licence: resources/content/parts.json. tests/startBudget.test.ts
// says when that has to be done again.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { partsIn } from './lib/parts.ts'

const out = mkdtempSync(join(tmpdir(), 'luwte-parts-'))
try {
  execFileSync('electron-vite', ['build', '--outDir', out, '--sourcemap', '--logLevel', 'error'], { stdio: 'inherit' })
  const parts = partsIn(out)
  writeFileSync(new URL('../resources/content/parts.json', import.meta.url), `${JSON.stringify(parts, null, 2)}\n`)
  console.log(`${parts.length} parts`)
} finally {
  rmSync(out, { recursive: true, force: true })
}
