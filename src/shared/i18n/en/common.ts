import type { Wording } from '../wording'
import type { common as nl } from '../nl/common'

export const common: Wording<typeof nl> = {
  appName: 'Luwte',
  save: 'Save',
  saved: 'Saved',
  back: 'Back',
  close: 'Close',
  undo: 'Undo',
  done: 'Done',
  copy: 'Copy',
  copied: 'Copied',
  more: 'More',
  loading: 'One moment',
  tryAgain: 'Try again',
  skipToContent: 'Skip to the content',
}
