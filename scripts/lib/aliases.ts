import { fileURLToPath } from 'node:url'

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** Short names for the rooms of the house. `tsconfig.base.json` says the same to the type checker. */
export const aliases = {
  '@shared': at('src/shared'),
  '@main': at('src/main'),
  '@content': at('resources/content'),
  '@': at('src/renderer'),
}
