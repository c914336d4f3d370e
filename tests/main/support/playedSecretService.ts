/** The Secret Service in memory: what the keyring over D-Bus needs of it. */
export class PlayedSecretService {
  isHere = true
  readonly stored = new Map<string, Uint8Array>()

  isThere = () => Promise.resolve(this.isHere)
  store(id: string, secret: Uint8Array): Promise<void> {
    if (!this.isHere) return Promise.reject(new Error('nobody answers'))
    this.stored.set(id, secret.slice())
    return Promise.resolve()
  }
  read(id: string): Promise<Uint8Array | null> {
    if (!this.isHere) return Promise.reject(new Error('nobody answers'))
    return Promise.resolve(this.stored.get(id)?.slice() ?? null)
  }
  remove(id: string): Promise<void> {
    this.stored.delete(id)
    return Promise.resolve()
  }
}
