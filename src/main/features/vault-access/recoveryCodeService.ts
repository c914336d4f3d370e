import type { NewCode } from '@shared/features/vault-access/contract'
import {
  isGroupOf,
  printRecoveryCode,
  readRecoveryCode,
  RECOVERY_GROUPS,
} from '@shared/features/vault-access/recoveryCode'
import { LuwteError } from '@shared/kernel/errors'
import { localDateAt } from '@shared/kernel/time'
import { mainTexts } from '@main/kernel/mainTexts'
import type { Clock, Dialogs, Files, Random } from '@main/ports'
import type { SettingsService } from '../settings/settingsService'

interface Dependencies {
  clock: Clock
  random: Random
  files: Files
  dialogs: Dialogs
  settings: SettingsService
}

const KEY_BYTES = 16

/**
 * A new recovery code: it is shown, perhaps saved or printed, and counts only once two of its groups were typed back. It is
 * kept in memory only.
 */
export class RecoveryCodeService {
  readonly #deps: Dependencies
  /** The code that is shown now. `ask`: the indexes of the groups that have to be typed back, in ascending order. */
  #shown: NewCode | null = null

  constructor(deps: Dependencies) {
    this.#deps = deps
  }

  create(): NewCode {
    const code = printRecoveryCode(this.#deps.random.bytes(KEY_BYTES))
    const [one = 0, other = 0] = this.#deps.random.bytes(2)
    const first = one % RECOVERY_GROUPS
    const second = (first + 1 + (other % (RECOVERY_GROUPS - 1))) % RECOVERY_GROUPS
    this.#shown = { code, ask: [Math.min(first, second), Math.max(first, second)] }
    return this.#shown
  }

  get shown(): string | null {
    return this.#shown?.code ?? null
  }

  /** Saves the page with the code where the user chooses. Throws `not-found` where no code is shown. */
  async save(): Promise<'saved' | 'cancelled'> {
    const { clock, dialogs, files, settings } = this.#deps
    const shown = this.#shown
    if (!shown) throw new LuwteError('not-found', 'no new code')
    const { dialog, file, text } = mainTexts[settings.language].recoveryPage
    const path = await dialogs.chooseNewFile(dialog, `${file}.txt`, 'elsewhere')
    // While the dialog was open the vault may have been locked, or another code made.
    if (path === null || shown !== this.#shown) return 'cancelled'
    const date = localDateAt(clock.now(), clock.zone())
    await files.writeDurably(path, new TextEncoder().encode(text(shown.code, date)))
    return 'saved'
  }

  /** @returns the 16 bytes of the code that is shown. Throws `wrong-groups` unless these are the groups asked for. */
  prove(groups: [string, string]): Uint8Array {
    const shown = this.#shown
    const key = shown && readRecoveryCode(shown.code)
    if (!key || !shown.ask.every((index, at) => isGroupOf(shown.code, index, groups[at] ?? '')))
      throw new LuwteError('wrong-groups')
    return key
  }

  /** The code that is shown is in use now, or is void because the vault was locked. */
  forget(): void {
    this.#shown = null
  }
}
