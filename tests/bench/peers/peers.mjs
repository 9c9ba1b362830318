// Times graphql-js and graphql-language-service on what is in a folder (see prepare.mjs) and prints JSON in the form of
// `gatehouse bench-language`: node peers.mjs FOLDER
import { readFileSync } from 'node:fs'
import { buildClientSchema, buildSchema, parse, print, validate } from 'graphql'
import { getAutocompleteSuggestions, Position } from 'graphql-language-service'
import { timed, timedAt } from './clock.mjs'
import { completionPlaces, workload } from './workload.mjs'

const folder = process.argv[2]
const read = (name) => readFileSync(`${folder}/${name}`, 'utf8')
const figures = []
const unlimited = { maxErrors: Infinity }

/** A schema of graphql-js makes its fields when they are asked for; ours are there. */
function withAllFields(schema) {
  for (const type of Object.values(schema.getTypeMap())) {
    type.getFields?.()
    type.getInterfaces?.()
    type.getTypes?.()
    type.getValues?.()
  }
  return schema
}

for (const { schema: name, lines } of workload) {
  const json = read(`${name}.json`)
  const sdl = read(`${name}.graphql`)
  const add = (workloadName, file, count, figure) =>
    figures.push({ workload: workloadName, file, lines: count, unit: 'ms', ...figure })
  add('schema from introspection', `${name}.json`, 0, timed(() => withAllFields(buildClientSchema(JSON.parse(json).data))))
  add('schema from SDL', `${name}.json`, 0, timed(() => withAllFields(buildSchema(sdl))))

  const schema = withAllFields(buildClientSchema(JSON.parse(json).data))
  for (const count of lines.filter((some) => some <= 10000)) {
    const file = `${name}-${count}.graphql`
    const text = read(file)
    const document = parse(text)
    const check = (parsed) => {
      const [error] = validate(schema, parsed, undefined, unlimited)
      if (error) throw new Error(`${file}: ${error.message}`)
    }
    add('parse', file, count, timed(() => parse(text)))
    add('validate', file, count, timed(() => check(document)))
    add('parse and validate', file, count, timed(() => check(parse(text))))
    add('format', file, count, timed(() => print(parse(text))))
    const complete = ([line, column]) => getAutocompleteSuggestions(schema, text, new Position(line, column))
    // The language service has no analysis to start from: both of ours are set against the same.
    const completion = timedAt(completionPlaces(text, count > 1000 ? 40 : 200), complete)
    add('complete from text', file, count, completion)
    add('complete from an analysis', file, count, completion)
  }
}
process.stdout.write(JSON.stringify(figures, null, 1) + '\n')
