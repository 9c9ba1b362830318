// What is measured, on both sides.
export const workload = [
  { schema: 'github', lines: [1000, 10000, 100000] },
  { schema: 'admin', lines: [1000, 10000, 100000] },
]

/** Where a completion is asked for: at the first word of lines that stand evenly over the text. */
export function completionPlaces(text, count) {
  const lines = text.split('\n').slice(0, -1)
  return Array.from({ length: count }, (_, i) => {
    const line = Math.floor(((i + 0.5) * lines.length) / count)
    return [line, lines[line].length - lines[line].trimStart().length]
  })
}
