import js from '@eslint/js'
import prettier from 'eslint-config-prettier'
import vue from 'eslint-plugin-vue'
import accessibility from 'eslint-plugin-vuejs-accessibility'
import globals from 'globals'
import typescript from 'typescript-eslint'

export default typescript.config(
  { ignores: ['out/**', 'node_modules/**', 'test-results/**', '.cache/**'] },
  js.configs.recommended,
  typescript.configs.strict,
  vue.configs['flat/recommended'],
  accessibility.configs['flat/recommended'],
  {
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'vue/no-v-html': 'error',
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      'vue/define-props-declaration': 'error',
      'vue/multi-word-component-names': 'off',
      // A label may hold its field or name it; both are announced.
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],
    },
  },
  { files: ['**/*.vue'], languageOptions: { globals: globals.browser, parserOptions: { parser: typescript.parser } } },
  {
    // A component talks to main through a store or composable of its feature: docs/decisions/0017-one-way-to-main.md.
    files: ['src/renderer/**/*.vue'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['**/kernel/client'], message: 'Call main in a store or composable.' },
            {
              group: ['**/kernel/remote'],
              importNames: ['request', 'command', 'useRemote'],
              message: 'Call main in a store or composable.',
            },
          ],
        },
      ],
    },
  },
  { files: ['src/renderer/**/*.ts'], languageOptions: { globals: globals.browser } },
  {
    files: ['scripts/**', 'tests/**', '*.config.*', 'src/main/**', 'src/preload/**'],
    languageOptions: { globals: globals.node },
  },
  { files: ['scripts/**', 'tests/**'], rules: { 'no-console': 'off' } },
  prettier,
)
