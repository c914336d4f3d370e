import * as v from 'valibot'
import { DamagedFile } from '@main/ports/faults'
import { canonicalBytes, type JsonObject, parseObject, printObject } from '../json'
import type { Seal } from './dataKeys'
import type { Codec } from './envelope'

const SealedSchema = v.strictObject({
  app: v.literal('luwte'),
  format: v.literal(1),
  kind: v.string(),
  key: v.string(),
  sealed: v.string(),
})

/**
 * The codec of a JSON file in the user data that is sealed when the vault is.
 * @param kind what the file is for. One that is sealed as another kind is damaged. @param how see printObject.
 */
export function sealedObject(seal: Seal, kind: string, how?: 'indented' | 'compact'): Codec<object> {
  const headBytes = (key: string | null) => canonicalBytes({ app: 'luwte', format: 1, kind, key })
  return {
    decode(bytes): JsonObject {
      const content = parseObject(bytes)
      if (!('sealed' in content)) return content
      if (!v.is(SealedSchema, content) || content.kind !== kind) throw new DamagedFile('not sealed by Luwte')
      return parseObject(seal.dataKeys.open(content, headBytes(content.key)))
    },
    encode(value) {
      if (!seal.isOn()) return printObject(value, how)
      const { key, sealed } = seal.dataKeys.seal(printObject(value, how), headBytes(seal.dataKeys.current))
      return printObject({ app: 'luwte', format: 1, kind, key, sealed })
    },
  }
}
