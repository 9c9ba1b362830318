// What `gatehouse check --schema SCHEMA FILE` does, with graphql-js: node check.mjs SCHEMA FILE
import { readFileSync } from 'node:fs'
import { buildSchema, parse, validate } from 'graphql'

const [schemaPath, path] = process.argv.slice(2)
const schema = buildSchema(readFileSync(schemaPath, 'utf8'))
const errors = validate(schema, parse(readFileSync(path, 'utf8')), undefined, { maxErrors: Infinity })
for (const { message, locations } of errors) console.log(`${path}:${locations[0].line}:${locations[0].column}: ${message}`)
process.exitCode = errors.length > 0 ? 1 : 0
