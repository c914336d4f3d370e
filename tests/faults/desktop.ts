import type { Case } from './cases'

// What the desktop around Luwte may do. All of it is done where the test named here stands.

type Told = Pick<Case, 'name' | 'provoked' | 'seen' | 'kept'>
const elsewhere = (told: Told, ...tests: [string, string][]): Case => ({ ...told, tests })

const KEYRING = 'tests/e2e/keyring.test.ts'
const KEYS = 'tests/main/features/vault-access/vaultAccessService.test.ts'
const BUS_KEYRING = 'tests/main/platform/crypto/systemKeyring.test.ts'
const LEASE = 'tests/main/app/userDataLease.test.ts'
const START = 'tests/e2e/startFaults.test.ts'
const START_FAULT = 'tests/main/platform/files/startFault.test.ts'
const UNTOUCHED = 'everything, untouched'
const CLOCK = 'tests/main/features/moments/wrongClock.test.ts'
const GOES_ON = 'letters, Help now, moments, locking and the end go on'

export const DESKTOP: Case[] = [
  elsewhere(
    {
      name: 'a keyring with no password yet, which opens a box of its own',
      provoked: "GNOME's own keyring",
      seen: [],
      kept: GOES_ON,
    },
    [KEYRING, 'is not asked by a lock screen, nor on the way of anything else'],
    [KEYRING, 'asks for its password once it is chosen; letters and Help now go on meanwhile'],
  ),
  elsewhere(
    { name: 'a keyring whose box is cancelled, or left open', provoked: 'both', seen: ['not-allowed'], kept: 'no key' },
    [KEYRING, 'that is cancelled leaves everything as it was'],
    [BUS_KEYRING, 'keeps nothing when whoever is asked %s'],
  ),
  elsewhere(
    {
      name: 'a keyring that lost the key',
      provoked: 'it is emptied',
      seen: ['keyring-renewed', 'keyring-lost'],
      kept: 'the passphrase opens; the key is stored anew, or that is said',
    },
    [KEYS, 'that lost the key is given it again at the next unlocking, which is told'],
    [KEYS, 'that lost the key and takes none is told, and switched off'],
  ),
  elsewhere(
    {
      name: 'any other program that never answers',
      provoked: 'each call of each port that has a limit, and all of them at once',
      seen: [],
      kept: GOES_ON,
    },
    ['tests/main/app/portLimits.test.ts', 'goes on without an answer of $port, $method'],
    ['tests/main/app/portLimits.test.ts', 'is seen to stop where Luwte does wait'],
  ),
  elsewhere(
    {
      name: 'the screen locks, the lid closes, the window is closed or left while the passphrase is worked out',
      provoked: 'each of them',
      seen: [],
      kept: 'the vault stays locked',
    },
    [KEYS, 'is not outrun: with %s while the key is derived, the vault stays locked'],
  ),
  elsewhere(
    {
      name: 'sleep before the vault is locked',
      provoked: 'logind, played on a bus of its own',
      seen: [],
      kept: 'sleep waits until the keys are gone, or for five seconds',
    },
    [KEYS, 'comes before sleep: the computer waits until the keys are gone'],
    [
      'tests/main/platform/desktop/sleepDelay.test.ts',
      'sleep waits from the beginning until it is let go, and not a second time',
    ],
    ['tests/main/platform/desktop/sleepDelay.test.ts', 'sleep waits no longer than Luwte lives'],
    ['tests/e2e/sleep.test.ts', 'sleep waits until the journal is locked, and the keys are gone'],
  ),
  elsewhere(
    { name: 'a forged signal', provoked: 'sent to everybody, and to Luwte alone', seen: [], kept: 'it is not heard' },
    ['tests/main/platform/dbus/bus.test.ts', 'is not heard, when the name %s'],
  ),
  elsewhere(
    {
      name: 'a folder of the user data that cannot be written, is of somebody else, is full, or takes no links',
      provoked: 'rights, and each answer of the system',
      seen: ['a box that names the folder'],
      kept: UNTOUCHED,
    },
    [START, 'names a folder that this user may not write in'],
    [START, 'names a folder of somebody else'],
    [START_FAULT, 'names the folder of the user data: %s gives %s'],
  ),
  elsewhere(
    {
      name: 'a folder for temporary files that is full, or has too long a name; no home folder',
      provoked: 'in the environment',
      seen: ['a box that names it'],
      kept: UNTOUCHED,
    },
    [START, 'names a folder for temporary files with too long a name'],
    [START, 'does not put a journal anywhere for somebody without a home'],
  ),
  elsewhere(
    {
      name: 'the same user data on a second computer',
      provoked: 'a shared home folder, with clocks that differ',
      seen: ['a box that names the computer', 'other-host'],
      kept: 'nothing is written before the answer',
    },
    [LEASE, 'is noticed before anything is written, and asked about'],
    [LEASE, 'is noticed by the one that runs, whatever the clock of the other says'],
    [START, 'is asked about, and nothing is written when that is answered with no'],
  ),
  elsewhere(
    {
      name: 'another time zone while a window is open',
      provoked: 'the link /etc/localtime is replaced, twice',
      seen: [],
      kept: 'main, the tray and the window agree',
    },
    ['tests/e2e/zone.test.ts', 'main, the tray and an open window are in the same zone, before and after'],
  ),
  elsewhere(
    {
      name: 'a pause from when the clock stood days or a year ahead; a clock before the day of the build',
      provoked: 'a virtual clock',
      seen: ['clock-behind'],
      kept: 'the length that was meant',
    },
    [CLOCK, 'leaves a pause no longer than was meant, once it is right'],
    [CLOCK, 'is told once: %d days'],
  ),
]
