import { DEFAULT_LIFETIME_MINUTES, type Rhythm } from '@shared/features/moments/rhythm'
import type { EntrySummary } from '@shared/features/journal/contract'
import type { CallInput, CallName, CallOutput } from '@shared/ipc/contract'
import { createApp, type LuwteApp } from '@main/app/createApp'
import { type Launch, PLAIN_LAUNCH } from '@main/desktop/launchArguments'
import { type FakePorts, fakePorts } from './ports'

export const HOUR = 60 * 60 * 1000
export const MINUTE = 60 * 1000

export const ours = { origin: 'app://luwte', isTopFrame: true }
export const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
export const checkIn = {
  answer: 'nothing' as const,
  feelings: [],
  around: { with: [], where: [], doing: [] },
  note: '',
}

/** A rhythm at chosen times of every day, and what else is said of it. */
export const at = (times: string[], more: Partial<Rhythm> = {}): Rhythm => ({
  id: 'daily',
  kind: 'check-in',
  on: true,
  rule: { by: 'times', times, weekdays: EVERY_DAY },
  skip: [],
  lifetime: DEFAULT_LIFETIME_MINUTES,
  ...more,
})

/** Everything that was begun is done: in memory it takes no longer than the promises it is made of. */
export const settle = () => new Promise((resolve) => setImmediate(resolve))

/** The whole of Luwte's main process in memory, under the test's hand. */
export class House {
  readonly ports: FakePorts
  #app: LuwteApp | null = null

  constructor(ports = fakePorts()) {
    this.ports = ports
  }

  get app(): LuwteApp {
    if (!this.#app) throw new Error('The house has not begun')
    return this.#app
  }

  async begin(launch: Partial<Launch> = { hidden: true }): Promise<void> {
    this.#app = await createApp(this.ports, { ...PLAIN_LAUNCH, ...launch }, [ours.origin])
  }

  async call<Name extends CallName>(name: Name, input?: CallInput<Name>): Promise<CallOutput<Name>> {
    const reply = await this.app.handle(name, input, ours)
    if (!reply.ok) throw new Error(reply.error.code)
    return reply.value as CallOutput<Name>
  }

  /** Saves a rhythm as its editor does. */
  choose(rhythm: Rhythm | string[], name = ''): Promise<unknown> {
    return this.call('rhythms.save', { ...(Array.isArray(rhythm) ? at(rhythm) : rhythm), name, opens: null })
  }

  /** All that is in the journal, newest first. */
  async entries(): Promise<EntrySummary[]> {
    const { months } = await this.call('entries.months', { filter: {}, arrivals: true })
    const pages: CallOutput<'entries.month'>[] = []
    for (const { month } of months) pages.push(await this.call('entries.month', { month, filter: {} }))
    return pages.flatMap(({ entries }) => entries)
  }

  async pass(milliseconds: number): Promise<void> {
    await settle()
    await this.ports.clock.pass(milliseconds, settle)
  }

  /** A file of the user data, as somebody left it there. */
  store(name: string, value: unknown): void {
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    this.ports.files.contents.set(`${this.ports.paths.userData}/${name}`, new TextEncoder().encode(text))
  }

  textOf(name: string): string {
    return new TextDecoder().decode(this.ports.files.contents.get(`${this.ports.paths.userData}/${name}`))
  }

  get shown(): string[] {
    return this.ports.notifier.shown
  }
}
