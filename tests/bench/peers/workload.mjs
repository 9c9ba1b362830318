// What is measured, on both sides.
export const workload = [
  { schema: 'github', lines: [1000, 10000, 100000] },
  { schema: 'admin', lines: [1000, 10000, 100000] },
]

/** Different documents of the first size that have together as many lines as the last has. */
export const shortDocuments = (folder, schema) => {
  const { lines } = workload.find((part) => part.schema === schema)
  return Array.from({ length: lines.at(-1) / lines[0] }, (_, i) => `${folder}/${schema}-${lines[0]}-${i + 1}.graphql`)
}

/** Where a completion is asked for: at the first word of lines that stand evenly over the text. */
export function completionPlaces(text, count) {
  const lines = text.split('\n').slice(0, -1)
  return Array.from({ length: count }, (_, i) => {
    const line = Math.floor(((i + 0.5) * lines.length) / count)
    return [line, lines[line].length - lines[line].trimStart().length]
  })
}
