import { EventEmitter } from 'node:events'

// The part of Electron that the ports of src/main/platform call, played at the lowest level: what somebody chooses in a
// dialog, what the keyring gives back. Used as `vi.mock('electron', () => import('…/playedElectron'))`.

export const played = {
  /** What is chosen in the next dialogs; null cancels them. */
  chosen: null as string | null,
  /** Is there a keyring that protects? */
  hasKeyring: true,
  /** By key combination, those that are registered now. */
  shortcuts: new Map<string, () => void>(),
  /** Key combinations that another program has. */
  takenShortcuts: new Set<string>(),
}

export const app = Object.assign(new EventEmitter(), {
  isPackaged: true,
  getPath: () => '/home/somebody/Documents',
  getName: () => 'Luwte',
  getVersion: () => '0.0.0-test',
})

export const dialog = {
  showOpenDialog: async () => ({
    canceled: played.chosen === null,
    filePaths: played.chosen === null ? [] : [played.chosen],
  }),
  showSaveDialog: async () => ({ canceled: played.chosen === null, filePath: played.chosen ?? '' }),
  showMessageBox: async () => ({ response: 0 }),
}

const PREFIX = 'v11'
const scrambled = (bytes: Uint8Array) => Buffer.from(bytes.map((byte) => byte ^ 0x5a))

/** XOR is enough to see what was protected. */
export const safeStorage = {
  isAsyncEncryptionAvailable: async () => played.hasKeyring,
  encryptStringAsync: async (text: string) => Buffer.concat([Buffer.from(PREFIX), scrambled(Buffer.from(text))]),
  decryptStringAsync: async (kept: Buffer) => {
    if (kept.subarray(0, PREFIX.length).toString('latin1') !== PREFIX) throw new Error('not of this keyring')
    return { shouldReEncrypt: false, result: scrambled(kept.subarray(PREFIX.length)).toString() }
  },
  getSelectedStorageBackend: () => 'gnome_libsecret',
}

export const globalShortcut = {
  register: (keys: string, onPress: () => void) => {
    if (played.takenShortcuts.has(keys)) return false
    played.shortcuts.set(keys, onPress)
    return true
  },
  unregisterAll: () => played.shortcuts.clear(),
}

export const powerMonitor = Object.assign(new EventEmitter(), {
  getSystemIdleTime: () => 0,
  getSystemIdleState: () => 'active',
})

export const nativeTheme = Object.assign(new EventEmitter(), { shouldUseDarkColors: false, themeSource: 'system' })
export const nativeImage = { createFromPath: () => ({}), createFromBuffer: () => ({}) }
export const clipboard = { writeText: () => undefined }
export const shell = { openPath: async () => '', openExternal: async () => undefined }
export const protocol = {}
export const session = {}
