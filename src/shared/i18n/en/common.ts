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
  pdfSaved: 'The PDF has been saved.',
  notPrinted: 'Nothing was printed. See whether the printer is on and has paper, then try again.',
  tryAgain: 'Try again',
  skipToContent: 'Skip to the content',
  deletionWords: 'delete everything',
}
