import { nodeCipher } from '@main/platform/crypto/nodeCrypto'
import { argon2Deriver } from '@main/platform/crypto/keyDeriver'

/** What the cipher is asked, in hex. */
export type Question =
  | { call: 'open'; key: string; sealed: string; about: string }
  | { call: 'deriveKey'; secret: string; salt: string; info: string }
  | { call: 'publicKeyOf'; privateKey: string }
  | { call: 'openWith'; privateKey: string; box: string; about: string }
  | { call: 'seal'; key: string; plain: string; about: string }
  | { call: 'sealTo'; publicKey: string; plain: string; about: string }
  | { call: 'argon2id'; secret: string; salt: string; memoryKiB: number; passes: number }

const cipher = nodeCipher()
export const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'))
export const hex = (raw: Uint8Array): string => Buffer.from(raw).toString('hex')

/** @returns in hex; null where the cipher gives null; what it threw. */
export async function answer(question: Question, workerFile: URL): Promise<string | null> {
  try {
    const given = await ask(question, workerFile)
    return given && hex(given)
  } catch (fault) {
    return String(fault)
  }
}

async function ask(question: Question, workerFile: URL): Promise<Uint8Array | null> {
  switch (question.call) {
    case 'open':
      return cipher.open(bytes(question.key), bytes(question.sealed), bytes(question.about))
    case 'deriveKey':
      return cipher.deriveKey(bytes(question.secret), bytes(question.salt), question.info)
    case 'publicKeyOf':
      return cipher.publicKeyOf(bytes(question.privateKey))
    case 'openWith':
      return cipher.openWith(bytes(question.privateKey), bytes(question.box), bytes(question.about))
    case 'seal':
      return cipher.seal(bytes(question.key), bytes(question.plain), bytes(question.about))
    case 'sealTo':
      return cipher.sealTo(bytes(question.publicKey), bytes(question.plain), bytes(question.about))
    case 'argon2id':
      return argon2Deriver(workerFile).derive(bytes(question.secret), bytes(question.salt), question)
  }
}
