import helplines from '../../../../resources/content/helplines.json'
import { LuwteError } from '@shared/kernel/errors'

/** The websites that the content names, and no other: `113.nl`. */
const SITES = new Set((helplines as { web: string | null }[]).flatMap(({ web }) => (web === null ? [] : [web])))

/** The address that opens such a site. Throws `not-allowed` for any other. */
export function websiteUrl(site: string): string {
  if (!SITES.has(site)) throw new LuwteError('not-allowed')
  return `https://${site}`
}
