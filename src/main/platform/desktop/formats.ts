/**
 * The country of the formats that a Linux desktop has chosen for dates, ISO 3166, as in `LC_TIME=nl_NL.UTF-8`; null where none
 * is. Electron answers only where that locale is installed too.
 */
export function formatsOfDesktop({ LC_ALL, LC_TIME, LANG }: NodeJS.ProcessEnv): string | null {
  return /^[a-z]{2,3}_([A-Z]{2})(?=[.@]|$)/.exec(LC_ALL || LC_TIME || LANG || '')?.[1] ?? null
}
