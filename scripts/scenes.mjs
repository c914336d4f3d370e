// Checks every scene to rehearse, and draws each for its writers: a page with its turns and the ways between them.
// usage: npm run scenes [-- name …]   only these
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { lineOf } from '../src/shared/features/rehearsal/check/problem.ts'
import { graphProblems } from '../src/shared/features/rehearsal/check/graphProblems.ts'
import { SceneSchema, SceneTextsSchema } from '../src/shared/features/rehearsal/scene.ts'
import { readScenes, sceneProblems } from './lib/sceneFiles.ts'
import { sceneGraph } from './lib/sceneGraph.ts'
import * as v from 'valibot'

const out = fileURLToPath(new URL('../test-results/scenes/', import.meta.url))
mkdirSync(out, { recursive: true })

const wanted = process.argv.slice(2)
const isWanted = (name) => wanted.length === 0 || wanted.includes(name)
const problems = sceneProblems().filter(({ scene }) => isWanted(scene))
const { scenes } = readScenes()
const names = [...new Set([...scenes.map(({ name }) => name), ...problems.map(({ scene }) => scene)])].filter(isWanted)

for (const name of names) {
  const own = problems.filter(({ scene }) => scene === name)
  const files = scenes.find((scene) => scene.name === name)
  const scene = v.safeParse(SceneSchema, files?.graph)
  console.log(`${name}: ${own.length === 0 ? 'nothing to say' : ''}`)
  for (const problem of own) console.log(`  ${lineOf(problem)}`)
  if (!scene.success || graphProblems(name, scene.output).length > 0) continue
  for (const [language, texts] of Object.entries(files.texts)) {
    const parsed = v.safeParse(SceneTextsSchema, texts)
    if (!parsed.success) continue
    const path = join(out, `${name}.${language}.html`)
    writeFileSync(path, sceneGraph(scene.output, parsed.output, language))
    console.log(`  drawn: ${path}`)
  }
}
const errors = problems.filter(({ weight }) => weight === 'error').length
console.log(`\n${names.length} scenes, ${errors} errors, ${problems.length - errors} to look at once more.`)
if (errors > 0) process.exitCode = 1
