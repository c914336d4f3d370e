import { describe, expect, it } from 'vitest'
import { type Launch, PLAIN_LAUNCH, pauseOf, readLaunch, readSecondLaunch } from '@main/desktop/launchArguments'

const NOW = Date.parse('2026-11-22T09:00:00Z')

describe('the command line', () => {
  it.each<[string, Partial<Launch>]>([
    ['', {}],
    ['--hidden', { hidden: true }],
    ['--check-in', { open: 'check-in' }],
    ['--write', { open: 'write' }],
    ['--help-now', { open: 'help-now' }],
    ['--pause', { pause: 'open' }],
    ['--pause=30m', { pause: { minutes: 30 } }],
    ['--pause=2h', { pause: { minutes: 120 } }],
    ['--pause=1d', { pause: { minutes: 1440 } }],
    ['--pause 2h', { pause: { minutes: 120 } }],
    ['--pause --check-in', { pause: 'open', open: 'check-in' }],
    ['--pause=off', { pause: null }],
    ['--pause off', { pause: null }],
    ['--pause=366d', { pause: { minutes: 366 * 24 * 60 } }],
    ['--hidden --no-sandbox --user-data-dir=/x --lang=nl .', { hidden: true }],
    ['--paused --writes check-in', {}],
  ])('%j', (line, asked) => {
    expect(readLaunch(['/opt/luwte', ...line.split(' ')])).toEqual({ ...PLAIN_LAUNCH, ...asked })
  })

  it.each(['2', '2x', 'h', '-1h', '0m', '367d', '99999d', '123456m', '1h30m', 'morgen', '2h\n'])(
    'does not guess what a pause of %j is, and does the rest',
    (length) => {
      const launch = readLaunch(['/opt/luwte', `--pause=${length}`, '--help-now'])
      expect(launch).toEqual({ ...PLAIN_LAUNCH, open: 'help-now', unclear: `--pause=${length}` })
    },
  )
})

describe('a second start', () => {
  const sent = ['/opt/luwte', '--pause', '2h']
  // Chromium sorts what it passes on.
  const passedOn = ['/opt/luwte', '--pause', '--help-now', '2h']

  it('is read as it was typed', () => {
    expect(readSecondLaunch({ argv: sent }, passedOn)).toEqual({ ...PLAIN_LAUNCH, pause: { minutes: 120 } })
  })

  it.each([
    null,
    undefined,
    7,
    'x',
    [],
    {},
    { argv: null },
    { argv: '--hidden' },
    { argv: [7] },
    { argv: [['--hidden']] },
  ])('goes by what Chromium passes on where somebody else sent %j', (given) => {
    expect(readSecondLaunch(given, passedOn).open).toBe('help-now')
    expect(readSecondLaunch(given, given)).toEqual(PLAIN_LAUNCH)
  })

  it('takes no list without an end', () => {
    const long = { argv: Array.from({ length: 10_000 }, () => '--hidden') }
    expect(readSecondLaunch(long, passedOn).open).toBe('help-now')
    expect(readSecondLaunch({ argv: ['--write', 'x'.repeat(10_000)] }, passedOn).open).toBe('help-now')
  })
})

describe('a pause from the command line', () => {
  it('is counted from now', () => {
    expect(pauseOf({ minutes: 90 }, NOW)).toEqual({ until: '2026-11-22T10:30:00.000Z' })
  })

  it('may have no end, and may end', () => {
    expect(pauseOf('open', NOW)).toEqual({ until: null })
    expect(pauseOf(null, NOW)).toBeNull()
  })
})
