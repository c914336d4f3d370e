import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { aliases as alias } from './scripts/lib/aliases.ts'

export default defineConfig({
  test: {
    // The default leaves one core to Vitest itself: half of a machine with two.
    maxWorkers: '100%',
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: [
            'tests/*.test.ts',
            'tests/shared/**/*.test.ts',
            'tests/main/**/*.test.ts',
            'tests/histories/**/*.test.ts',
            'tests/faults/**/*.test.ts',
          ],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        plugins: [vue()],
        resolve: { alias },
        test: {
          name: 'component',
          environment: 'jsdom',
          include: ['tests/component/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          // One desktop, one pointer, one tray: one file at a time.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
