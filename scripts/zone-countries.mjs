// Writes which countries each time zone is kept in, from the files of the time zone database.
// usage: node scripts/zone-countries.mjs [folder of the zone database; default /usr/share/zoneinfo]
import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

export const OUTPUT = new URL('../src/main/features/settings/zoneCountries.json', import.meta.url)

/**
 * The three files that are read. zone.tab names one country for a zone, zone1970.tab all that share its clocks.
 * @returns {Record<'zone.tab' | 'zone1970.tab' | 'tzdata.zi', string>}
 */
export const readDatabase = (folder) =>
  Object.fromEntries(
    ['zone.tab', 'zone1970.tab', 'tzdata.zi'].map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')]),
  )

const rowsOf = (table) =>
  table
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'))

/**
 * A zone in zone.tab lies in the country that is named there. Another name for a zone counts for every country that shares
 * its clocks. Names that say no place, such as `EST` or `Etc/UTC`, are left out.
 * @returns the version of the database, and the zones of each country by its ISO 3166 code.
 */
export function zoneCountries({ 'zone.tab': tab, 'zone1970.tab': shared, 'tzdata.zi': compact }) {
  const version = /^# version (\S+)/m.exec(compact)?.[1]
  if (!version) throw new Error('tzdata.zi does not name its version')
  const zones = new Map(rowsOf(tab).map(([country, , zone]) => [zone, [country]]))
  const sharing = new Map(rowsOf(shared).map(([countries, , zone]) => [zone, countries.split(',')]))
  const links = [...compact.matchAll(/^L (\S+) (\S+)$/gm)].map(([, target, name]) => ({ target, name }))
  for (const { target, name } of links) {
    if (!name.includes('/') || name.startsWith('Etc/') || zones.has(name)) continue
    const countries = sharing.get(target) ?? zones.get(target)
    if (countries) zones.set(name, countries)
  }
  const codes = [...new Set([...zones.values()].flat())].sort()
  const zonesOf = (code) => [...zones].filter(([, countries]) => countries.includes(code)).map(([zone]) => zone)
  return { version, countries: Object.fromEntries(codes.map((code) => [code, zonesOf(code).sort()])) }
}

/** One line for each country. */
export const written = ({ version, countries }) =>
  `{\n"version": ${JSON.stringify(version)},\n"countries": {\n${Object.entries(countries)
    .map(([code, zones]) => `${JSON.stringify(code)}: ${JSON.stringify(zones)}`)
    .join(',\n')}\n}\n}\n`

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  writeFileSync(OUTPUT, written(zoneCountries(readDatabase(process.argv[2] ?? '/usr/share/zoneinfo'))))
