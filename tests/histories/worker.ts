import * as core from './core'
import { broken, told } from './check'

// Plays histories in a process of its own: node worker.mjs RUNS SEED. Prints what it saw as JSON.

const [runs = 0, seed = 0] = process.argv.slice(2).map(Number)
const tally = { histories: 0, steps: 0, shown: 0, held: 0, passed: 0, later: 0, dropped: 0, answered: 0, crashes: 0 }
const looked: Record<string, number> = {}
const start = performance.now()
const found = await broken(core, {
  runs,
  seed,
  onPlayed({ judge, world, steps }) {
    tally.histories += 1
    tally.steps += steps
    tally.shown += world.shown.length
    for (const [name, times] of Object.entries(world.tally)) tally[name as keyof typeof tally] += times
    for (const [name, times] of judge.looked) looked[name] = (looked[name] ?? 0) + times
  },
})
const seconds = (performance.now() - start) / 1000
console.log(JSON.stringify({ tally, looked, seconds, found: found && told(found) }))
