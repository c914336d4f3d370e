import { parentPort } from 'node:worker_threads'
import { JournalIndex } from '@shared/features/search/journalIndex'
import type { Answered, Asked } from './textIndexes'

// Runs in a worker thread for as long as somebody looks for something. The build makes a file of its own from it.

const index = new JournalIndex()
parentPort?.on('message', ({ id, method, args }: Asked) => {
  const call = index[method].bind(index) as (...given: Asked['args']) => unknown
  const answered: Answered = { id, value: call(...args) }
  parentPort?.postMessage(answered)
})
