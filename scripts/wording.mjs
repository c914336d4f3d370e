// Lists how often each chapter uses the turns of phrase that tire a reader; tests/wording.test.ts holds the goals.
// usage: npm run wording
import { MANNERISMS, mannerismsIn } from './lib/mannerisms.ts'

for (const language of Object.keys(MANNERISMS)) {
  const names = Object.keys(MANNERISMS[language])
  const rows = mannerismsIn(language)
  const total = (name) => rows.reduce((sum, { counts }) => sum + counts[name], 0)
  const line = (title, cells) =>
    console.log(title.padEnd(36) + cells.map((cell, at) => String(cell).padStart(names[at].length + 2)).join(''))
  line(language, names)
  for (const { file, counts } of rows)
    line(
      file,
      names.map((name) => counts[name] || '·'),
    )
  line('together', names.map(total))
  console.log()
}
