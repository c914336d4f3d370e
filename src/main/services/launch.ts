/** What was asked for on the command line, at a first start or by a second one. */
export interface Launch {
  hidden: boolean
  checkIn: boolean
}

export function readLaunch(argv: readonly string[]): Launch {
  return { hidden: argv.includes('--hidden'), checkIn: argv.includes('--check-in') }
}
