import { LuwteError } from '@shared/kernel/errors'
import { mainTexts } from '@main/kernel/mainTexts'
import type { MessageBox } from '@main/ports'
import type { Vault } from '@main/vault/vault'
import type { SettingsService } from '../settings/settingsService'

interface Dependencies {
  messageBox: MessageBox
  settings: Pick<SettingsService, 'language'>
  vault: Pick<Vault, 'lock'>
}

/** What a window may ask for without a secret although it cannot be undone, or brings in what anybody may have written. */
export type ConfirmedAction =
  'everything' | 'oldBackups' | 'takeOver' | 'plainBackup' | 'unprovenBackup' | 'ofStranger' | 'ofOwnComputer'

/**
 * Asks in a box of the system, which no page can answer: a page that somebody else controls destroys nothing by itself.
 * Throws `locked` where the vault was locked while the box was open.
 */
export async function isConfirmed(
  { messageBox, settings, vault }: Dependencies,
  what: ConfirmedAction,
): Promise<boolean> {
  const before = vault.lock
  const { title, text, go, leave } = mainTexts[settings.language].confirmations[what]
  const answer = await messageBox.ask({ title, text, answers: [go, leave], isRisky: true })
  if (before !== 'locked' && isLocked(vault)) throw new LuwteError('locked')
  return answer === 0
}

/** In a function, since the lock changes while the box is open. */
const isLocked = (vault: Pick<Vault, 'lock'>): boolean => vault.lock === 'locked'
