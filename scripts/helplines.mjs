// Lists what a person has to check again before a release: every helpline, what is claimed of it, the addresses to check it
// at, and when it was last read there. The least certain come first. Ends with an error when something was read more than six months ago.
// usage: npm run helplines
import { readFileSync } from 'node:fs'
import { isStale } from '../src/shared/features/help-now/helplines.ts'

const read = (name) => JSON.parse(readFileSync(new URL(`../resources/content/${name}`, import.meta.url), 'utf8'))
const lines = read('helplines.json')
const claims = { nl: read('nl/helplines.json'), en: read('en/helplines.json') }
const today = new Date().toISOString().slice(0, 10)

/** What is most likely to be wrong is looked at while one is still fresh. */
const DOUBT = ['low', 'medium', 'high']
const leastCertainFirst = (found) =>
  found.toSorted((one, other) => DOUBT.indexOf(one.confidence) - DOUBT.indexOf(other.confidence))

/** The line's own site first, then the page that its facts are from. */
const addressesOf = ({ web, source }) =>
  [...new Set([web, source].filter((address) => address))].map((address) => `https://${address}`).join('  ')

for (const line of leastCertainFirst(lines)) {
  const { id, countries, parts, group, also, name, call, text, chat, web, hours, hoursCertain, international } = line
  const ways = [
    ...call.map((number) => `call ${number}${international?.[number] ? ` (${international[number]})` : ''}`),
    ...(text ? [`text ${text.keyword ? `${text.keyword} to ` : ''}${text.number}`] : []),
    ...(chat ? [`chat${web ? '' : ', site not known'}`] : []),
  ]
  const times = line.open24
    ? 'day and night'
    : hours
      ? `${hours.from}-${hours.to} on days ${hours.days.join(' ')}, ${hours.zone}`
      : `none reckoned with${hoursCertain ? '' : '; said to be uncertain'}`
  console.log(
    `[ ] ${name} (${(parts ?? countries).join(', ')}; ${id})${isStale(line, today) ? '  OLDER THAN SIX MONTHS' : ''}`,
  )
  console.log(`    check at:   ${addressesOf(line)}`)
  console.log(`    shown in:   ${[group, ...(also ?? [])].join(', ')}`)
  console.log(`    ways:       ${ways.join(' · ') || 'none'}`)
  console.log(`    hours:      ${times}`)
  for (const [language, texts] of Object.entries(claims))
    console.log(`    claimed ${language}: ${texts[id].for} · ${texts[id].reach}`)
  console.log(`    read:       ${line.verifiedOn}, confidence ${line.confidence}\n`)
}

const routes = read('silentRoutes.json')
const routeTexts = { nl: read('nl/helpnow.json').silentRoutes, en: read('en/helpnow.json').silentRoutes }
for (const route of leastCertainFirst(routes)) {
  console.log(
    `[ ] emergency number without speaking (${route.country})${isStale(route, today) ? '  OLDER THAN SIX MONTHS' : ''}`,
  )
  for (const [language, texts] of Object.entries(routeTexts))
    console.log(`    claimed ${language}: ${texts[route.country]}`)
  console.log(`    check at:   ${addressesOf(route)}`)
  console.log(`    read:       ${route.verifiedOn}, confidence ${route.confidence}\n`)
}

const stale = [...lines, ...routes].filter((line) => isStale(line, today))
console.log(`${lines.length} lines, ${routes.length} silent routes, ${stale.length} read more than six months ago.`)
if (stale.length > 0) process.exitCode = 1
