import type { GuideContents } from '@shared/features/guides/guides'
import { type OpenChapter, chapterTitle } from './guideContent'

/** Where "previous" or "next" leads; without a title it is the table of contents. */
export interface Neighbour {
  to: string
  title: string | null
}

export interface Neighbours {
  previous: Neighbour
  next: Neighbour
}

export const CONTENTS: Neighbour = { to: '/guides', title: null }

export const pathOfChapter = (guide: Pick<GuideContents, 'id'>, chapter: string): string =>
  `/guides/${guide.id}/${chapter}`

export async function neighboursOf({ guide, chapter, language }: OpenChapter): Promise<Neighbours> {
  const place = guide.chapters.indexOf(chapter.id)
  const neighbour = async (id: string | undefined): Promise<Neighbour> =>
    id === undefined ? CONTENTS : { to: pathOfChapter(guide, id), title: await chapterTitle(guide.id, id, language) }
  const [previous, next] = await Promise.all([
    neighbour(guide.chapters[place - 1]),
    neighbour(guide.chapters[place + 1]),
  ])
  return { previous, next }
}
