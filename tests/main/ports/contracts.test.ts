import { appendFile, rename, symlink, writeFile } from 'node:fs/promises'
import { describe, expect, it, vi } from 'vitest'
import { Bus } from '@main/platform/dbus/bus'
import { busNotifier } from '@main/platform/dbus/busNotifier'
import { argon2Deriver } from '@main/platform/crypto/keyDeriver'
import { nodeDigest } from '@main/platform/crypto/nodeCrypto'
import { secretServiceKeyring } from '@main/platform/crypto/systemKeyring'
import { entryLaunchers } from '@main/platform/desktop/entryLaunchers'
import { systemHoldSources } from '@main/platform/desktop/holdSources'
import { systemZoneChanges } from '@main/platform/desktop/zone'
import { electronDialogs } from '@main/platform/electron/nativeDialogs'
import { globalKeys } from '@main/platform/electron/shortcuts'
import { systemRandom, wallClock } from '@main/platform/electron/system'
import { nodeArchives } from '@main/platform/files/archives'
import { nodeFiles } from '@main/platform/files/files'
import { workerIndexes } from '@main/platform/search/textIndexes'
import type { Ports } from '@main/ports'
import { fakeNotifier } from '../../support/busServices'
import { privateBus } from '../../support/privateBus'
import { played } from '../support/playedElectron'
import { PlayedSecretService } from '../support/playedSecretService'
import {
  archivesIn,
  FakeDialogs,
  FakeHoldSources,
  FakeKeyDeriver,
  FakeKeyring,
  FakeLaunchers,
  FakeNotifier,
  fakePorts,
  FakeShortcuts,
  FakeTray,
  FakeWindows,
  memoryFiles,
  ownIndexes,
  VirtualClock,
} from '../support/ports'
import { quickDeriver } from '../support/quickDeriver'
import { freshFolder } from '../vault/support'
import { archivesContract } from './archivesContract'
import { type Contract, powerContract, printingContract, trayContract, windowsContract } from './electronContracts'
import { filesContract } from './filesContract'
import { clockContract, digestContract, keyDeriverContract, randomContract } from './pureContracts'
import {
  dialogsContract,
  holdSourcesContract,
  keyringContract,
  launchersContract,
  notifierContract,
  shortcutsContract,
  zoneChangesContract,
} from './systemContracts'
import { builtWorker, textIndexesContract } from './textIndexesContract'
import { eventually } from '../../support/eventually'

vi.mock('electron', () => import('../support/playedElectron'))

/** For the contracts that the real ports keep in tests/e2e/ports.test.ts. */
function holdInUnit<Subject>(name: string, contract: Contract<Subject>, make: () => Subject): void {
  describe(name, () => {
    it.each(Object.entries(contract))('%s', async (_promise, keep) => {
      vi.useRealTimers()
      await keep(make())
    })
  })
}

/** Of each port: the contract that the real one and the stand-in of the tests keep alike, or why there is none. */
const PORTS: Record<keyof Ports, (() => void) | { withoutContract: string }> = {
  files() {
    filesContract('on a disk', async () => {
      const folder = await freshFolder()
      return { files: nodeFiles(), folder, touch: (path) => appendFile(path, 'more') }
    })
    filesContract('in memory', async () => {
      const files = memoryFiles()
      return { files, folder: '/data', touch: async (path) => files.change(path) }
    })
  },
  archives() {
    archivesContract('on a disk', async () => {
      const path = `${await freshFolder()}/a.zip`
      return { archives: nodeArchives, put: async (bytes) => (await writeFile(path, bytes), path) }
    })
    archivesContract('in memory', async () => {
      const files = memoryFiles()
      return { archives: archivesIn(files), put: async (bytes) => (files.contents.set('/a.zip', bytes), '/a.zip') }
    })
  },
  textIndexes() {
    textIndexesContract('in a thread of its own', async () => workerIndexes(await builtWorker()))
    textIndexesContract('of the tests', () => Promise.resolve(ownIndexes()))
  },
  clock() {
    clockContract('of the computer', () => {
      vi.useFakeTimers()
      return { clock: wallClock, pass: async (ms) => void (await vi.advanceTimersByTimeAsync(ms)) }
    })
    clockContract('of the tests', () => {
      const clock = new VirtualClock('2026-11-23T06:30:00Z')
      return { clock, pass: (ms) => clock.pass(ms, () => Promise.resolve()) }
    })
  },
  zoneChanges() {
    zoneChangesContract('of the system', async () => {
      const link = `${await freshFolder()}/localtime`
      const travel = async (zone: string) => {
        await symlink(`/usr/share/zoneinfo/${zone}`, `${link}.new`)
        await rename(`${link}.new`, link)
      }
      await travel('Europe/Amsterdam')
      return { zoneChanges: systemZoneChanges(link), travel }
    })
    zoneChangesContract('of the tests', async () => {
      const { clock, zoneChanges } = fakePorts()
      return { zoneChanges, travel: async (zone) => clock.travel(zone) }
    })
  },
  random() {
    randomContract('of the system', systemRandom)
    randomContract('of the tests', fakePorts().random)
  },
  digest() {
    digestContract('of Node', nodeDigest())
    digestContract('of the tests', fakePorts().digest)
  },
  cipher: {
    withoutContract: 'tests run the real one, which nodeCrypto.test.ts checks against a second implementation',
  },
  keyDeriver() {
    keyDeriverContract(
      'Argon2id',
      argon2Deriver(new URL('../../../src/main/platform/crypto/argon2Worker.ts', import.meta.url)),
    )
    keyDeriverContract('of the tests', new FakeKeyDeriver())
    keyDeriverContract('of the tests on a disk', quickDeriver)
  },
  keyring() {
    keyringContract('over D-Bus', () => {
      const service = new PlayedSecretService()
      const setAvailable = (isAvailable: boolean) => void (service.isHere = isAvailable)
      return { keyring: secretServiceKeyring(service), setAvailable }
    })
    keyringContract('of the tests', () => {
      const keyring = new FakeKeyring()
      return { keyring, setAvailable: (isAvailable) => void (keyring.isThere = isAvailable) }
    })
  },
  dialogs() {
    dialogsContract('of the system', () => ({
      dialogs: electronDialogs,
      choose: (path) => void (played.chosen = path),
    }))
    dialogsContract('of the tests', () => {
      const dialogs = new FakeDialogs()
      return {
        dialogs,
        choose(path) {
          dialogs.folder = dialogs.file = dialogs.newFile = path
          dialogs.files = path === null ? [] : [path]
        },
      }
    })
  },
  notifier() {
    notifierContract('over a bus', async () => {
      const daemon = await privateBus()
      const server = await fakeNotifier(daemon.address)
      const notifier = busNotifier(new Bus(daemon.address), () => ({
        width: 1,
        height: 1,
        rgba: Uint8Array.of(1, 2, 3, 4),
      }))
      return {
        notifier,
        click: () => server.act(1, 'default'),
        pressLater: () => server.act(1, 'later'),
        arrived: async (check) => {
          await eventually(check)
          await server.leave()
          await daemon.end()
        },
      }
    })
    notifierContract('of the tests', async () => {
      const notifier = new FakeNotifier()
      return {
        notifier,
        click: (id) => notifier.click(id),
        pressLater: (id) => notifier.press(id, 'later'),
        arrived: async (check) => check(),
      }
    })
  },
  holdSources() {
    holdSourcesContract('of a system that reports nothing', () =>
      systemHoldSources(new Bus(undefined), new Bus(undefined)),
    )
    holdSourcesContract('of the tests', () => {
      const holdSources = new FakeHoldSources()
      holdSources.become('locked', 'away', 'do-not-disturb')
      return holdSources
    })
  },
  launchers() {
    launchersContract('of a freedesktop.org desktop', async () => {
      const home = await freshFolder()
      return entryLaunchers({
        files: nodeFiles(),
        ...{ config: `${home}/config`, data: `${home}/data`, userData: home },
        command: ['/opt/Luwte/luwte'],
        iconFile: () => new Uint8Array(1),
      })
    })
    launchersContract('of the tests', async () => new FakeLaunchers())
  },
  shortcuts() {
    shortcutsContract('of the system', () => ({
      shortcuts: globalKeys(),
      takeWrite: () => void played.takenShortcuts.add('Control+Alt+W'),
      press: () => played.shortcuts.get('Control+Alt+L')?.(),
    }))
    shortcutsContract('of the tests', () => {
      const shortcuts = new FakeShortcuts()
      return {
        shortcuts,
        takeWrite: () => void shortcuts.taken.push('write'),
        press: (name) => shortcuts.press(name),
      }
    })
  },
  tray() {
    holdInUnit('TrayView: of the tests', trayContract, () => {
      const tray = new FakeTray()
      return {
        tray,
        labels: async () => (tray.model?.items ?? []).flatMap((item) => ('separator' in item ? [] : [item.label])),
        pick: async (label) => tray.pickLabel(label),
        setPanel: async (isThere) => tray.setAvailable(isThere),
      }
    })
  },
  windows() {
    holdInUnit('Windows: of the tests', windowsContract, () => {
      const windows = new FakeWindows()
      return {
        windows,
        closeMain: () => windows.userCloses(),
        resizeMain: async (bounds) => windows.moveMain(bounds),
      }
    })
  },
  printing() {
    holdInUnit('Printing: of the tests', printingContract, () => {
      const ports = fakePorts()
      return { printing: ports.printing, route: '/print/plan/page', answer: (isIt) => (ports.isPrintCancelled = !isIt) }
    })
  },
  power() {
    holdInUnit('Power: of the tests', powerContract, () => fakePorts())
  },
  system: { withoutContract: 'single calls into the system' },
  clipboard: { withoutContract: 'a single call into the system' },
  shell: { withoutContract: 'single calls into the system' },
  appearance: { withoutContract: 'a single call into the system' },
  messageBox: { withoutContract: 'nativeDialogs.test.ts plays Electron to the real one' },
  lifecycle: { withoutContract: 'a single call into the system' },
  log: { withoutContract: 'it only prints' },
  paths: { withoutContract: 'it only holds values' },
}

for (const port of Object.values(PORTS)) if (typeof port === 'function') port()

it('every port keeps a contract, or it is said why it has none', () => {
  const { answer, resume, suspend, lockScreen, sleepDelays, copied, ...others } = fakePorts()
  const { countListeners, isPrintCancelled, told, warnings, ...ports } = others
  expect(Object.keys(PORTS).sort()).toEqual(Object.keys(ports).sort())
})
