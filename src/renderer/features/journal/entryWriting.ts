import { computed, ref, shallowRef } from 'vue'
import type { DraftKey, EntryDraft } from '@shared/features/drafts/drafts'
import type { Id } from '@shared/kernel/ids'
import { canonicalJson } from '@shared/kernel/canonicalJson'
import { type Chosen, isSameChoice } from '@shared/features/check-ins/checkIn'
import type { Entry, EntryAbout } from '@shared/features/journal/entry'
import { timeOfVersions } from '@shared/features/journal/entryTime'
import { hasPicture, joinedPictures, type Picture } from '@shared/features/journal/pictures'
import { isBlank, type Written } from '@shared/features/journal/written'
import type { LivedTime } from '@shared/kernel/time'
import type { VersionVector } from '@shared/kernel/versionVectors'
import type { OpenEntry } from '@shared/features/journal/contract'
import type { ErrorCode } from '@shared/kernel/errors'
import { client } from '@/kernel/client'
import { useDraft } from '@/kernel/draft'
import { command, report } from '@/kernel/remote'
import type { Prompt } from '@/ui/prompts'
import { changes } from './entryStore'

/** More than four hundred words: a text of some length may have stirred something up. The number itself is never shown. */
const LONG = /^\s*(?:\S+\s+){400}\S/

/** Whether something calming is offered after this was written. */
export const offersCalming = (prompt: Prompt | undefined, text: string): boolean =>
  prompt?.landing === true || LONG.test(text)

const isSame = (one: VersionVector | null, other: VersionVector | null) => canonicalJson(one) === canonicalJson(other)

const withoutDoubles = (chosen: readonly Chosen[]): Chosen[] =>
  chosen.filter((one, index) => chosen.findIndex((other) => isSameChoice(one, other)) === index)

/** Several versions one below the other, equal ones once. */
const joined = (texts: string[]) => [...new Set(texts.filter((text) => text.trim() !== ''))].join('\n\n')

/**
 * Writes one entry: starts from its draft, keeps every change as a draft, and saves when asked.
 * @param id of the entry that is changed; null for a new one.
 * @param key of its draft.
 */
interface Options {
  id: Id | null
  key: DraftKey
  promptId: string | null
  about: EntryAbout | null
}

export function useEntryWriting({ id, key, promptId, about }: Options) {
  const draft = useDraft(key)
  const text = shallowRef<Written>('')
  const prompt = ref(promptId)
  /** As it was chosen while writing; null: now, or as the entry says. */
  const chosenTime = ref<LivedTime | null>(null)
  const chosenFeelings = shallowRef<readonly Chosen[]>([])
  const chosenPictures = shallowRef<readonly Picture[]>([])
  const belongsTo = shallowRef(about)
  const timeOfEntry = ref<LivedTime | null>(null)
  const state = ref<'loading' | 'unread' | 'ready' | 'saving'>('loading')
  const isRestored = ref(false)
  const isJoined = ref(false)
  const isChanged = ref(false)
  const failed = ref<ErrorCode | null>(null)
  // Not reactive: a proxy cannot be sent to main.
  let seen: VersionVector | null = null
  let hadFeelings = false
  let hadPictures = false

  const body = () => ({
    text: text.value.toString(),
    ...(prompt.value ? { prompt: prompt.value } : {}),
    // Not given: as they were.
    ...(hadFeelings || chosenFeelings.value.length > 0 ? { feelings: [...chosenFeelings.value] } : {}),
    ...(hadPictures || chosenPictures.value.length > 0 ? { pictures: [...chosenPictures.value] } : {}),
    ...(belongsTo.value ? { about: belongsTo.value } : {}),
    ...(chosenTime.value ? { at: chosenTime.value } : {}),
  })
  const asDraft = () => ({ kind: 'entry' as const, ...body(), seen })
  const keep = () => draft.keep({ length: text.value.length, make: asDraft })

  function startFrom(open: OpenEntry, read: EntryDraft | null): void {
    // One that says what the entry says has nothing to keep, and may have seen less than the entry has by now.
    const drafted = read && changes(read, open.entry) ? read : null
    const versions = [open.entry, ...open.siblings.filter((sibling) => !sibling.deleted)] as const
    isJoined.value = versions.length > 1
    // A draft that was begun before both versions were known is one more version to join.
    isRestored.value = drafted !== null && (drafted.text.trim() !== '' || hasPicture(drafted))
    const keepsDraft = drafted && (!isJoined.value || isSame(drafted.seen, open.seen))
    text.value = keepsDraft
      ? drafted.text
      : joined([...(drafted ? [drafted.text] : []), ...versions.map((version) => version.text)])
    seen = keepsDraft ? drafted.seen : open.seen
    hadFeelings = versions.some(({ feelings = [] }) => feelings.length > 0)
    chosenFeelings.value = keepsDraft
      ? (drafted.feelings ?? open.entry.feelings ?? [])
      : withoutDoubles([...(drafted ? [drafted] : []), ...versions].flatMap(({ feelings = [] }) => feelings))
    hadPictures = versions.some(hasPicture)
    chosenPictures.value = keepsDraft
      ? (drafted.pictures ?? open.entry.pictures ?? [])
      : joinedPictures([...(drafted ? [drafted] : []), ...versions])
    prompt.value = open.entry.prompt ?? promptId
    belongsTo.value = open.entry.about ?? null
    timeOfEntry.value = open.entry.at
    const time = drafted?.at ?? timeOfVersions(versions)
    chosenTime.value = time === open.entry.at ? null : time
  }

  async function begin(): Promise<void> {
    state.value = 'loading'
    const [read, opened] = await Promise.all([draft.read(), id === null ? null : client.call('entries.read', { id })])
    // A time was chosen and nothing written: that is no draft, and must not date the next text.
    const isNothing =
      read?.kind === 'entry' && id === null && isBlank(read.text) && !read.feelings?.length && !hasPicture(read)
    const drafted = read?.kind === 'entry' && !isNothing ? read : null
    if (drafted) {
      isRestored.value = drafted.text.trim() !== '' || hasPicture(drafted)
      text.value = drafted.text
      seen = drafted.seen
      prompt.value = drafted.prompt ?? promptId
      chosenFeelings.value = drafted.feelings ?? []
      chosenPictures.value = drafted.pictures ?? []
      belongsTo.value = drafted.about ?? about
      chosenTime.value = drafted.at ?? null
    }
    if (opened?.ok) startFrom(opened.value, drafted)
    else if (opened && !drafted) {
      report(opened.error)
      state.value = 'unread'
      return
    }
    state.value = 'ready'
  }

  function change(to: Written): void {
    text.value = to
    isChanged.value = true
    keep()
  }

  function setFeelings(to: readonly Chosen[]): void {
    chosenFeelings.value = to
    isChanged.value = true
    keep()
  }

  function setPictures(to: readonly Picture[]): void {
    chosenPictures.value = to
    isChanged.value = true
    keep()
  }

  function setTime(to: LivedTime): void {
    chosenTime.value = to
    isChanged.value = true
    keep()
  }

  /** Another prompt above what is written: the text stays, and so does the place of its draft. */
  function changePrompt(to: string): void {
    prompt.value = to
    if (isBlank(text.value)) return
    isChanged.value = true
    keep()
  }

  /** @returns the entry as it was stored, or null when it was not. */
  async function save({ asNew = false } = {}): Promise<Entry | null> {
    state.value = 'saving'
    const target = asNew ? { id: null, seen: null } : { id, seen }
    const reply = await client.call('entries.save', { ...target, ...body() })
    state.value = 'ready'
    failed.value = reply.ok ? null : reply.error.code
    if (!reply.ok) {
      keep()
      report(reply.error)
      return null
    }
    await draft.clear()
    return reply.value
  }

  /**
   * Throws the draft away.
   * @returns whether it lies in the bin, and a function that takes it back and says whether it could; null: it is still here.
   */
  async function discard(): Promise<{ isBinned: boolean; undo: () => Promise<boolean> } | null> {
    const draftNow = asDraft()
    const discarded = await draft.discard(draftNow)
    if (!discarded) return null
    const { binned } = discarded
    return {
      isBinned: binned !== null,
      undo: async () =>
        (await command('drafts.write', { key, draft: draftNow })) &&
        (binned === null || (await command('entries.erase', { id: binned }))),
    }
  }

  void begin()
  return {
    text,
    prompt,
    state,
    isRestored,
    isJoined,
    isChanged,
    isKept: draft.isKept,
    failed,
    begin,
    change,
    at: computed(() => chosenTime.value ?? timeOfEntry.value),
    setTime,
    changePrompt,
    belongsTo,
    feelings: computed({ get: () => chosenFeelings.value, set: setFeelings }),
    pictures: computed({ get: () => chosenPictures.value, set: setPictures }),
    save,
    discard,
  }
}
