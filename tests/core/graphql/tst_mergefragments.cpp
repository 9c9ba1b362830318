#include "core/graphql/edits/mergefragments.h"
#include "tests/core/graphql/edittest.h"
#include "tests/support/registry.h"

#include <QTest>

namespace {

std::string merged(const std::string &source)
{
    const auto refactoring = graphql::mergeFragments(ruletest::schema(), *graphql::parse(source));
    if (!refactoring.refusal.empty())
        return refactoring.refusal;
    return edittest::areSound(refactoring.edits, source) ? graphql::applied(source, refactoring.edits)
                                                         : "unsound edits";
}

} // namespace

class tst_MergeFragments : public QObject
{
    Q_OBJECT

private slots:
    void fragmentsAreWrittenOut_data()
    {
        QTest::addColumn<std::string>("source");
        QTest::addColumn<std::string>("expected");
        const auto row = [](const char *name, const char *source, const char *expected) {
            QTest::newRow(name) << std::string(source) << std::string(expected);
        };
        row("on the type around: its fields", "{ dog { ...F } } fragment F on Dog { id name }", "{ dog { id name } }");
        row("on another type: as an inline fragment", "{ pet { id ...F } }\n\nfragment F on Dog { barks }\n",
            "{ pet { id ... on Dog { barks } } }\n");
        row("in fragments of fragments, with their indentation",
            "query A {\n    dog {\n        ...F\n    }\n}\n\nfragment F on Dog {\n  id\n  owner {\n    ...G\n    "
            "name\n "
            " }\n}\n\nfragment G on Human {\n  pets {\n    id\n  }\n}\n",
            "query A {\n    dog {\n        id\n        owner {\n          pets {\n            id\n          }\n        "
            " "
            " name\n        }\n    }\n}\n");
        row("twice, where it is spread twice", "{ dog { ...F } cat { ...F } } fragment F on Pet { id }",
            "{ dog { ... on Pet { id } } cat { ... on Pet { id } } }");
        row("once in one selection", "{ dog { ...F ...F } } fragment F on Pet { id }", "{ dog { ... on Pet { id } } }");
        row("with the spread's directives",
            "query A($b: Boolean!) { dog { ...F @include(if: $b) } } fragment F on Dog { id }",
            "query A($b: Boolean!) { dog { ... on Dog @include(if: $b) { id } } }");
        row("comments come along",
            "{\n  dog {\n    # someone\n    ...F # everything\n    size\n  }\n}\n\n# About F.\nfragment F on Dog {\n  "
            "# the "
            "key\n  # of all\n  id # unique\n\n  owner { # whose\n    name\n  }\n}\n",
            "{\n  dog {\n    # someone\n    # the key\n    # of all\n    id # unique\n    owner { # whose\n      "
            "name\n   "
            " } # everything\n    size\n  }\n}\n");
        row("a comment does not swallow what follows",
            "{ dog { ...F size } }\nfragment F on Dog {\n  id # key\n  barks # loud\n}",
            "{ dog { id # key\nbarks # loud\n size } }\n");
        row("a comment on the fragment that stands apart stays",
            "{ dog { ...F } }\n\n# Chapter two.\n\nfragment F on Dog { id }\n\n{ cat { id } }",
            "{ dog { id } }\n\n# Chapter two.\n\n{ cat { id } }");
        row("fields of one key become one",
            "{\n  dog {\n    id\n    owner {\n      id\n    }\n    ...F\n    id\n    owner { name } # last\n  }\n}\n"
            "fragment F on Dog {\n  id\n  owner {\n    # all\n    pets { id }\n  }\n}\n",
            "{\n  dog {\n    id\n    owner {\n      id\n      # all\n      pets { id }\n      name\n    }\n    # "
            "last\n  "
            "}\n}\n");
        row("on one line too", "{ dog { owner { id } owner { name } id id, id size } }",
            "{ dog { owner { id name } id size } }");
        row("and without leftover blanks", "{ dog { id id, ... { id } } }", "{ dog { id } }");
        row("nothing runs together", "{dog{id...F size...on Dog{size}owner{id}barks}}fragment F on Dog{id}",
            "{dog{id size owner{id}barks}}");
        row("fields with directives stay apart",
            "query A($b: Boolean!) { dog { owner { id } owner @include(if: $b) { name } } }",
            "query A($b: Boolean!) { dog { owner { id } owner @include(if: $b) { name } } }");
        row("inline fragments that say nothing dissolve",
            "{ pet { ... on Pet { id } ... { name } ... on Dog { ... on Dog { barks } } } }",
            "{ pet { id name ... on Dog { barks } } }");
        row("inline fragments with a directive stay", "{ pet { ... @include(if: true) { id } } }",
            "{ pet { ... @include(if: true) { id } } }");
        row("block strings keep their text",
            "{\n  ...F\n}\nfragment F on Query {\n      scalars(string: \"\"\"\n        a\n      # b\n  c\n  "
            "\"\"\")\n      dog {\n        id\n      }\n}\n",
            "{\n  scalars(string: \"\"\"\n        a\n      # b\n  c\n  \"\"\")\n  dog {\n    id\n  }\n}\n");
        row("line breaks are the document's",
            "{\r\n  dog {\r\n    ...F\r\n  }\r\n}\r\n\r\nfragment F on Dog {\r\n  id\r\n  # n\r\n  name\r\n}\r\n",
            "{\r\n  dog {\r\n    id\r\n    # n\r\n    name\r\n  }\r\n}\r\n");
        row("every operation", "query A { dog { ...F } }\nquery B { dog { ...F } }\nfragment F on Dog { id }\n",
            "query A { dog { id } }\nquery B { dog { id } }\n");
        row("unused fragments are left alone, and what they need",
            "{ dog { ...F ...G } }\nfragment F on Dog { id }\nfragment G on Dog { name }\nfragment U on Dog { ...F }\n",
            "{ dog { id name } }\nfragment F on Dog { id }\nfragment U on Dog { ...F }\n");
        row("there is nothing to merge", "{ dog { id name } }", "{ dog { id name } }");

        row("not in a circle", "{ dog { ...F } } fragment F on Dog { owner { pets { ... on Dog { ...F } } } }",
            "A fragment spreads itself, so it cannot be written out.");
        row("not when it spreads nothing but itself", "{ pet { ...F } } fragment F on Dog { ...F }",
            "A fragment spreads itself, so it cannot be written out.");
        row("not in a circle of several on one level",
            "{ dog { ...F } } fragment F on Dog { id ...G } fragment G on Dog { name ...F }",
            "A fragment spreads itself, so it cannot be written out.");
        row("not in a circle that the operation enters from outside",
            "{ dog { ...A } } fragment A on Dog { id ...F } fragment F on Dog { name ...F }",
            "A fragment spreads itself, so it cannot be written out.");
        row("but a circle that nothing uses is none of its business",
            "{ dog { ...A ...A } } fragment A on Dog { id ...B } fragment B on Dog { name } fragment F on Dog { ...F }",
            "{ dog { id name } } fragment F on Dog { ...F }");
        row("not in broken text", "{ dog { ...F }",
            "The document has a syntax error; repair it first: Syntax Error: Expected Name, found <EOF>. The \"{\" in "
            "line 1 is never closed.");
    }
    void fragmentsAreWrittenOut()
    {
        QFETCH(std::string, source);
        QFETCH(std::string, expected);
        edittest::compareTexts(merged(source), expected);
    }

    void aSpreadWhoseDirectiveAnInlineFragmentCannotHaveStays()
    {
        const auto schema = graphql::schemaFromSdl(
            "type Query { a: Int b: Int } directive @only on FRAGMENT_SPREAD directive @both on FRAGMENT_DEFINITION | "
            "INLINE_FRAGMENT");
        const std::string source =
            "{ ...A @only ...B ...C } fragment A on Query { ...C } fragment B on Query @both { b } fragment C on Query "
            "{ a }";
        const auto result = graphql::mergeFragments(*schema.schema, *graphql::parse(source));
        edittest::compareTexts(graphql::applied(source, result.edits),
                               "{ ...A @only ... on Query @both { b } a } fragment A on Query { ...C } fragment C on "
                               "Query { a }");
    }

    void growthIsBounded()
    {
        std::string source = "{ dog { ...F0 } }\n";
        for (int i = 0; i < 60; ++i) {
            const auto next = std::to_string(i + 1);
            source.append("fragment F").append(std::to_string(i)).append(" on Dog { owner { a: pets { ...F");
            source.append(next).append(" } b: pets { ...F").append(next).append(" } } }\n");
        }
        source.append("fragment F60 on Dog { id }\n");
        edittest::compareTexts(merged(source), "Written out, the fragments would make more than 100,000 selections.");
    }

    void aValidDocumentStaysValid_data()
    {
        QTest::addColumn<std::string>("source");
        int number = 0;
        for (const auto text : edittest::validDocuments)
            QTest::addRow("%d", ++number) << std::string(text);
    }
    void aValidDocumentStaysValid()
    {
        QFETCH(std::string, source);
        const auto result = merged(source);
        QCOMPARE(edittest::complaints(result), std::string());
        QVERIFY2(result.find("fragment ") == std::string::npos, result.c_str());
        edittest::compareTexts(merged(result), result);
    }
};

REGISTER_TEST(tst_MergeFragments)
#include "tst_mergefragments.moc"
