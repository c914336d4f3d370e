import sodium from 'libsodium-wrappers-sumo'
import { parentPort, workerData } from 'node:worker_threads'
import type { Argon2Task } from './keyDeriver'

// Runs in a worker thread, once for each key. The build makes a file of its own from it.

const KEY_BYTES = 32

const { secret, salt, memoryKiB, passes } = workerData as Argon2Task
await sodium.ready
const { crypto_pwhash_ALG_ARGON2ID13: argon2id } = sodium
parentPort?.postMessage(sodium.crypto_pwhash(KEY_BYTES, secret, salt, passes, memoryKiB * 1024, argon2id))
