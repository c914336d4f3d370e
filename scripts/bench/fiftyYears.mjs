// The vaults of fifty years that scripts/bench.mjs makes, plain and sealed, each beside an empty one.
import { join } from 'node:path'

/** As in journalVault.ts. */
const SECRET = 'een stil huis aan zee'

/** How often something is measured: once where somebody only tries whether it can be. */
export const turns = (usual) => (process.env.LUWTE_BENCH_ONCE ? 1 : usual)

/**
 * The rows of both ways to keep a journal.
 * @param {string} work the folder with the vaults
 * @param {(vaults: { isSealed: boolean, empty: string, full: string, inWords: string }) => Promise<object[]>} rowsOf
 */
export async function inBothWays(work, rowsOf) {
  const rows = []
  for (const how of ['plain', 'sealed']) {
    const isSealed = how === 'sealed'
    const [empty, full] = ['empty', 'full'].map((name) => join(work, `journal-${how}-${name}`))
    rows.push(...(await rowsOf({ isSealed, empty, full, inWords: `100,000 entries${isSealed ? ', sealed' : ''}` })))
  }
  return rows
}

/** Opens the vault where it is sealed, and waits for the places of Luwte. */
export async function open(page, isSealed) {
  if (isSealed) {
    await page.locator('input[type=password]').fill(SECRET)
    await page.keyboard.press('Enter')
  }
  await page.locator('nav').first().waitFor()
}
