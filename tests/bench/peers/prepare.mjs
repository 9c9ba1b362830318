// Writes the schemas and documents of the workload: node prepare.mjs FOLDER
import { mkdirSync, writeFileSync } from 'node:fs'
import { generate } from './generate.mjs'
import { schemas } from './schemas.mjs'
import { shortDocuments, workload } from './workload.mjs'

const folder = process.argv[2]
mkdirSync(folder, { recursive: true })
for (const { name, schema, sdl, json } of schemas()) {
  writeFileSync(`${folder}/${name}.graphql`, sdl)
  writeFileSync(`${folder}/${name}.json`, json)
  const { lines } = workload.find((part) => part.schema === name)
  for (const count of lines) writeFileSync(`${folder}/${name}-${count}.graphql`, generate(schema, count))
  shortDocuments(folder, name).forEach((path, i) => writeFileSync(path, generate(schema, lines[0], i + 1)))
}
