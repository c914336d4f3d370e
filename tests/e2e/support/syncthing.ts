import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { eventually } from './desktop'
import { freshFolder } from './luwte'

// Two real Syncthings that keep two folders in step, over the loopback device of this machine and nothing else.

const FOLDER = 'luwte'

interface Side {
  home: string
  folder: string
  /** Its name among Syncthings: a digest of its certificate. */
  device: string
  port: number
  restPort: number
}

/** Two folders that are kept in step, as on two computers of one person. */
export class FoldersInStep {
  readonly #sides: [Side, Side]
  readonly #running: ChildProcess[]

  private constructor(sides: [Side, Side], running: ChildProcess[]) {
    this.#sides = sides
    this.#running = running
  }

  static async start(folder: string, other: string): Promise<FoldersInStep> {
    const sides: [Side, Side] = [await madeSide(folder), await madeSide(other)]
    for (const side of sides) writeFileSync(join(side.home, 'config.xml'), configOf(side, sides))
    const running = sides.map(({ home }) => spawn('syncthing', ['serve', ...switchesFor(home)], { stdio: 'ignore' }))
    // Also when a test ends before it comes to stopping them.
    process.once('exit', () => running.forEach((one) => one.kill()))
    const inStep = new FoldersInStep(sides, running)
    await inStep.#connected(true)
    return inStep
  }

  /** From now on neither hears of the other. */
  async partition(): Promise<void> {
    await this.#setPaused(true)
    await this.#connected(false)
  }

  async heal(): Promise<void> {
    await this.#setPaused(false)
    await this.#connected(true)
  }

  /** Everything that lies in one folder now lies in the other too. */
  async inStep(): Promise<void> {
    await eventually('both folders to be in step', async () => {
      await Promise.all(this.#sides.map((side) => ask(side, `db/scan?folder=${FOLDER}`, { method: 'POST' })))
      const standings = await Promise.all(this.#sides.map((side) => this.#isInStep(side)))
      return standings.every(Boolean)
    })
  }

  async stop(): Promise<void> {
    for (const one of this.#running) {
      if (one.exitCode !== null || one.signalCode !== null) continue
      const ended = once(one, 'exit')
      one.kill()
      await ended
    }
  }

  async #isInStep(side: Side): Promise<boolean> {
    const { device } = this.#otherThan(side)
    const here = await ask<{ state: string; needTotalItems: number; errors: number }>(
      side,
      `db/status?folder=${FOLDER}`,
    )
    const there = await ask<{ completion: number; needItems: number; needDeletes: number }>(
      side,
      `db/completion?folder=${FOLDER}&device=${device}`,
    )
    return (
      here.state === 'idle' &&
      here.needTotalItems + here.errors === 0 &&
      there.completion === 100 &&
      there.needItems + there.needDeletes === 0
    )
  }

  /** The one that calls is the first to be paused and the last to go on: after a call that is refused it waits long. */
  async #setPaused(paused: boolean): Promise<void> {
    for (const side of paused ? this.#sides : this.#sides.toReversed())
      await ask(side, `config/devices/${this.#otherThan(side).device}`, {
        method: 'PATCH',
        body: JSON.stringify({ paused }),
      })
  }

  async #connected(wanted: boolean): Promise<void> {
    await eventually(`the two Syncthings to be ${wanted ? 'connected' : 'parted'}`, async () => {
      const standings = await Promise.all(
        this.#sides.map(async (side) => {
          // It does not answer before it has begun.
          const { connections } = await ask<Connections>(side, 'system/connections').catch(() => NOT_YET)
          return connections?.[this.#otherThan(side).device]?.connected
        }),
      )
      return standings.every((connected) => connected === wanted)
    })
  }

  #otherThan(side: Side): Side {
    return side === this.#sides[0] ? this.#sides[1] : this.#sides[0]
  }
}

interface Connections {
  connections?: Record<string, { connected: boolean }>
}
const NOT_YET: Connections = {}

async function madeSide(folder: string): Promise<Side> {
  const home = freshFolder()
  mkdirSync(folder, { recursive: true })
  execFileSync('syncthing', ['generate', '--home', home, '--no-default-folder', '--skip-port-probing'], {
    stdio: 'pipe',
  })
  const told = execFileSync('syncthing', ['serve', '--home', home, '--device-id'], { encoding: 'utf8' })
  const device = /([A-Z2-7]{7}-){7}[A-Z2-7]{7}/.exec(told)?.[0]
  if (!device) throw new Error('Syncthing did not say under which id it goes')
  return { home, folder, device, port: await freePort(), restPort: await freePort() }
}

const switchesFor = (home: string): string[] => [
  `--home=${home}`,
  `--logfile=${join(home, 'syncthing.log')}`,
  '--no-browser',
  '--no-restart',
  '--no-upgrade',
]

/**
 * Nothing is looked for and nothing is told outside this machine; a change is passed on after a second. What is left out
 * is 0 in a folder, not its default: without `maxConflicts` no conflict would ever leave a file.
 */
const configOf = ({ folder, port, restPort }: Side, sides: readonly Side[]): string => `<configuration version="36">
  <folder id="${FOLDER}" path="${folder}" type="sendreceive" fsWatcherEnabled="true" fsWatcherDelayS="1">
    ${sides.map(({ device }) => `<device id="${device}"/>`).join('')}
    <maxConflicts>-1</maxConflicts>
  </folder>
  ${sides.map((one) => `<device id="${one.device}"><address>${addressOf(one, sides)}</address></device>`).join('')}
  <gui enabled="true" tls="false">
    <address>127.0.0.1:${String(restPort)}</address>
    <apikey>${API_KEY}</apikey>
  </gui>
  <options>
    <listenAddress>tcp://127.0.0.1:${String(port)}</listenAddress>
    <globalAnnounceEnabled>false</globalAnnounceEnabled>
    <localAnnounceEnabled>false</localAnnounceEnabled>
    <relaysEnabled>false</relaysEnabled>
    <natEnabled>false</natEnabled>
    <stunKeepaliveStartS>0</stunKeepaliveStartS>
    <urAccepted>-1</urAccepted>
    <autoUpgradeIntervalH>0</autoUpgradeIntervalH>
    <crashReportingEnabled>false</crashReportingEnabled>
    <startBrowser>false</startBrowser>
    <announceLANAddresses>false</announceLANAddresses>
    <reconnectionIntervalS>1</reconnectionIntervalS>
    <setLowPriority>false</setLowPriority>
  </options>
</configuration>
`

/** Only the first calls the other: two calls that cross are both put down. */
const addressOf = ({ port }: Side, sides: readonly Side[]): string =>
  port === sides[1]?.port ? `tcp://127.0.0.1:${String(port)}` : 'dynamic'

const API_KEY = 'of-the-tests'

async function ask<Answer>({ restPort }: Side, what: string, init: RequestInit = {}): Promise<Answer> {
  const headers = { 'X-API-Key': API_KEY }
  const reply = await fetch(`http://127.0.0.1:${String(restPort)}/rest/${what}`, { ...init, headers })
  const text = await reply.text()
  if (!reply.ok) throw new Error(`Syncthing answered ${String(reply.status)}: ${text}`)
  return (text === '' ? null : JSON.parse(text)) as Answer
}

/** One that nobody listens on at this moment. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
