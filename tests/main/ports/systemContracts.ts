import { describe, expect, it, vi } from 'vitest'
import { NO_SHORTCUTS } from '@shared/features/settings/shortcuts'
import { HOLD_REASONS } from '@shared/features/moments/quietHours'
import { launcherWords } from '@main/desktop/desktopPresence'
import type { Dialogs, HoldSources, Launchers, Notifier, ShortcutKeys, SystemKeyring, ZoneChanges } from '@main/ports'
import { eventually } from '../../support/eventually'

export interface DialogsSubject {
  dialogs: Dialogs
  /** What is chosen in the dialogs from now on; null cancels them. */
  choose(path: string | null): void
}

export function dialogsContract(name: string, make: () => DialogsSubject): void {
  describe(`Dialogs: ${name}`, () => {
    it('gives the path that was chosen, or null', async () => {
      const { dialogs, choose } = make()
      choose('/media/stick')
      expect(await dialogs.chooseFolder('Where?')).toBe('/media/stick')
      expect(await dialogs.chooseFile('Which?')).toBe('/media/stick')
      expect(await dialogs.chooseNewFile('Where?', 'code.txt')).toBe('/media/stick')
      expect(await dialogs.chooseFiles('Which?', { name: 'Pictures', endings: ['png'] })).toEqual(['/media/stick'])
      choose(null)
      expect(await dialogs.chooseFolder('Where?')).toBeNull()
      expect(await dialogs.chooseFile('Which?')).toBeNull()
      expect(await dialogs.chooseNewFile('Where?', 'code.txt')).toBeNull()
      expect(await dialogs.chooseFiles('Which?', { name: 'Pictures', endings: ['png'] })).toEqual([])
    })

    it.each(['/home/somebody/code.txt', 'papers/code.txt', 'papers\\code.txt'])(
      'takes no path where a file name is expected: %s',
      async (path) => {
        const { dialogs, choose } = make()
        choose('/media/stick/code.txt')
        await expect(dialogs.chooseNewFile('Where?', path)).rejects.toMatchObject({ code: 'bad-input' })
      },
    )
  })
}

export interface KeyringSubject {
  keyring: SystemKeyring
  setAvailable(isAvailable: boolean): void
}

export function keyringContract(name: string, make: () => KeyringSubject): void {
  describe(`SystemKeyring: ${name}`, () => {
    const KEY = Uint8Array.from({ length: 32 }, (_none, index) => index)

    it('gives back what it protected, which does not show', async () => {
      const { keyring } = make()
      expect(await keyring.isAvailable()).toBe(true)
      const kept = await keyring.protect(KEY)
      expect(Buffer.from(kept).includes(Buffer.from(KEY))).toBe(false)
      expect(await keyring.reveal(kept)).toEqual(KEY)
    })

    it('says so of what it did not protect', async () => {
      await expect(make().keyring.reveal(KEY)).rejects.toMatchObject({ code: 'unreadable' })
    })

    it('protects nothing where there is none', async () => {
      const { keyring, setAvailable } = make()
      setAvailable(false)
      expect(await keyring.isAvailable()).toBe(false)
      await expect(keyring.protect(KEY)).rejects.toMatchObject({ code: 'not-allowed' })
    })
  })
}

export function launchersContract(name: string, make: () => Promise<Launchers>): void {
  describe(`Launchers: ${name}`, () => {
    const WORDS = launcherWords('luwte')

    it('is on or off as it was set, each kind for itself', async () => {
      const launchers = await make()
      expect(await launchers.state('login')).toBe('off')
      await launchers.turnOn('login', WORDS)
      expect([await launchers.state('login'), await launchers.state('menu')]).toEqual(['on', 'off'])
      await launchers.turnOff('login')
      await launchers.turnOff('login')
      expect(await launchers.state('login')).toBe('off')
    })

    it('turns nothing on or off when it is refreshed', async () => {
      const launchers = await make()
      await launchers.turnOn('menu', WORDS)
      await launchers.refresh(launcherWords('notes'))
      expect([await launchers.state('login'), await launchers.state('menu')]).toEqual(['off', 'on'])
    })
  })
}

export interface ShortcutsSubject {
  shortcuts: ShortcutKeys
  /** Another program has `Control+Alt+W`, which is wanted for `write`. */
  takeWrite(): void
  press(name: 'check-in'): void
}

export function shortcutsContract(name: string, make: () => ShortcutsSubject): void {
  describe(`ShortcutKeys: ${name}`, () => {
    const WANTED = { ...NO_SHORTCUTS, 'check-in': 'Control+Alt+L', write: 'Control+Alt+W' }

    it('says which of those that are wanted another program has', () => {
      const { shortcuts, takeWrite } = make()
      expect(shortcuts.set(WANTED)).toEqual([])
      takeWrite()
      expect(shortcuts.set(WANTED)).toEqual(['write'])
      expect(shortcuts.set(NO_SHORTCUTS)).toEqual([])
    })

    it('calls back with what was pressed', () => {
      const { shortcuts, press } = make()
      const pressed: string[] = []
      shortcuts.onPress((name) => pressed.push(name))
      shortcuts.set(WANTED)
      press('check-in')
      expect(pressed).toEqual(['check-in'])
    })
  })
}

export function holdSourcesContract(name: string, make: () => HoldSources): void {
  describe(`HoldSources: ${name}`, () => {
    it('says of every reason whether it works here, and gives none that was not asked for', async () => {
      const holdSources = make()
      expect(Object.keys(await holdSources.sources()).sort()).toEqual([...HOLD_REASONS].sort())
      expect(await holdSources.ask([])).toEqual([])
      for (const reason of HOLD_REASONS)
        expect([reason]).toEqual(expect.arrayContaining(await holdSources.ask([reason])))
    })

    it('watches until it is disposed of', () => {
      expect(() => make().watch(HOLD_REASONS, () => undefined)()).not.toThrow()
    })
  })
}

export interface NotifierSubject {
  notifier: Notifier
  click(id: string): void
  pressLater(id: string): void
  /** Resolves when what was reported has arrived. */
  arrived(check: () => void): Promise<void>
}

export function notifierContract(name: string, make: () => Promise<NotifierSubject>): void {
  describe(`Notifier: ${name}`, () => {
    it('shows a notification, and reports clicks and buttons by its id', async () => {
      const { notifier, click, pressLater, arrived } = await make()
      const reported: string[] = []
      notifier.onClick((id) => reported.push(id))
      notifier.onButton((id, button) => reported.push(`${button} ${id}`))
      expect(await notifier.isAvailable()).toBe(true)
      const buttons = [{ button: 'later' as const, label: 'Later' }]
      expect(
        await notifier.show({ id: 'one', appName: 'Luwte', icon: 'luwte', title: 'Luwte', body: 'A moment', buttons }),
      ).toBe('shown')
      click('one')
      pressLater('one')
      await arrived(() => expect(reported).toEqual(['one', 'later one']))
      notifier.close('one')
      notifier.close('unknown')
    })
  })
}

export function zoneChangesContract(
  name: string,
  open: () => Promise<{ zoneChanges: ZoneChanges; travel: (zone: string) => Promise<void> }>,
): void {
  describe(`ZoneChanges: ${name}`, () => {
    it('are told until nobody watches any more', async () => {
      vi.useRealTimers()
      const { zoneChanges, travel } = await open()
      const onChange = vi.fn()
      const stop = zoneChanges.watch(onChange)
      await travel('Europe/London')
      await eventually(() => expect(onChange).toHaveBeenCalled())
      stop()
      onChange.mockClear()
      await travel('Asia/Tokyo')
      await new Promise((resolve) => setTimeout(resolve, 500))
      expect(onChange).not.toHaveBeenCalled()
    })
  })
}
