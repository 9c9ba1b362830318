#pragma once

#include <array>
#include <string_view>

/// Valid documents that together use the whole grammar: what is true of every document is tried on these, on their
/// prefixes and on damaged copies of them.
inline constexpr std::array<std::string_view, 14> corpus {
    "{ a }",
    "query A($x: Int = 3 @d, $y: [String!]! = [\"a\", \"\"\"b\"\"\"]) @dir(a: 1) {\n"
    "  b: a(x: $x, o: {k: [1.5e3, true, null, ENUM], s: \"q\\n\\u00e9\\u{1F600}\\uD83D\\uDE00\"}) @include(if: true) "
    "{\n"
    "    c\n    ...F @skip(if: $y)\n    ... on T @x { d }\n    ... @include(if: false) { e }\n    ... { f }\n  }\n}\n"
    "fragment F on User @x { id }\n",
    "\"desc\" query A(\"vd\" $x: Int) { a } \"\"\"frag\"\"\" fragment F on T { a }",
    "mutation M { a(input: {x: \"1\"}) { b } } subscription S { a }",
    "\"\"\"\n  Desc\n   more\n\"\"\"\nschema @a { query: Q mutation: M subscription: S }\nextend schema @b\nextend "
    "schema { "
    "query: Q }",
    "type A implements B & C @d { \"f\" a(x: Int = 1 @d, \"y\" y: [Int!]): String! @deprecated(reason: \"x\") b: Int "
    "}\n"
    "type E\nextend type A implements & D\nextend type A @x\nextend type A { c: Int }",
    "interface I implements J { a: Int } extend interface I @x union U = | A | B union V @x = A extend union U = C\n"
    "enum E @x { \"a\" A @d B } extend enum E { C } input N @oneOf { a: Int = {a: 1} @x } extend input N @y\n"
    "scalar S @specifiedBy(url: \"x\") extend scalar S @z",
    "directive @a(\"x\" x: Int = 1) repeatable on | FIELD | QUERY directive @b on SCALAR",
    "# c\n{ # d\r\n a, , b\r c \xEF\xBB\xBF d } # end",
    "{ a(s: \"\"\"\n    hello\n      wor\\\"\"\"ld\n\t\n    x\n  \"\"\") }",
    "query { type: query fragment: fragment on mutation subscription true false null }",
    "{ on: on(on: on) ... on on { on } ...on2 }",
    "{ a(x: [[[]]], y: {}, z: [{}], n: [-0, 0.1, -1e-5, 1E+5, 123456789012345678901234567890]) }",
    "{ a(s: \"日本語 😀 \xE2\x80\xA8\") }",
};
