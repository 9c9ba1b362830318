// The schemas that both sides are timed on.
import { readFileSync } from 'node:fs'
import { buildClientSchema, buildSchema, introspectionFromSchema, printSchema } from 'graphql'

const here = new URL('.', import.meta.url)

/** GitHub's as the package brings its introspection answer, the Admin API's as the sandbox keeps it. */
export function schemas() {
  const answer = JSON.parse(readFileSync(new URL('node_modules/@octokit/graphql-schema/schema.json', here), 'utf8'))
  const github = buildClientSchema(answer.data ?? answer)
  const admin = buildSchema(readFileSync(new URL('../../../resources/sandbox/schema.graphql', here), 'utf8'))
  return [{ name: 'github', schema: github }, { name: 'admin', schema: admin }].map(({ name, schema }) => ({
    name,
    schema,
    sdl: printSchema(schema) + '\n',
    json: JSON.stringify({ data: introspectionFromSchema(schema) }),
  }))
}
