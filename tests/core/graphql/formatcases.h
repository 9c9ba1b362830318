#pragma once

#include <array>
#include <string_view>

/// Where comments can stand, and what format() makes of them.
struct FormatCase
{
    const char *name;
    std::string_view source;
    std::string_view formatted;
};

// clang-format off
inline constexpr std::array<FormatCase, 65> formatCases {{
    {"behind a field",
R"({ a # one
 b })",
R"({
  a # one
  b
})"},
    {"in front of a field",
R"({ a
# about b
b })",
R"({
  a
  # about b
  b
})"},
    {"behind the brace that opens",
R"(query A { # why
 a })",
R"(query A { # why
  a
})"},
    {"in front of the brace that opens",
R"(query A
# why
{ a })",
R"(query A {
  # why
  a
})"},
    {"behind the name, brace below",
R"({ a # why
 { b } })",
R"({
  a { # why
    b
  }
})"},
    {"in front of the brace that closes",
R"({ a
      # nothing else
})",
R"({
  a
  # nothing else
})"},
    {"behind the last field",
R"({ a # last
})",
R"({
  a # last
})"},
    {"behind the brace that closes",
R"({ a } # done
{ b })",
R"({
  a
} # done

{
  b
})"},
    {"in a short query that had its keyword",
R"(query # why
 { a })",
R"(# why
{
  a
})"},
    {"at the head of the file",
R"(# licence



# about
query A { a })",
R"(# licence

# about
query A {
  a
})"},
    {"glued to what follows",
R"(# about
query A { a })",
R"(# about
query A {
  a
})"},
    {"at the end of the file",
R"({ a }


# end

# really

)",
R"({
  a
}

# end

# really)"},
    {"behind the last brace of the file",
"{ a } # end",
R"({
  a
} # end)"},
    {"between definitions",
R"({ a }
# about b
{ b })",
R"({
  a
}

# about b
{
  b
})"},
    {"below a definition",
R"({ a }
# end of a

{ b })",
R"({
  a
}
# end of a

{
  b
})"},
    {"groups between definitions",
R"({ a }

# group


# about b
{ b })",
R"({
  a
}

# group

# about b
{
  b
})"},
    {"groups in a selection set",
R"({

 # one


 # two
 a

 # three

 b
 # four

})",
R"({
  # one

  # two
  a

  # three

  b
  # four
})"},
    {"blank lines that nothing explains",
R"({
 a

 b # c

 c
})",
R"({
  a
  b # c
  c
})"},
    {"in arguments",
R"({ a(x: 1, # first
 y: 2) })",
R"({
  a(
    x: 1 # first
    y: 2
  )
})"},
    {"in front of an argument",
R"({ a(
# first
x: 1 y: 2) })",
R"({
  a(
    # first
    x: 1
    y: 2
  )
})"},
    {"behind the bracket of arguments",
R"({ a( # all
 x: 1) })",
R"({
  a( # all
    x: 1
  )
})"},
    {"in front of the bracket of arguments",
R"({ a # all
 (x: 1) })",
R"({
  a( # all
    x: 1
  )
})"},
    {"at the end of arguments",
R"({ a(x: 1
# end
) { b } })",
R"({
  a(
    x: 1
    # end
  ) {
    b
  }
})"},
    {"behind arguments",
R"({ a(x: 1) # why
 { b } })",
R"({
  a(x: 1) { # why
    b
  }
})"},
    {"behind a comma",
R"({ a(x: 1 # first
, y: 2) })",
R"({
  a(
    x: 1 # first
    y: 2
  )
})"},
    {"in a list",
R"({ a(x: [1, # one
 2]) })",
R"({
  a(
    x: [
      1 # one
      2
    ]
  )
})"},
    {"in an empty list",
R"({ a(x: [ # none
]) })",
R"({
  a(
    x: [ # none
    ]
  )
})"},
    {"in a list of lists",
R"({ a(x: [# both
[1], # first
[2]]) })",
R"({
  a(
    x: [ # both
      [1] # first
      [2]
    ]
  )
})"},
    {"in an object",
R"({ a(x: {k: 1 # one
 l: {m: 2}}) })",
R"({
  a(
    x: {
      k: 1 # one
      l: {m: 2}
    }
  )
})"},
    {"in an empty object",
R"({ a(x: {
# none
}) })",
R"({
  a(
    x: {
      # none
    }
  )
})"},
    {"in front of a value",
R"({ a(x: # why
 1) })",
R"({
  a(
    x: # why
      1
  )
})"},
    {"in front of a list",
R"({ a(x: # why
 [1, 2]) })",
R"({
  a(
    x: [ # why
      1
      2
    ]
  )
})"},
    {"in front of an alias's field",
R"({ a: # why
 b })",
R"({
  a: # why
    b
})"},
    {"in arguments of a directive",
R"({ a @d( # why
 x: 1) })",
R"({
  a @d( # why
    x: 1
  )
})"},
    {"between directives",
R"({ a @d # why
 @e { b } })",
R"({
  a @d # why
    @e {
    b
  }
})"},
    {"in front of a directive",
R"(query A
# only when asked
@d { a })",
R"(query A
  # only when asked
  @d {
  a
})"},
    {"in variables",
R"(query A($x: Int, # first
 $y: [Int!] = [1]) { a })",
R"(query A(
  $x: Int # first
  $y: [Int!] = [1]
) {
  a
})"},
    {"in described variables",
R"(query A("x" $x: Int, # first
 $y: Int) { a })",
R"(query A(
  "x"
  $x: Int # first
  $y: Int
) {
  a
})"},
    {"in a default value",
R"(query A($x: [Int] = [1 # one
]) { a })",
R"(query A(
  $x: [Int] = [
    1 # one
  ]
) {
  a
})"},
    {"in a type",
R"(query A($x: [ # why
 Int]) { a })",
R"(query A(
  $x: [ # why
    Int]
) {
  a
})"},
    {"behind variables",
R"(query A($x: Int) # why
 { a })",
R"(query A($x: Int) { # why
  a
})"},
    {"between query and its name",
R"(query # why
 A { a })",
R"(query # why
  A {
  a
})"},
    {"on a fragment",
R"(fragment F on T # why
 { a })",
R"(fragment F on T { # why
  a
})"},
    {"on spreads",
R"({ ...F # why
 # next
 ... on T # which
 { a } })",
R"({
  ...F # why
  # next
  ... on T { # which
    a
  }
})"},
    {"between the words of a spread",
R"({ ... # which
 on # what
 T { a } })",
R"({
  ... # which
    on # what
    T {
    a
  }
})"},
    {"between description and definition",
R"("""doc""" # why
# more
type A { a: Int })",
R"("""doc""" # why
# more
type A {
  a: Int
})"},
    {"in front of a description",
R"(# why
"doc" type A { a: Int })",
R"(# why
"doc"
type A {
  a: Int
})"},
    {"in fields of a type",
R"(type A { # all
 "d" # described
 a: Int # one

 # two
 b(x: Int): Int })",
R"(type A { # all
  "d" # described
  a: Int # one

  # two
  b(x: Int): Int
})"},
    {"in arguments of a field's definition",
R"(type A { a(x: Int # one
 y: Int = 2): Int })",
R"(type A {
  a(
    x: Int # one
    y: Int = 2
  ): Int
})"},
    {"in interfaces",
R"(type A implements B & # first
 C { a: Int })",
R"(type A implements
  & B # first
  & C {
  a: Int
})"},
    {"in front of interfaces",
R"(type A implements # these
 B & C { a: Int })",
R"(type A implements # these
  & B
  & C {
  a: Int
})"},
    {"between members of a union",
R"(union U = A # a
 | B | # c
 C)",
R"(union U =
  | A # a
  | B # c
  | C)"},
    {"in front of members",
R"(union U =
  # a
  | A
  # b
  | B)",
R"(union U =
  # a
  | A
  # b
  | B)"},
    {"in front of the equals sign of a union",
R"(union U # why
 = A | B)",
R"(union U # why
  = A | B)"},
    {"between enum values",
R"(enum E {
 A # a
 # b
 B @d # end
})",
R"(enum E {
  A # a
  # b
  B @d # end
})"},
    {"in input fields",
R"(input I { a: Int = 1 # a
 # b
 b: Int })",
R"(input I {
  a: Int = 1 # a
  # b
  b: Int
})"},
    {"between locations",
R"(directive @d(x: Int # x
) repeatable on FIELD # f
 | QUERY)",
R"(directive @d(
  x: Int # x
) repeatable on
  | FIELD # f
  | QUERY)"},
    {"in front of locations",
R"(directive @d on # where
 FIELD | QUERY)",
R"(directive @d on # where
  | FIELD
  | QUERY)"},
    {"in a schema",
R"(schema { # s
 query: Q # q
})",
R"(schema { # s
  query: Q # q
})"},
    {"extensions",
R"(extend # why
 type A @d # end)",
R"(extend # why
  type A @d # end)"},
    {"blanks behind comments go",
"{ a #  b \t\n#\n #x  \n}",
R"({
  a #  b
  #
  #x
})"},
    {"line ends of every kind",
"# a\r\n\r\n{ a # b\r# c\r\n b }",
R"(# a

{
  a # b
  # c
  b
})"},
    {"a block string goes on",
R"({ a(x: """
one
  two
""" # why
) })",
R"({
  a(
    x: """
    one
      two
    """ # why
  )
})"},
    {"a comment sign in a string",
R"({ a(x: "# no", y: """# no""") # yes
})",
R"({
  a(x: "# no", y: """# no""") # yes
})"},
    {"many brackets at once",
R"({ a(x: {k: [{l: # deep
 1}]}) { b } })",
R"({
  a(
    x: {
      k: [
        {
          l: # deep
            1
        }
      ]
    }
  ) {
    b
  }
})"},
}};
// clang-format on
