import * as v from 'valibot'
import { LuwteError } from '@shared/kernel/errors'
import { instant } from '@shared/kernel/time'
import type { Clock, Files } from '../ports'
import { freeQuarantineName } from './quarantine'
import { FORMAT, isNewerFormat } from './crypto/envelope'
import { DamagedFile } from '../ports/faults'
import { parseObject, printObject } from './json'
import { isDeviceFolder, KEYS_FOLDER, VAULT_FILE } from './layout'

const VaultFileSchema = v.looseObject({
  app: v.literal('luwte'),
  format: v.literal(FORMAT),
  id: v.pipe(v.string(), v.check(isDeviceFolder)),
})

/** Whether a folder is a vault. */
export type VaultFileState =
  | { is: 'there'; id: string }
  /** Nothing of Luwte is here. */
  | { is: 'empty' }
  /** What makes it a vault is gone or cannot be read now: a disk that is not mounted, a copy not complete. */
  | { is: 'missing' }
  | { is: 'newer' }
  | { is: 'damaged' }

export async function readVaultFileState(files: Files, folder: string): Promise<VaultFileState> {
  try {
    const bytes = await files.read(`${folder}/${VAULT_FILE}`)
    if (bytes === null) return { is: (await files.list(folder)).some(isTrace) ? 'missing' : 'empty' }
    return stateFrom(bytes)
  } catch {
    return { is: 'missing' }
  }
}

/** What shows that there was a vault here when its file is gone. */
const isTrace = (name: string): boolean => isDeviceFolder(name) || name === KEYS_FOLDER

function stateFrom(bytes: Uint8Array): VaultFileState {
  try {
    const file = parseObject(bytes)
    if (file.app === 'luwte' && isNewerFormat(file.format)) return { is: 'newer' }
    return v.is(VaultFileSchema, file) ? { is: 'there', id: file.id } : { is: 'damaged' }
  } catch (fault) {
    if (fault instanceof DamagedFile) return { is: 'damaged' }
    throw fault
  }
}

/** Makes the folder a vault. */
export async function writeVaultFile(
  { files, clock }: { files: Files; clock: Clock },
  folder: string,
  id: string,
): Promise<void> {
  const file = { app: 'luwte', format: FORMAT, id, createdAt: instant(clock.now()) }
  await files.writeDurably(`${folder}/${VAULT_FILE}`, printObject(file))
}

/**
 * Writes a damaged vault file anew with the id that is known here, and keeps it as it was under the returned name. It
 * is copied, not renamed: at no moment is the vault without its file.
 */
export async function mendVaultFile(deps: { files: Files; clock: Clock }, folder: string, id: string): Promise<string> {
  const quarantined = await freeQuarantineName(deps, folder, VAULT_FILE)
  const bytes = await deps.files.read(`${folder}/${VAULT_FILE}`)
  if (bytes === null) throw new LuwteError('vault-missing')
  await deps.files.writeDurably(`${folder}/${quarantined}`, bytes)
  await writeVaultFile(deps, folder, id)
  return quarantined
}
