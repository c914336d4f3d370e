import { readFileSync } from 'node:fs'
import { answer, type Question } from './answer'

// Runs in Electron's own Node: answers the questions that come in, by what is built beside it.

const questions = JSON.parse(readFileSync(0, 'utf8')) as Question[]
const answers: (string | null)[] = []
for (const question of questions) answers.push(await answer(question, new URL('argon2Worker.js', import.meta.url)))
process.stdout.write(JSON.stringify(answers))
