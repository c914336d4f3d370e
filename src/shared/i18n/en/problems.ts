import type { Wording } from '../wording'
import type { problems as nl } from '../nl/problems'

export const problems: Wording<typeof nl> = {
  error: {
    'bad-input': 'Luwte could not take this in. What you wrote is still here. Change something and try again.',
    'not-allowed': 'That cannot be done from this window. Nothing has changed.',
    'not-found': 'This is no longer here. Perhaps it was removed somewhere else. Everything else is safe.',
    'vault-missing':
      'The folder with your data is not there right now. Nothing was overwritten, and what you wrote is kept as a draft. Connect the disk or put the folder back, then try again.',
    'newer-format':
      'Your data was saved by a newer Luwte. You can read it, but not change it. Update Luwte to go on writing.',
    unreadable: 'A file could not be read. Luwte leaves it exactly as it is. Try again in a little while.',
    'disk-full':
      'The disk is full, so this has not been saved yet. What you saved before is safe. Make some room and try again.',
    'not-writable':
      'Luwte may not write here, so this has not been saved yet. What you saved before is safe. See whether you may write in that folder.',
    unexpected: 'Something went wrong. What you saved before is safe. Try once more, or restart Luwte.',
  },
  notice: {
    title: 'Good to know',
    dismiss: 'Understood',
    'damaged-set-aside':
      'A file with your data was damaged: {file}. Luwte set it aside as {aside} and wrote nothing over it. Everything else is still here.',
    'not-arrived':
      'This file cannot be read right now: {file}. It may still be on its way from another computer. Luwte leaves it alone and will look again later.',
    'newer-format': 'The file {file} comes from a newer Luwte. You can read, but not write. Update Luwte to go on.',
    'vault-missing':
      'The folder with your data is not there right now: {folder}. Luwte makes no new one and writes nothing. Connect the disk or put the folder back.',
    'settings-mended':
      'Some of your settings made no sense and are back to how they began: {fields}. The old file is kept as {aside}.',
  },
}
