// How long things take in this process.
import { performance } from 'node:perf_hooks'

const median = (sorted) => sorted[sorted.length >> 1]

function timing(wall, cpu) {
  wall.sort((a, b) => a - b)
  cpu.sort((a, b) => a - b)
  return { median: median(wall), min: wall[0], medianCpu: median(cpu), samples: wall.length }
}

function sample(run, wall, cpu) {
  const usage = process.cpuUsage()
  const begin = performance.now()
  run()
  wall.push(performance.now() - begin)
  const spent = process.cpuUsage(usage)
  cpu.push((spent.user + spent.system) / 1000)
}

/** Runs for a while before it counts: the compiler of the engine has to see a function often, and the heap has to grow. */
export function timed(run, patience = 1500) {
  const warm = performance.now()
  for (let i = 0; i < 10 || performance.now() - warm < patience; ++i) run()
  const [wall, cpu] = [[], []]
  const begin = performance.now()
  while (wall.length < 5 || (performance.now() - begin < patience && wall.length < 2000)) sample(run, wall, cpu)
  return timing(wall, cpu)
}

/** One run a place, after a round to warm up. */
export function timedAt(places, run) {
  for (const place of places) run(place)
  const [wall, cpu] = [[], []]
  for (const place of places) sample(() => run(place), wall, cpu)
  return timing(wall, cpu)
}
