import { Worker } from 'node:worker_threads'
import { LuwteError } from '@shared/kernel/errors'
import type { Argon2Cost, KeyDeriver } from '@main/ports'

/** The input of a worker. */
export interface Argon2Task extends Argon2Cost {
  secret: Uint8Array
  salt: Uint8Array
}

/** @param workerFile argon2Worker.ts, or the built file. It is not read before the first call. */
export const argon2Deriver = (workerFile: URL): KeyDeriver => ({
  derive: (secret, salt, { memoryKiB, passes }) =>
    new Promise((resolve, reject) => {
      const task: Argon2Task = { secret, salt, memoryKiB, passes }
      const worker = new Worker(workerFile, { workerData: task })
      let key: Uint8Array | null = null
      worker.once('message', (derived: Uint8Array) => {
        key = derived
        void worker.terminate()
      })
      worker.once('error', (fault) => reject(new LuwteError('unexpected', 'Argon2id', { cause: fault })))
      // The memory of the worker is given back only when it has exited.
      worker.once('exit', () => {
        if (key) resolve(key)
        else reject(new LuwteError('unexpected', 'Argon2id ended without a key'))
      })
    }),
})
