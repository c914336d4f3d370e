import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { RhythmId } from '@shared/features/moments/rhythm'
import type { CallInput } from '@shared/ipc/contract'
import type { NamedRhythm, Rhythms } from '@shared/features/moments/contract'
import type { Reply } from '@shared/kernel/errors'
import { client } from '@/kernel/client'
import { useToasts } from '@/kernel/toasts'

/** The rhythms of this computer with their names, and those of other computers that wait for a word. */
export const useRhythmsStore = defineStore('rhythms', () => {
  const here = shallowRef<NamedRhythm[]>([])
  const elsewhere = shallowRef<Rhythms['elsewhere']>([])
  const isLoaded = ref(false)
  /** Changes that are on their way: what is read meanwhile may be older than what stands here. */
  let changing = 0
  let readings = 0

  function show(rhythms: Rhythms): void {
    here.value = rhythms.here
    elsewhere.value = rhythms.elsewhere
    isLoaded.value = true
  }

  async function load(): Promise<void> {
    readings += 1
    const mine = readings
    const reply = await client.call('rhythms.list')
    if (mine !== readings || changing > 0) return
    if (reply.ok) show(reply.value)
    else useToasts().problem(reply.error)
  }

  /** Shows a change at once, so that the next one builds on it. @returns whether it was kept; if not, the user was told. */
  async function change(call: () => Promise<Reply<Rhythms>>, ahead = here.value): Promise<boolean> {
    here.value = ahead
    changing += 1
    const reply = await call()
    changing -= 1
    if (!reply.ok) useToasts().problem(reply.error)
    // Once all of them are through: main may have heard of something else meanwhile.
    if (changing === 0) await load()
    return reply.ok
  }

  const isKnown = (id: RhythmId) => here.value.some((one) => one.id === id)
  const withThis = (rhythm: NamedRhythm) =>
    isKnown(rhythm.id) ? here.value.map((one) => (one.id === rhythm.id ? rhythm : one)) : [...here.value, rhythm]

  /** What stands as it was shown is not said: when the vault could not be read, it was shown without it. */
  function said({ name, opens, ...plan }: NamedRhythm): CallInput<'rhythms.save'> {
    const shown = here.value.find(({ id }) => id === plan.id)
    return { ...plan, ...(shown?.name === name ? {} : { name }), ...(shown?.opens === opens ? {} : { opens }) }
  }

  client.on('settings.changed', () => {
    if (isLoaded.value && changing === 0) void load()
  })
  client.on('records.changed', ({ kinds }) => {
    if (isLoaded.value && changing === 0 && kinds.includes('rhythm')) void load()
  })

  return {
    here,
    elsewhere,
    isLoaded,
    load,
    save(rhythm: NamedRhythm) {
      const saying = said(rhythm)
      return change(() => client.call('rhythms.save', saying), withThis(rhythm))
    },
    remove: (id: RhythmId) =>
      change(
        () => client.call('rhythms.remove', { id }),
        here.value.filter((one) => one.id !== id),
      ),
    /** Whether a rhythm of another computer asks here too. */
    decideElsewhere: (id: RhythmId, isHere: boolean) =>
      change(() => client.call('rhythms.decideElsewhere', { id, here: isHere })),
    /** The answer to whether a rhythm should come more rarely. */
    thin: (rhythm: RhythmId, answer: 'rarer' | 'stay') => change(() => client.call('moments.thin', { rhythm, answer })),
  }
})
