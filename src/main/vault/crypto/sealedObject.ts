import * as v from 'valibot'
import { canonicalJson } from '@shared/kernel/canonicalJson'
import { DamagedFile } from '@main/ports/faults'
import { type JsonObject, parseObject, printObject } from '../json'
import type { Seal } from './dataKeys'
import type { Codec } from './envelope'

const SealedSchema = v.strictObject({
  app: v.literal('luwte'),
  format: v.literal(1),
  kind: v.string(),
  key: v.string(),
  sealed: v.string(),
})

/** One JSON object of the user data that is sealed when the vault is. `kind` tells one such file from another. */
export function sealedObject(seal: Seal, kind: string): Codec<object> {
  const about = (key: string | null) => new TextEncoder().encode(canonicalJson({ app: 'luwte', format: 1, kind, key }))
  return {
    decode(bytes): JsonObject {
      const content = parseObject(bytes)
      if (!('sealed' in content)) return content
      if (!v.is(SealedSchema, content) || content.kind !== kind) throw new DamagedFile('not sealed by Luwte')
      return parseObject(seal.ring.open(content, about(content.key)))
    },
    encode(value) {
      if (!seal.isOn()) return printObject(value)
      const { key, sealed } = seal.ring.seal(printObject(value), about(seal.ring.current))
      return printObject({ app: 'luwte', format: 1, kind, key, sealed })
    },
  }
}
