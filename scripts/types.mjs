// Each layer is checked with the types of its own world: the domain knows neither the DOM nor Node.
import { spawnSync } from 'node:child_process'

let failed = 0
for (const layer of ['domain', 'main', 'renderer', 'tests']) {
  const run = spawnSync('vue-tsc', ['--noEmit', '-p', `tsconfig.${layer}.json`], { stdio: 'inherit', shell: false })
  if (run.status !== 0) failed += 1
}
process.exit(failed === 0 ? 0 : 1)
