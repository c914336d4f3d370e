// Boxes of the system that Luwte opened: while one stands, a window without the keys is not one that was left.

let standing = 0
let onGone: () => void = () => undefined

/** `show` resolves when the box is gone. */
export async function asOwnBox<Value>(show: () => Promise<Value>): Promise<Value> {
  standing += 1
  try {
    return await show()
  } finally {
    standing -= 1
    if (standing === 0) onGone()
  }
}

export const isOwnBoxOpen = (): boolean => standing > 0

export function onOwnBoxesGone(listener: () => void): void {
  onGone = listener
}
