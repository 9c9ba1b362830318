// Writes the schemas and documents of the workload: node prepare.mjs FOLDER
import { mkdirSync, writeFileSync } from 'node:fs'
import { generate } from './generate.mjs'
import { schemas } from './schemas.mjs'
import { workload } from './workload.mjs'

const folder = process.argv[2]
mkdirSync(folder, { recursive: true })
for (const { name, schema, sdl, json } of schemas()) {
  writeFileSync(`${folder}/${name}.graphql`, sdl)
  writeFileSync(`${folder}/${name}.json`, json)
  for (const lines of workload.find((part) => part.schema === name).lines)
    writeFileSync(`${folder}/${name}-${lines}.graphql`, generate(schema, lines))
}
