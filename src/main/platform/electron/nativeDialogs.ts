import { listeners } from '../listeners'

// Dialogs of the system that Luwte opened: while one is open, a window without the focus was not left.

let openCount = 0
const gone = listeners()

/** `show` resolves when the dialog is gone. */
export async function asOwnBox<Value>(show: () => Promise<Value>): Promise<Value> {
  openCount += 1
  try {
    return await show()
  } finally {
    openCount -= 1
    if (openCount === 0) gone.report()
  }
}

export const isOwnBoxOpen = (): boolean => openCount > 0

export const onOwnBoxesGone = gone.add
