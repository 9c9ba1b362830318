// Valid documents of exactly so many lines for any schema, the same for the same seed. Built as a syntax tree and
// printed by graphql-js, so they are in its canonical print by construction.
import {
  astFromValue, getNamedType, getNullableType, isAbstractType, isCompositeType, isEnumType, isInputObjectType,
  isLeafType, isListType, isNonNullType, isObjectType, isRequiredArgument, isRequiredInputField, Kind, parseType, print,
  validate,
} from 'graphql'

/** xorshift32: any good spread will do, but it must be the same everywhere. */
function randomFrom(seed) {
  let state = (seed * 2654435761) >>> 0 || 1
  const below = (count) => {
    state ^= state << 13
    state >>>= 0
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state % count
  }
  return { below, oneIn: (count) => below(count) === 0, of: (list) => list[below(list.length)] }
}

const nameNode = (value) => ({ kind: Kind.NAME, value })
const linesOf = (text) => text.split('\n').length
const deepest = 7

class Generator {
  constructor(schema, seed) {
    this.schema = schema
    this.random = randomFrom(seed)
    this.numbers = 0
    this.fragments = [] // Written once, spread again and again: {name, type}.
    this.waiting = [] // Spread, but not yet written.
    this.variables = null // Of the operation being written; null inside fragments, which may be shared.
  }

  fresh(word) {
    return `${word}${++this.numbers}`
  }

  literal(type, depth = 0) {
    const { random } = this
    const nullable = getNullableType(type)
    if (isListType(nullable)) {
      const values = Array.from({ length: 1 + random.below(3) }, () => this.literal(nullable.ofType, depth + 1))
      return { kind: Kind.LIST, values }
    }
    if (isEnumType(nullable)) return { kind: Kind.ENUM, value: random.of(nullable.getValues()).name }
    if (isInputObjectType(nullable)) {
      const all = Object.values(nullable.getFields())
      const simple = (field) => isLeafType(getNamedType(field.type))
      const chosen = nullable.isOneOf
        ? [random.of(all.some(simple) ? all.filter(simple) : all)]
        : all.filter((field) => isRequiredInputField(field) || (depth < 2 && simple(field) && random.oneIn(3)))
      const fields = chosen.map((field) => ({
        kind: Kind.OBJECT_FIELD,
        name: nameNode(field.name),
        value: this.literal(nullable.isOneOf ? getNullableType(field.type) : field.type, depth + 1),
      }))
      return { kind: Kind.OBJECT, fields }
    }
    const sample = {
      Int: () => random.below(1000),
      Float: () => random.below(1000) / 8,
      Boolean: () => random.oneIn(2),
    }[nullable.name]
    if (sample) return astFromValue(sample(), nullable)
    return { kind: Kind.STRING, value: `${random.of(['plain', 'naïve', '名前', 'with "quotes"', ''])}${random.below(99)}` }
  }

  variable(type) {
    const name = this.fresh('v')
    this.variables.push({
      kind: Kind.VARIABLE_DEFINITION,
      variable: { kind: Kind.VARIABLE, name: nameNode(name) },
      type: parseType(String(type)),
      defaultValue: !isNonNullType(type) && this.random.oneIn(4) ? this.literal(type) : undefined,
    })
    return { kind: Kind.VARIABLE, name: nameNode(name) }
  }

  value(type) {
    return this.variables && this.variables.length < 12 && this.random.oneIn(2) ? this.variable(type) : this.literal(type)
  }

  argumentsOf(field) {
    return field.args
      .filter((argument) => isRequiredArgument(argument) || this.random.oneIn(4))
      .map((argument) => ({ kind: Kind.ARGUMENT, name: nameNode(argument.name), value: this.value(argument.type) }))
  }

  directives() {
    if (!this.random.oneIn(20)) return []
    const argument = {
      kind: Kind.ARGUMENT,
      name: nameNode('if'),
      value: this.variables && this.variables.length < 12
        ? this.variable(this.condition ??= this.schema.getDirective('include').args[0].type)
        : { kind: Kind.BOOLEAN, value: true },
    }
    return [{ kind: Kind.DIRECTIVE, name: nameNode(this.random.oneIn(2) ? 'include' : 'skip'), arguments: [argument] }]
  }

  /** `aliased`: what stands beside other types must not share their response keys. */
  field(field, depth, budget, aliased) {
    const args = this.argumentsOf(field)
    const composite = isCompositeType(getNamedType(field.type))
    return {
      kind: Kind.FIELD,
      alias: aliased || args.length > 0 || this.random.oneIn(12) ? nameNode(this.fresh('a')) : undefined,
      name: nameNode(field.name),
      arguments: args,
      directives: this.directives(),
      selectionSet: composite ? this.selectionSet(getNamedType(field.type), depth + 1, budget, aliased) : undefined,
    }
  }

  typename() {
    return { kind: Kind.FIELD, alias: nameNode(this.fresh('t')), name: nameNode('__typename') }
  }

  /** Of about `budget` lines. */
  selectionSet(type, depth, budget, aliased = false) {
    const { random } = this
    const fields = type.getFields ? Object.values(type.getFields()) : []
    const leaves = fields.filter((field) => isLeafType(getNamedType(field.type)))
    const composites = depth < deepest ? fields.filter((field) => isCompositeType(getNamedType(field.type))) : []
    const selections = []
    const used = new Set()
    for (let left = budget; left > 0 || selections.length === 0; --left) {
      const roll = random.below(100)
      if (left > 4 && composites.length > 0 && (roll < 35 || leaves.length === 0)) {
        const share = 1 + random.below(Math.min(left - 2, 24))
        const field = random.of(composites)
        selections.push(this.field(field, depth, share, aliased || used.has(field.name)))
        used.add(field.name)
        left -= share + 1
      } else if (left > 4 && isAbstractType(type) && roll < 55) {
        const share = 1 + random.below(6)
        selections.push(this.inlineFragment(random.of(this.schema.getPossibleTypes(type)), depth, share))
        left -= share + 1
      } else if (isObjectType(type) && !aliased && roll >= 96) {
        selections.push(this.spread(type))
      } else if (leaves.length > 0) {
        const field = random.of(leaves)
        selections.push(this.field(field, depth, 0, aliased || used.has(field.name)))
        used.add(field.name)
      } else {
        selections.push(this.typename())
      }
    }
    return { kind: Kind.SELECTION_SET, selections }
  }

  inlineFragment(type, depth, budget) {
    return {
      kind: Kind.INLINE_FRAGMENT,
      typeCondition: { kind: Kind.NAMED_TYPE, name: nameNode(type.name) },
      directives: this.directives(),
      selectionSet: this.selectionSet(type, depth + 1, budget, true),
    }
  }

  spread(type) {
    let fragment = this.random.oneIn(3) ? undefined : this.fragments.find((known) => known.type === type)
    if (!fragment) {
      fragment = { name: this.fresh(`${type.name}Part`), type }
      this.fragments.push(fragment)
      this.waiting.push(fragment)
    }
    return { kind: Kind.FRAGMENT_SPREAD, name: nameNode(fragment.name) }
  }

  /** Fields of a fragment are aliased and hold no spreads, so it can stand beside anything and in no circle. */
  fragment({ name, type }) {
    this.variables = null
    return {
      kind: Kind.FRAGMENT_DEFINITION,
      name: nameNode(name),
      typeCondition: { kind: Kind.NAMED_TYPE, name: nameNode(type.name) },
      selectionSet: this.selectionSet(type, deepest - 2, 3 + this.random.below(10), true),
    }
  }

  operation(budget) {
    const mutation = this.schema.getMutationType()
    const changes = mutation && this.random.oneIn(5)
    this.variables = []
    const selectionSet = this.selectionSet(changes ? mutation : this.schema.getQueryType(), 0, budget)
    return {
      kind: Kind.OPERATION_DEFINITION,
      operation: changes ? 'mutation' : 'query',
      name: nameNode(this.fresh(changes ? 'Change' : 'Read')),
      variableDefinitions: this.variables,
      selectionSet,
    }
  }
}

/**
 * A document of exactly `lines` lines, 20 or more. Throws when it would not be valid: a workload that is not what it
 * says measures nothing.
 */
export function generate(schema, lines, seed = 1) {
  const generator = new Generator(schema, seed)
  const parts = []
  let count = 0 // Definitions stand apart by one empty line, and the last line break ends the last line.
  const add = (node) => {
    const text = print(node)
    parts.push({ node, text })
    count += linesOf(text) + (parts.length > 1 ? 1 : 0)
  }
  const spare = 8 // What the last, filling query needs around its fields.
  for (;;) {
    const before = { parts: parts.length, count, fragments: generator.fragments.length }
    add(generator.operation(20 + generator.random.below(60)))
    while (generator.waiting.length > 0) add(generator.fragment(generator.waiting.shift()))
    if (count + spare <= lines) continue
    parts.length = before.parts
    count = before.count
    generator.fragments.length = before.fragments
    break
  }
  const filling = {
    kind: Kind.OPERATION_DEFINITION,
    operation: 'query',
    name: nameNode('Rest'),
    selectionSet: {
      kind: Kind.SELECTION_SET,
      selections: Array.from({ length: lines - count - 2 - (parts.length > 0 ? 1 : 0) }, () => generator.typename()),
    },
  }
  add(filling)
  const document = { kind: Kind.DOCUMENT, definitions: parts.map(({ node }) => node) }
  const [error] = lines <= 20000 ? validate(schema, document, undefined, { maxErrors: 1 }) : []
  if (error) throw new Error(`the generator wrote an invalid document: ${error.message}`)
  if (count !== lines) throw new Error(`the generator wrote ${count} lines, not ${lines}`)
  return parts.map(({ text }) => text).join('\n\n') + '\n'
}
