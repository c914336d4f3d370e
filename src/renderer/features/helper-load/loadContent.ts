import content from '@content/load.json'
import type { Step } from '@shared/features/worksheets/steps'

/** The questions about one’s own load, and the order of the page on balance; checked by tests/content.test.ts. */
export const loadSteps = content.steps as Step[]
export const balanceSections: readonly string[] = content.balance
