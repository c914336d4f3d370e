import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { RhythmId } from '@shared/features/moments/rhythm'
import type { CallInput } from '@shared/ipc/contract'
import type { NamedRhythm, Rhythms } from '@shared/features/moments/contract'
import { client } from '@/kernel/client'
import { useRemote } from '@/kernel/remote'

/**
 * The rhythms of this computer with their names, and those of other computers that wait for a decision. Each action
 * returns whether it was done; if not, that has been reported.
 */
export const useRhythmsStore = defineStore('rhythms', () => {
  const { value, isLoaded, load, change } = useRemote(() => client.call('rhythms.list'), {
    kinds: ['rhythm'],
    events: ['settings.changed'],
  })
  const here = computed(() => value.value?.here ?? [])
  const elsewhere = computed(() => value.value?.elsewhere ?? [])

  const withHere = (rhythms: NamedRhythm[]): Rhythms => ({ here: rhythms, elsewhere: elsewhere.value })
  const withRhythm = (rhythm: NamedRhythm) =>
    here.value.some(({ id }) => id === rhythm.id)
      ? here.value.map((one) => (one.id === rhythm.id ? rhythm : one))
      : [...here.value, rhythm]

  /** Without a name or `opens` that did not change: if the vault could not be read, it was shown without them. */
  function changesOf({ name, opens, ...plan }: NamedRhythm): CallInput<'rhythms.save'> {
    const shown = here.value.find(({ id }) => id === plan.id)
    return { ...plan, ...(shown?.name === name ? {} : { name }), ...(shown?.opens === opens ? {} : { opens }) }
  }

  return {
    here,
    elsewhere,
    isLoaded,
    load,
    save(rhythm: NamedRhythm) {
      const changes = changesOf(rhythm)
      return change(() => client.call('rhythms.save', changes), withHere(withRhythm(rhythm)))
    },
    remove: (id: RhythmId) =>
      change(() => client.call('rhythms.remove', { id }), withHere(here.value.filter((one) => one.id !== id))),
    /** Whether a rhythm of another computer asks here too. */
    decideElsewhere: (id: RhythmId, isHere: boolean) =>
      change(() => client.call('rhythms.decideElsewhere', { id, here: isHere })),
    /** The answer to whether a rhythm should come more rarely. */
    askLess: (rhythm: RhythmId, answer: 'rarer' | 'stay') =>
      change(() => client.call('moments.askLess', { rhythm, answer })),
  }
})
