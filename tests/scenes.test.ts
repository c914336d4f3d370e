import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Scene } from '@shared/features/rehearsal/scene'
import { readScenes, sceneErrors } from '../scripts/lib/sceneFiles'

test('every scene keeps the rules, in both languages: npm run scenes', () => {
  expect(sceneErrors()).toEqual([])
})

test('a turn or a file that is missing is found on disk, with its name', () => {
  const root = mkdtempSync(join(tmpdir(), 'luwte-scenes-'))
  try {
    for (const part of ['scenes', 'nl/scenes', 'en/scenes', 'nl/phrases.json'])
      cpSync(join('resources/content', part), join(root, part), { recursive: true })
    expect(sceneErrors(root)).toEqual([])

    const [name = ''] = readScenes(root).scenes.map((scene) => scene.name)
    const path = join(root, 'scenes', `${name}.json`)
    const scene = JSON.parse(readFileSync(path, 'utf8')) as Scene
    const [, second = ''] = Object.keys(scene.turns)
    Reflect.deleteProperty(scene.turns, second)
    writeFileSync(path, JSON.stringify(scene))
    expect(sceneErrors(root).join('\n')).toContain(`leads to ${second}, which is no turn and no end`)

    writeFileSync(path, '{ "id": ')
    expect(sceneErrors(root).join('\n')).toMatch(new RegExp(`^${name} · graph · cannot be read`, 'm'))

    rmSync(join(root, 'en/scenes', `${name}.json`))
    expect(sceneErrors(root).join('\n')).toMatch(new RegExp(`^${name} · en · there is no `, 'm'))
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
})

test('the scene with a partner says that it is one, and the one with danger too', () => {
  const { scenes } = readScenes()
  const of = (name: string) => scenes.find((scene) => scene.name === name)?.graph as Scene | undefined
  expect(of('partner')?.partner).toBe(true)
  expect(of('danger')?.danger).toBe(true)
})
