/** Resolves once all that changed so far is on the screen. What is not needed there can begin then. */
export const afterPaint = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => window.setTimeout(resolve)))
