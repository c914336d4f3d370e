import { defineStore } from 'pinia'
import { client } from '@/kernel/client'
import { command, request, useRemote } from '@/kernel/remote'

/** The diary of another program: choosing, importing, undoing. null: nothing was chosen, or it failed and that was reported. */
export const useDiaryImportStore = defineStore('diaryImport', () => {
  const batches = useRemote(() => client.call('diaries.batches'), { kinds: ['entry'] })
  return {
    /** What was imported at once, the newest first. */
    batches: batches.value,
    loadBatches: batches.load,
    choose: (what: 'file' | 'folder') => request('diaries.choose', { what }),
    importChosen: () => request('diaries.import'),
    stop: () => command('diaries.stop'),
    undo: (id: string) => request('diaries.undo', { id }),
  }
})
