import * as v from 'valibot'
import type { Language } from '@shared/features/settings/settings'
import { instant, InstantSchema } from '@shared/kernel/time'
import { mainTexts } from '../kernel/mainTexts'
import type { Ports } from '../ports'
import { parseObject } from '../vault/json'
import { JsonDocument } from '../vault/jsonDocument'
import { StartRefused } from './startRefused'

/** In the user data. */
const LEASES_FOLDER = 'running'

/** Renewed at most this often. */
const RENEW_MS = 5 * 60_000
/** A lease that was renewed since then may be that of a Luwte that still runs. */
const LIVE_MS = 12 * 60_000

const LeaseSchema = v.object({ host: v.pipe(v.string(), v.maxLength(255)), renewed: InstantSchema })
type Lease = v.InferOutput<typeof LeaseSchema>

type LeasePorts = Pick<Ports, 'clock' | 'digest' | 'files' | 'log' | 'messageBox' | 'paths' | 'system'>

/**
 * Two computers may share one home folder, and Chromium's lock does not reach further than one computer. So each computer on
 * which Luwte runs has a file of its own in the user data, and renews it whenever it does something; no timer runs for it.
 * One that is not renewed any more is no obstacle.
 */
export class UserDataLease {
  readonly #ports: LeasePorts
  readonly #onOther: (host: string) => void
  /** By file name, when it was renewed last, as far as was seen. */
  readonly #seen = new Map<string, string>()
  #own: { name: string; document: JsonDocument<object> } | null = null
  #renewedAt = -Infinity

  /** @param onOther another computer uses this data while Luwte runs. */
  constructor(ports: LeasePorts, onOther: (host: string) => void) {
    this.#ports = ports
    this.#onOther = onOther
  }

  /** To be called before anything is written into the user data. Throws StartRefused. */
  async take(language: Language): Promise<void> {
    const { digest, messageBox, paths, system } = this.#ports
    const host = system.computerName()
    const id = digest.sha256(new TextEncoder().encode(`${await system.machineId()}\n${host}`)).slice(0, 32)
    const name = `${id}.json`
    const others = await this.#others(name)
    const live = others.find((other) => this.#isLive(other))
    if (live) {
      const { title, text, go, stop } = mainTexts[language].otherHost(live.host)
      if ((await messageBox.ask({ title, text, answers: [go, stop], isRisky: true })) !== 0) throw new StartRefused()
    }
    for (const { name: other, renewed } of others) this.#seen.set(other, renewed)
    this.#own = { name, document: new JsonDocument(this.#ports, `${paths.userData}/${LEASES_FOLDER}`, name) }
    await this.renew()
  }

  /** To be called when Luwte does something. Never rejects. */
  async renew(): Promise<void> {
    const { clock, log, system } = this.#ports
    const now = clock.now()
    if (this.#own === null || Math.abs(now - this.#renewedAt) < RENEW_MS) return
    this.#renewedAt = now
    const { name, document } = this.#own
    const lease: Lease = { host: system.computerName(), renewed: instant(now) }
    await document.write({ format: 1, ...lease }).catch((fault: unknown) => log.warn(`lease: ${String(fault)}`))
    for (const other of await this.#others(name)) {
      const before = this.#seen.get(other.name)
      this.#seen.set(other.name, other.renewed)
      // That it was renewed is seen without comparing the clocks of two computers.
      if (before === undefined ? this.#isLive(other) : before !== other.renewed) this.#onOther(other.host)
    }
  }

  async dispose(): Promise<void> {
    const own = this.#own
    this.#own = null
    await own?.document.remove().catch(() => undefined)
  }

  #isLive({ renewed }: Lease): boolean {
    return Math.abs(this.#ports.clock.now() - Date.parse(renewed)) < LIVE_MS
  }

  async #others(own: string): Promise<(Lease & { name: string })[]> {
    const { files, paths } = this.#ports
    const folder = `${paths.userData}/${LEASES_FOLDER}`
    const names = await files.list(folder).catch((): string[] => [])
    const leases = names
      .filter((name) => name !== own && /^[\da-f]{32}\.json$/.test(name))
      .map(async (name) => {
        const bytes = await files.read(`${folder}/${name}`).catch(() => null)
        const lease = v.safeParse(LeaseSchema, bytes && parsed(bytes))
        return lease.success ? [{ ...lease.output, name }] : []
      })
    return (await Promise.all(leases)).flat()
  }
}

/** null: it makes no sense, perhaps since it is being written. */
function parsed(bytes: Uint8Array): object | null {
  try {
    return parseObject(bytes)
  } catch {
    return null
  }
}
