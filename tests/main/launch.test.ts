import { describe, expect, it } from 'vitest'
import { type Launch, PLAIN_LAUNCH, pauseOf, readLaunch } from '@main/desktop/launchArguments'

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

describe('a pause from the command line', () => {
  it('is counted from now', () => {
    expect(pauseOf({ minutes: 90 }, NOW)).toEqual({ until: '2026-11-22T10:30:00.000Z' })
  })

  it('may have no end, and may end', () => {
    expect(pauseOf('open', NOW)).toEqual({ until: null })
    expect(pauseOf(null, NOW)).toBeNull()
  })
})
