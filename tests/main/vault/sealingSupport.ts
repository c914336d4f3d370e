import { readRecoveryCode, printRecoveryCode } from '@shared/features/vault-access/recoveryCode'
import { nodeFiles } from '@main/platform/files/files'
import type { Files } from '@main/ports'
import { type Computer, contentOf, random } from './support'

export const PASSPHRASE = 'een stil huis aan zee'
export const OTHER = 'de lamp in het raam'
export const CODE = printRecoveryCode(random.bytes(16))
export const OTHER_CODE = printRecoveryCode(random.bytes(16))

const keyOf = (code: string): Uint8Array => {
  const key = readRecoveryCode(code)
  if (!key) throw new Error('not a code')
  return key
}

/** Seals the vault anew: the first time, or with another key. */
export async function seal({ vault }: Computer, passphrase = PASSPHRASE, code = CODE): Promise<void> {
  await vault.transaction(async (tx) => {
    await tx.keys.seal({ passphrase, recoveryKey: keyOf(code) })
    await tx.reseal(() => undefined)
  })
}

export async function unlock({ vault }: Computer, secret = PASSPHRASE): Promise<void> {
  await vault.transaction((tx) => tx.keys.unlock(secret))
}

export async function settle({ vault }: Computer): Promise<void> {
  await vault.transaction((tx) => tx.reseal(() => undefined))
}

export async function changePassphrase({ vault }: Computer, passphrase: string): Promise<void> {
  await vault.transaction((tx) => tx.keys.changePassphrase(passphrase))
}

export async function unseal({ vault }: Computer): Promise<void> {
  await vault.transaction(async (tx) => {
    await tx.keys.unseal()
    await tx.reseal(() => undefined)
  })
}

export async function opensWith({ vault }: Computer, secret: string): Promise<boolean> {
  await vault.forgetKeys()
  try {
    await vault.transaction((tx) => tx.keys.unlock(secret))
    return true
  } catch (fault) {
    if ((fault as { code?: unknown }).code !== 'wrong-secret') throw fault
    return false
  }
}

/** Every text there is, siblings too, in order. */
export async function textsIn({ vault }: Computer): Promise<unknown[]> {
  const records = [...(await vault.always())]
  for (const month of await vault.months()) records.push(...(await vault.month(month)))
  return records.flatMap(({ current, siblings }) => [current, ...siblings].map(({ text }) => text)).sort()
}

/** Names of the files under these folders in which the words can be read. */
export async function filesWith(words: string, ...folders: string[]): Promise<string[]> {
  const found: string[] = []
  for (const folder of folders)
    for (const [name, content] of Object.entries(await contentOf(folder))) if (content.includes(words)) found.push(name)
  return found
}

/** Files of which the last that can still be written is the one of this number: then the computer has gone. */
export function endingAfter(writes: number): { files: Files; hasEnded: () => boolean } {
  let left = writes
  const real = nodeFiles()
  const once = <Value>(work: () => Promise<Value>): Promise<Value> => {
    left -= 1
    return left < 0 ? new Promise<Value>(() => undefined) : work()
  }
  return {
    hasEnded: () => left < 0,
    files: {
      ...real,
      writeDurably: (path, bytes) => once(() => real.writeDurably(path, bytes)),
      setAside: (path, aside) => once(() => real.setAside(path, aside)),
      remove: (path) => once(() => real.remove(path)),
    },
  }
}
