import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { APP_NAMES, DEFAULT_SETTINGS } from '@shared/features/settings/settings'
import { NO_SHORTCUTS, SHORTCUT_NAMES } from '@shared/features/settings/shortcuts'
import { type UnsafeHomeSettings, withoutUnsafeHome, withUnsafeHome } from '@shared/features/settings/unsafeHome'
import { LOCK_MINUTES } from '@shared/features/vault-access/locking'

const anyKeys = fc.option(fc.constantFrom('Control+Alt+H', 'Control+Alt+L', 'Super+F2'))
const anyState: fc.Arbitrary<UnsafeHomeSettings> = fc.record({
  appName: fc.constantFrom(...APP_NAMES),
  lockWhen: fc.record({
    minutes: fc.option(fc.constantFrom(...LOCK_MINUTES)),
    suspend: fc.boolean(),
    screenLock: fc.boolean(),
    windowClose: fc.boolean(),
    blur: fc.boolean(),
  }),
  shortcuts: fc.record({ 'check-in': anyKeys, write: anyKeys, 'help-now': anyKeys, pause: anyKeys, hide: anyKeys }),
  momentsAsWindow: fc.boolean(),
  quickExit: fc.boolean(),
  unsafeHome: fc.constant(null),
})

describe('unsafe home', () => {
  test('sets a neutral name, every lock, the key to hide and the way out', () => {
    expect(withUnsafeHome(DEFAULT_SETTINGS)).toEqual({
      appName: 'notes',
      lockWhen: { minutes: 5, suspend: true, screenLock: true, windowClose: true, blur: true },
      shortcuts: { ...NO_SHORTCUTS, hide: 'Control+Alt+H' },
      momentsAsWindow: false,
      quickExit: true,
      unsafeHome: {
        appName: 'luwte',
        lockWhen: DEFAULT_SETTINGS.lockWhen,
        hideKeys: null,
        momentsAsWindow: false,
        quickExit: false,
      },
    })
  })

  test('never makes anything less safe, and takes no keys from another action', () => {
    fc.assert(
      fc.property(anyState, (before) => {
        const on = withUnsafeHome(before)
        expect(on.appName).not.toBe('luwte')
        if (before.appName !== 'luwte') expect(on.appName).toBe(before.appName)
        expect(on.lockWhen.minutes).not.toBeNull()
        expect(on.lockWhen.minutes).toBeLessThanOrEqual(before.lockWhen.minutes ?? 60)
        const others = SHORTCUT_NAMES.filter((name) => name !== 'hide').map((name) => on.shortcuts[name])
        if (before.shortcuts.hide === null) expect(others).not.toContain(on.shortcuts.hide ?? 'none')
        else expect(on.shortcuts.hide).toBe(before.shortcuts.hide)
      }),
    )
  })

  test('is as if it had never been, once it is off again', () => {
    fc.assert(
      fc.property(anyState, (before) => {
        expect(withoutUnsafeHome(withUnsafeHome(before))).toEqual(before)
      }),
    )
  })

  test('leaves alone what was changed meanwhile', () => {
    fc.assert(
      fc.property(anyState, fc.constantFrom(...APP_NAMES), anyKeys, (before, appName, pause) => {
        const on = withUnsafeHome(before)
        fc.pre(appName !== on.appName)
        const changed = { ...on, appName, quickExit: false, shortcuts: { ...on.shortcuts, pause } }
        const off = withoutUnsafeHome(changed)
        expect(off.appName).toBe(appName)
        expect(off.shortcuts.pause).toBe(pause)
        expect(off.quickExit).toBe(false)
        expect(off.lockWhen).toEqual(before.lockWhen)
      }),
    )
  })

  test('on or off twice is on or off once', () => {
    fc.assert(
      fc.property(anyState, (before) => {
        const on = withUnsafeHome(before)
        expect(withUnsafeHome(on)).toEqual(on)
        expect(withoutUnsafeHome(before)).toEqual(before)
      }),
    )
  })
})
