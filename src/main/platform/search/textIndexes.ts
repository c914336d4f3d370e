import { Worker } from 'node:worker_threads'
import { LuwteError } from '@shared/kernel/errors'
import type { JournalIndex } from '@shared/features/search/journalIndex'
import type { TextIndex, TextIndexes } from '@main/ports'

type Method = 'build' | 'load' | 'drop' | 'find' | 'places' | 'words'

/** What the worker is asked. */
export interface Asked {
  id: number
  method: Method
  args: Parameters<JournalIndex[Method]>
}

/** What it answers. */
export interface Answered {
  id: number
  value: unknown
}

/** @param workerFile the built file of indexWorker.ts. It is not read before the first start. */
export const workerIndexes = (workerFile: URL): TextIndexes => ({ start: () => start(new Worker(workerFile)) })

function start(worker: Worker): TextIndex {
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (fault: unknown) => void }>()
  let last = 0
  let hasEnded = false

  function end(fault?: unknown): void {
    hasEnded = true
    for (const { reject } of waiting.values()) reject(ended(fault))
    waiting.clear()
    void worker.terminate()
  }
  worker.on('message', ({ id, value }: Answered) => {
    waiting.get(id)?.resolve(value as never)
    waiting.delete(id)
  })
  worker.once('error', end)
  worker.once('exit', () => end())
  // It does not keep Luwte from quitting.
  worker.unref()

  function ask<Value>(method: Method, args: Asked['args'], transfer: ArrayBufferLike[] = []): Promise<Value> {
    if (hasEnded) return Promise.reject(ended())
    last += 1
    const asked: Asked = { id: last, method, args }
    return new Promise<Value>((resolve, reject) => {
      waiting.set(asked.id, { resolve, reject })
      worker.postMessage(asked, transfer as ArrayBuffer[])
    })
  }

  return {
    build: (month, rows) => ask('build', [month, rows]),
    load: (month, segment) => ask('load', [month, segment]),
    drop: (month) => ask('drop', [month]),
    find: (question) => ask('find', [question]),
    places: (query) => ask('places', [query]),
    words: (question) => ask('words', [question]),
    end,
  }
}

const ended = (cause?: unknown): LuwteError => new LuwteError('unexpected', 'the index has ended', { cause })
