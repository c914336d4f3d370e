import helplines from '@content/helplines.json'
import type { calls } from '@shared/features/help-now/contract'
import { LuwteError } from '@shared/kernel/errors'
import type { Feature } from '@main/kernel/feature'
import type { Shell } from '@main/ports'

/** The websites of the helplines in the content, such as `113.nl`. No other one may be opened. */
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

/** The URL of a helpline website. Throws `not-allowed` for any other one. */
export function websiteUrl(site: string): string {
  if (!SITES.has(site)) throw new LuwteError('not-allowed')
  return `https://${site}`
}
