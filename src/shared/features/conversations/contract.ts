import * as v from 'valibot'
import { type Calls, nothing } from '@shared/kernel/contractSlice'
import { IdSchema } from '@shared/kernel/ids'
import { conversationBody, ConversationSchema } from './conversation'

export const calls = {
  /** The newest first. */
  'conversations.list': { input: nothing, output: v.array(ConversationSchema) },
  /** `id` null adds one. */
  'conversations.keep': {
    input: v.object({ id: v.nullable(IdSchema), ...conversationBody }),
    output: ConversationSchema,
  },
  'conversations.remove': { input: v.object({ id: IdSchema }), output: nothing },
  'conversations.restore': { input: v.object({ id: IdSchema }), output: ConversationSchema },
} as const satisfies Calls
