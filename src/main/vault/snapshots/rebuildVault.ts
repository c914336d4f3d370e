import { LuwteError } from '@shared/kernel/errors'
import type { Digest, Files } from '@main/ports'
import type { Vault } from '../vault'
import { readVaultFileState } from '../vaultFile'
import { filesIn } from '../folders'
import type { ReportProgress } from '@main/kernel/jobRunner'
import { isOwnName, VAULT_FILE } from '../layout'

/**
 * Lays down what a vault lacks from a copy of it. What is still there stays as it is, and the file that makes it a vault comes
 * last: cut short, it is as gone as it was.
 */
export async function rebuildVault(
  deps: { files: Files; digest: Digest },
  copy: string,
  vault: Vault,
  tell: ReportProgress,
): Promise<void> {
  if ((await readVaultFileState(deps.files, copy)).is !== 'there')
    throw new LuwteError('unreadable', 'a copy that is no vault')
  await vault.freeze(async (frozen) => {
    if (await vault.isThere()) throw new LuwteError('not-allowed', 'the vault is there')
    const names = (await filesIn(deps.files, copy, isOwnName)).map((path) => path.slice(copy.length + 1))
    const inOrder = [...names.filter((name) => name !== VAULT_FILE), VAULT_FILE]
    for (const [index, name] of inOrder.entries()) {
      tell(index, inOrder.length)
      await layDown(deps, `${copy}/${name}`, `${vault.folder}/${name}`)
    }
    await frozen.restartRebuilt()
  })
}

async function layDown({ files, digest }: { files: Files; digest: Digest }, from: string, to: string): Promise<void> {
  if ((await files.kindOf(to)) !== null) return
  const bytes = await files.read(from)
  if (bytes === null) throw new LuwteError('unreadable', 'a file of the copy is gone')
  await files.writeDurably(to, bytes)
  const back = await files.read(to)
  if (back === null || digest.sha256(back) !== digest.sha256(bytes))
    throw new LuwteError('not-writable', 'a file came back as another')
}
