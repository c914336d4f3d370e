import helplines from '@content/helplines.json'
import type { calls } from '@shared/features/help-now/contract'
import { LuwteError } from '@shared/kernel/errors'
import type { Feature } from '@main/kernel/feature'
import type { Shell } from '@main/ports'

/** The websites that the content names, and no other: `113.nl`. */
const SITES = new Set((helplines as { web: string | null }[]).flatMap(({ web }) => (web === null ? [] : [web])))

export function createHelpNowFeature({ shell }: { shell: Shell }): Feature<keyof typeof calls> {
  return {
    services: {},
    handlers: {
      'helpNow.openWebsite': async ({ site }) => shell.openInBrowser(websiteUrl(site)),
    },
    dispose: () => undefined,
  }
}

/** The address that opens such a site. Throws `not-allowed` for any other. */
export function websiteUrl(site: string): string {
  if (!SITES.has(site)) throw new LuwteError('not-allowed')
  return `https://${site}`
}
