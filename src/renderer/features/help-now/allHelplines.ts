import helplines from '@content/helplines.json'
import type { Helpline } from '@shared/features/help-now/helplines'

// Apart from the rest of the content, which a window reads before its first frame. Checked by tests/content.test.ts.
export const allHelplines = helplines as Helpline[]
