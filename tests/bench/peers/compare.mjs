// Ours beside the peers', in one run, as one table:
//     node compare.mjs GATEHOUSE GATEHOUSE_BENCH FOLDER
// The table goes to standard error, the same as JSON to standard output. Exits with 1 when a target of ours is missed or
// a figure is lacking: a comparison with holes is none.
import { spawnSync } from 'node:child_process'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { shortDocuments, workload } from './workload.mjs'

const [gatehouse, bench, folder] = process.argv.slice(2)
const script = (name) => fileURLToPath(new URL(name, import.meta.url))

function run(program, args, allowed = [0]) {
  const done = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'inherit'] })
  if (done.error || !allowed.includes(done.status)) {
    console.error(`${program} ${args.join(' ')}: ${done.error?.message ?? `ended with ${done.status ?? done.signal}`}`)
    process.exit(1)
  }
  return done.stdout
}

/** Two rounds of ours, one before and one after the peers: a machine that was busy during one of them shows. */
const measureOurs = () =>
  workload.flatMap(({ schema, lines }) => {
    const files = lines.map((count) => `${folder}/${schema}-${count}.graphql`)
    const measure = (...args) => JSON.parse(run(gatehouse, ['bench-language', '--schema', `${folder}/${schema}.json`, ...args]))
    return [...measure(...files), ...measure('--in-turn', ...shortDocuments(folder, schema))]
  })
const baseName = (path) => path.split('/').at(-1)
const key = ({ workload: name, file }) => `${name}|${baseName(file)}`

console.error('measuring ours')
const rounds = [measureOurs()]
console.error('measuring the peers')
const theirs = new Map(JSON.parse(run(process.execPath, [script('peers.mjs'), folder])).map((figure) => [key(figure), figure]))
console.error('measuring ours again')
rounds.push(measureOurs())
const [first, second] = rounds.map((figures) => new Map(figures.map((figure) => [key(figure), figure])))
const ours = new Map(
  [...first].map(([name, figure]) => {
    const again = second.get(name)
    return [name, figure.median > again.median ? again : figure]
  }),
)

const rows = []
const problems = []

/** `atLeast`: how many times as fast as the peer; `below`: an upper bound in the row's unit. */
function row(name, unit, mine, peer, { atLeast, below } = {}) {
  const ratio = peer && mine ? peer.median / mine.median : undefined
  const result = { name, unit, ours: mine?.median, oursMin: mine?.min, theirs: peer?.median, theirsMin: peer?.min, ratio, atLeast, below }
  if (!mine) problems.push(`${name}: ours was not measured`)
  if (atLeast && !peer) problems.push(`${name}: the peer was not measured`)
  if (atLeast !== undefined) result.met = ratio >= atLeast
  if (below !== undefined) result.met = (result.met ?? true) && mine?.median < below
  if (result.met === false) problems.push(`${name}: the target is missed`)
  rows.push(result)
}

function figure(name, file) {
  const found = ours.get(`${name}|${file}`)
  if (found?.notMeasured) problems.push(`${name}, ${file}: ${found.notMeasured}`)
  return found?.median === undefined ? undefined : found
}

/** Ten fresh processes each, taking turns. */
function fresh(schema, file) {
  const wall = (program, args) => {
    const begin = performance.now()
    run(program, args)
    return performance.now() - begin
  }
  const [mine, peer] = [[], []]
  for (let i = 0; i < 10; ++i) {
    mine.push(wall(gatehouse, ['check', '--dialect', 'spec', '--schema', schema, file]))
    peer.push(wall(process.execPath, [script('check.mjs'), schema, file]))
  }
  const timing = (times) => times.sort((a, b) => a - b) && { median: times[times.length >> 1], min: times[0] }
  return [timing(mine), timing(peer)]
}

for (const { schema, lines } of workload) {
  const source = `${schema}.json`
  const isLarge = schema === 'github'
  const pair = (name, file) => [figure(name, file), theirs.get(`${name}|${file}`)]
  row(`${schema}: schema from introspection`, 'ms', ...pair('schema from introspection', source), isLarge ? { atLeast: 8 } : {})
  row(`${schema}: schema from SDL`, 'ms', ...pair('schema from SDL', source))
  const memory = ours.get(`memory of the schema|${source}`)
  row(`${schema}: memory of the schema`, 'MB', memory && { median: memory.value }, undefined, isLarge ? { below: 12 } : {})
  for (const count of lines) {
    const file = `${schema}-${count}.graphql`
    const label = `${schema}, ${count.toLocaleString('en')} lines`
    const isLong = count === 10000
    row(`${label}: parse`, 'ms', ...pair('parse', file))
    row(`${label}: validate`, 'ms', ...pair('validate', file))
    row(`${label}: parse and validate`, 'ms', ...pair('parse and validate', file),
      isLong ? { atLeast: 30 } : count === 1000 ? { below: 0.4 } : {})
    row(`${label}: format`, 'ms', ...pair('format', file), isLong ? { atLeast: 30 } : {})
    row(`${label}: complete from an analysis`, 'ms', ...pair('complete from an analysis', file), isLong ? { below: 0.2 } : {})
    row(`${label}: complete from text`, 'ms', ...pair('complete from text', file), isLong ? { below: 5 } : {})
  }
  // A hundred different documents beside one that is as long as all of them: see bench-language --in-turn.
  const perLine = (timing) => timing && timing.median / timing.lines
  const long = perLine(figure('parse and validate', `${schema}-${lines.at(-1)}.graphql`))
  const short = perLine(figure('parse and validate in turn', baseName(shortDocuments(folder, schema)[0])))
  const same = perLine(figure('parse and validate', `${schema}-${lines[0]}.graphql`))
  const growth = `${schema}: growth of the time per line, ${lines[0]} to ${lines.at(-1)}`
  row(growth, 'times', { median: long / short }, undefined, { below: 1.3 })
  row(`${growth}, against one document again and again`, 'times', { median: long / same })
  const [mine, peer] = fresh(`${folder}/${schema}.graphql`, `${folder}/${schema}-1000.graphql`)
  row(`${schema}: check 1,000 lines in a fresh process`, 'ms', mine, peer, { atLeast: 15 })
}

console.error('measuring hostile input')
for (const { name, unit, median, value, min, target, met, failed } of JSON.parse(run(bench, ['language'], [0, 1]))) {
  if (failed) problems.push(`${name}: ${failed}`)
  else row(name, unit, { median: median ?? value, min }, undefined, target ? { below: target } : {})
}

const text = (value) => (value === undefined ? '' : value >= 100 ? value.toFixed(0) : value.toPrecision(3))
const target = ({ atLeast, below }) =>
  [atLeast && `≥ ${atLeast} ×`, below && `< ${below}`].filter(Boolean).join(', ')
const table = [['what', 'ours', 'least', 'theirs', 'least', 'ratio', 'target', '']].concat(
  rows.map((r) => [
    r.name, text(r.ours), text(r.oursMin), text(r.theirs), text(r.theirsMin), r.ratio ? `${text(r.ratio)} ×` : '',
    target(r), r.met === undefined ? r.unit : `${r.unit} ${r.met ? 'met' : 'MISSED'}`,
  ]),
)
const widths = table[0].map((_, column) => Math.max(...table.map((cells) => cells[column].length)))
for (const cells of table)
  console.error(cells.map((cell, i) => (i === 0 || i === 7 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  ').trimEnd())
for (const problem of problems) console.error(`! ${problem}`)
process.stdout.write(JSON.stringify({ rows, problems }, null, 1) + '\n')
process.exitCode = problems.length > 0 ? 1 : 0
