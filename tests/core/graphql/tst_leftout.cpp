#include "core/graphql/document.h"
#include "core/graphql/leftout.h"
#include "core/graphql/operationfacts.h"
#include "core/json/typed.h"
#include "core/text/textedit.h"
#include "tests/support/markedtext.h"
#include "tests/support/registry.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using support::MarkedText;

/// What of a text may not lie on a disk: everything at secret places, nothing else.
class tst_LeftOut : public QObject
{
    Q_OBJECT

private slots:
    void literals_data();
    void literals();
    void holesAreNoGraphQl_data();
    void holesAreNoGraphQl();
    void everyBeginningOfATextIsSafe();
    void values_data();
    void values();
    void holesAreNoJson();
    void answers_data();
    void answers();
    void plainValuesAreWhatAServerRepeats_data();
    void plainValuesAreWhatAServerRepeats();
    void commentsInCommentsEnd();
    void whatIsNeverClosedEnds_data();
    void whatIsNeverClosedEnds();

private:
    static void compare(const std::vector<text::Span> &found, const MarkedText &wanted)
    {
        QByteArrayList is;
        QByteArrayList should;
        for (const auto span : found)
            is.append(QByteArray::fromStdString(std::string(span.of(wanted.text))));
        for (const auto span : wanted.spans)
            should.append(QByteArray::fromStdString(std::string(span.of(wanted.text))));
        QCOMPARE(is, should);
        QVERIFY(found == wanted.spans);
    }
    static std::string without(std::string_view source, const std::vector<text::Span> &spans)
    {
        std::vector<text::TextEdit> edits;
        for (const auto span : spans)
            edits.push_back({span, {}});
        return text::applied(source, edits);
    }
};

void tst_LeftOut::literals_data()
{
    QTest::addColumn<QByteArray>("marked");
    const auto row = [](const char *name, const char *marked) {
        QTest::newRow(name) << QByteArray(marked);
    };
    row("an argument", R"(mutation { a(password: «"x"», email: "e") { id } })");
    row("a field of an object", R"(mutation { a(input: {newPassword: «"x"», name: "n"}) })");
    row("a number", R"(mutation { a(code: «123456», count: 3) })");
    row("a number with a point", R"(mutation { a(pin: «-1.5e3», count: 1.5) })");
    row("numbers in a list", R"(mutation { a(recoveryCodes: «[123456, 654321]», counts: [1]) })");
    row("a number of an object that is not closed", R"(mutation { a(secret: {otp: «123456», n: «1») })");
    row("the default of a number", R"(query($code: Int = «123456», $n: Int = 1) { a(b: $code, n: $n) })");
    row("the value of an enum", R"(mutation { a(secret: «OPEN», state: OPEN) })");
    row("a word that lacks its quotes", R"(mutation { a(password: «hunter2», state: OPEN) })");
    row("null, booleans and nothing", R"(mutation { a(password: null, token: true, code: "", pin: false) })");
    row("a list", R"(mutation { a(recoveryCodes: «["x", "y"]», names: ["z"]) })");
    row("an object", R"(mutation { a(credential: «{user: "u", value: "x"}») })");
    row("a list that is not closed", R"(mutation { a(recoveryCodes: [«"x"», «"y"») { id } } query B { b(t: "z") })");
    row("a block string", "mutation { a(password: «\"\"\"x\ny\"\"\"») }");
    row("a string that is not closed", "mutation { a(password: «\"x y) »\n  b(text: \"z\") }");
    row("nothing yet", R"(mutation { a(password: , email: "e") })");
    row("nothing yet, in front of a name", R"(mutation { a(password: email: "e") })");
    row("a variable", R"(mutation($p: String!) { a(password: $p) })");
    row("the default of a variable in a secret place",
        R"(mutation($p: String! = «"x"», $q: [String!] = ["y"]) { a(password: $p, b: $q) })");
    row("the default of a variable that is secret by name", R"(query($token: String = «"x"») { a })");
    row("an alias", R"({ token: users(first: 10, after: "z") { password: id } })");
    row("an alias where a bracket is missing", R"({ users(first: 10 { token: users { id } })");
    row("an argument of a directive", R"({ a @b(secret: «"x"», if: true) })");
    row("JSON in a string", R"(mutation { a(attributes: «"{\"password\": \"x\"}"», other: "{\"a\": 1}") })");
    row("what is commented out", "{ a }\n# a(password: «\"x\"», b: \"y\")\n# the password: see \"there\"");
    row("twice commented out", "# # a(password: «\"x\"»)");
    row("a switch", R"(mutation { a(sendPassword: "yes", countryCode: "AT") })");
    row("single quotes", "mutation { a(password: «'p@ss-w0rd!') { id } }»\n{ b(text: \"z\") }");
    row("curly quotes", "{ a(password: «“two words”, b: 1)»\n}");
    row("no quotes", "{ a(password: «p@ss)»\n}");
    row("no quotes and a hash", "{ a(password: «p#ss)»\n}");
    row("no quotes and a colon", "{ a(password: «p:ss:word)»\n}");
    row("no quotes and a comma", "{ a(password: «p,ss)»\n}");
    row("no quotes and brackets", "{ a(password: «p)ss}w)»\n}");
    row("no quotes, digits and signs", "{ a(code: «12,34:5)»\n}");
    row("all in one line", R"(mutation { a(code: «123», b: {pin: «4»}, c: 1)b:c(otp: «"5"»)d})");
    row("no space at all", "{a(code:«123»)b c(pin:«1»)d{e}}");
    row("no space behind a comma", R"(mutation { a(code: «123»,email: "e",pin: «"4"»,name: "n") })");
    row("several words", "{ a(password: «two words)»\n}");
    row("a quote inside", "{ a(password: «\"two\"words\")»\n}");
    row("a dollar that names no variable", "{ a(password: «$ecret!)»\n}");
    row("what is commented out, in single quotes", "# a(password: «'two words')»\n{ b }");
    row("a token in a comment", "# curl -H 'Authorization: Bearer «abc»' https://a.example\n{ a }");
    row("a web token in a comment", "{ a } # TOKEN=«eyJhbGciOi.eyJzdWIi.c2ln» it was");
    row("a token in front of a command", "TOKEN=«eyJhbGciOi.eyJzdWIi.c2ln» curl https://a.example");
    row("a token inside of a string", R"({ a(note: «"Bearer 0123456789abc"», other: "b") })");
    row("prose about tokens", "# the bearer token, basic auth, Bearer $TOKEN, honeyJar.a.b\n{ a }");
    row("behind an emoji", "# 😀\nmutation { a(password: «\"😀\"») }");
}

void tst_LeftOut::literals()
{
    QFETCH(QByteArray, marked);
    const MarkedText input(marked.toStdString(), MarkedText::Bars::AreText);
    compare(graphql::secretLiterals(input.text), input);
}

void tst_LeftOut::holesAreNoGraphQl_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::newRow("in front of another argument") << QByteArray(R"(mutation { a(password: "x", email: "e") })");
    QTest::newRow("at the end") << QByteArray(R"(mutation { a(password: "x") })");
    QTest::newRow("a list") << QByteArray(R"(mutation { a(recoveryCodes: ["x"]) })");
    QTest::newRow("an object") << QByteArray(R"(mutation { a(input: {password: "x"}) })");
    QTest::newRow("a default") << QByteArray(R"(query($token: String = "x", $b: Int) { a(b: $b, t: $token) })");
    QTest::newRow("the last default") << QByteArray(R"(query($token: String = "x") { a(t: $token) })");
}

/// Otherwise it could be sent with a value that nobody has written.
void tst_LeftOut::holesAreNoGraphQl()
{
    QFETCH(QByteArray, source);
    const auto text = source.toStdString();
    QVERIFY(graphql::parse(text)->syntaxErrors().empty());
    QVERIFY(!graphql::parse(without(text, graphql::secretLiterals(text)))->syntaxErrors().empty());
}

/// Kept in the middle of a word, it holds no secret either.
void tst_LeftOut::everyBeginningOfATextIsSafe()
{
    const std::string document =
        "mutation Set($id: ID!, $p: String = \"CANARY1\") {\n  reset(input: {userID: $id, password: \"CANARY2\"}) { "
        "user "
        "{ id } }\n  # reset(password: \"CANARY3\")\n  codes(recoveryCodes: [\"CANARY4\", \"CANARY5\"], password: $p) "
        "{ ok }\n}\n";
    const std::string variables =
        "{\n  \"p\": \"CANARY6\", // was \"password\": \"CANARY7\"\n  \"input\": {\"newPassword\": "
        "\"CANARY8\", \"name\": \"kept\"},\n  \"codes\": [\"CANARY9\", \"CANARY0\"]\n}";
    const auto names = graphql::secretNames(document);
    for (std::size_t size = 0; size <= document.size(); ++size) {
        const auto begun = document.substr(0, size);
        const auto kept = without(begun, graphql::secretLiterals(begun));
        // Whose value it is stands behind it.
        const bool isBehind = size > document.find("password: $p") + 11;
        const auto at = kept.find("CANA");
        QVERIFY2(at == std::string::npos
                     || (!isBehind && kept.substr(at, 6).find_first_of("2345") == std::string::npos),
                 kept.c_str());
    }
    for (std::size_t size = 0; size <= variables.size(); ++size) {
        const auto begun = variables.substr(0, size);
        const auto kept = without(begun, graphql::secretValues(begun, names));
        QVERIFY2(kept.find("CANA") == std::string::npos, kept.c_str());
        QVERIFY(size < variables.size() || kept.find("\"kept\"") != std::string::npos);
    }
}

void tst_LeftOut::values_data()
{
    QTest::addColumn<QByteArray>("marked");
    const auto row = [](const char *name, const char *marked) {
        QTest::newRow(name) << QByteArray(marked);
    };
    row("by its own name", R"({"password": «"x"», "email": "e"})");
    row("by the place it is used at", R"({"p": «"x"», "q": "y"})");
    row("numbers", R"({"p": «123456», "otp": «-1.5e3», "q": 1})");
    row("inside", R"({"input": {"code": «12», "list": [{"token": «"x"»}]}})");
    row("a list", R"({"recoveryCodes": «["x", "y"]», "a": ["z"]})");
    row("an object", R"({"p": «{"any": "x"}», "a": 1})");
    row("no quotes and a colon", "{\"password\": «p:ss:word, \"email\": \"e\"}»\n");
    row("no quotes and a comma", "{\"password\": «p,ss}»\n");
    row("no quotes and a bracket", "{\"password\": «p}ss}»\n");
    row("no space behind a comma", R"({"code":«12»,"email":"e","pin":«3»})");
    row("nothing yet, in front of a name without quotes", R"({"password": email: "e"})");
    row("no secrets", R"({"password": null, "token": "", "code": true, "a": "b"})");
    row("not closed", "{\"password\": «\"x»\n, \"email\": \"e\"}");
    row("a container that is not closed", R"({"recoveryCodes": [«"x"», «"y"»)");
    row("containers in one that is not closed", R"({"secret": {"a": [«"x"»], "pin": {"b": «1»}, "token": [«2»)");
    row("one behind it that is closed", R"({"secret": {"a": «"x"»], "pin": «{"b": 1}»})");
    row("nothing yet", R"({"password": , "email": "e"})");
    row("a name without quotes", R"({password: «"x"», email: "e"})");
    row("a comment", "{\n// \"password\": «\"x\"»\n\"a\": 1 /* \"token\": «\"y\"» */ # \"code\": «3»\n}");
    row("a comment in between", "{\"password\": /* \"code\": «1» */ «\"x\"», \"a\": 2}");
    row("JSON in a string", R"({"a": «"{\"password\": \"x\"}"», "b": "{\"c\": 1}"})");
    row("an escaped name", R"({"pass\u0077ord": «"x"»})");
    row("single quotes", "{\"password\": «'p@ss-w0rd!', \"a\": 1}»\n}");
    row("single quotes around two words", "{'password': «'two words'}»\n");
    row("curly quotes", "{\"password\": «“two words”»\n}");
    row("no quotes", "{\"password\": «p@ss}»");
    row("no quotes and a hash", "{\"password\": «p#ss}»");
    row("a quote inside", "{\"password\": «\"two\"words\"»\n}");
    row("the next name lacks its comma", R"({"password": «"x"» "email": "e"})");
    row("a token inside of a string", R"({"a": «"Bearer 0123456789abc"», "b": 1})");
    row("a token in a comment", "{} // eyJ: «eyJhbGciOi.eyJzdWIi.c2ln»");
    row("no object", R"(["a", "b"])");
}

void tst_LeftOut::values()
{
    QFETCH(QByteArray, marked);
    const MarkedText input(marked.toStdString());
    compare(graphql::secretValues(input.text, graphql::secretNames("mutation($p: String) { a(password: $p) }")), input);
}

void tst_LeftOut::holesAreNoJson()
{
    for (const std::string text : {R"({"password": "x"})", R"({"password": "x", "a": 1})", R"({"a": {"token": "x",}})",
                                   R"({"recoveryCodes": ["x"]})"}) {
        QVERIFY(json::parseTyped(text));
        QVERIFY2(!json::parseTyped(without(text, graphql::secretValues(text, {}))), text.c_str());
    }
}

void tst_LeftOut::answers_data()
{
    QTest::addColumn<QByteArray>("marked");
    const auto row = [](const char *name, const char *marked) {
        QTest::newRow(name) << QByteArray(marked);
    };
    row("by its name", R"({"data": {"a": {"code": «"1"», "name": "n", "accessToken": «"x"»}}})");
    row("by an alias", R"({"data": {"a": {"shown": «"x"», "other": "y"}}})");
    row("a list", R"({"recoveryCodes": [«"x"», «2», {"id": "3"}]})");
    row("an object", R"({"secret": {"id": "1", "value": «"x"», "more": {"n": «12», "is": true}}})");
    row("a list in a list", R"({"recoveryCodes": [[«"x"»], [[«"y"», null]]]})");
    row("JSON in a string", R"({"a": «"{\"password\": \"x\"}"», "b": "{\"c\": 1}"})");
    row("a token by its look", R"({"a": [«"got Bearer 0123456789abc"», «"eyJhbGciOi.eyJzdWIi.c2ln"», "eyJ"]})");
    row("an object has names of its own", R"({"primaryPassword": {"id": "1", "kind": "PASSWORD"}})");
    row("what was given, repeated", R"({"errors": [{"message": «"hunter2 is too short"»}], "a": «"ab"», "b": "cab"})");
    row("no secrets", R"({"password": null, "token": "", "code": false})");
}

void tst_LeftOut::answers()
{
    QFETCH(QByteArray, marked);
    const MarkedText input(marked.toStdString());
    const auto tape = json::Tape::parse(input.text);
    QVERIFY(tape);
    const std::string document = R"(mutation { a(password: "hunter2", codes: ["ab"]) { shown: accessToken } })";
    const auto given = graphql::plainValues(document, graphql::secretLiterals(document));
    QCOMPARE(given.size(), 2U);
    compare(graphql::secretAnswers(*tape, graphql::secretNames(document), given), input);
}

void tst_LeftOut::plainValuesAreWhatAServerRepeats_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char *name, const char *source, const char *value) {
        QTest::newRow(name) << QByteArray(source) << QByteArray(value);
    };
    row("a string", R"({"password": "x\u0079"})", "xy");
    row("a number", R"({"code": 123456})", "123456");
    row("a number in a list", R"({"recoveryCodes": [123456]})", "123456");
    row("in the wrong quotes", R"({"password": 'two words'})", "two words");
    row("in curly quotes", R"({"password": “two words”})", "two words");
    row("without quotes", R"({"password": p@ss})", "p@ss");
}

void tst_LeftOut::plainValuesAreWhatAServerRepeats()
{
    QFETCH(QByteArray, source);
    QFETCH(QByteArray, value);
    const auto text = source.toStdString();
    const auto values = graphql::plainValues(text, graphql::secretValues(text, {}));
    QVERIFY(std::find(values.begin(), values.end(), value.toStdString()) != values.end());
}

void tst_LeftOut::commentsInCommentsEnd()
{
    const std::string marks(200'000, '#');
    QVERIFY(graphql::secretLiterals(marks).empty());
    QVERIFY(graphql::secretValues(marks, {}).empty());
    const std::string open(200'000, '[');
    QVERIFY(graphql::secretValues("{\"password\": " + open, {}).empty());
    QVERIFY(graphql::secretLiterals("{ a(password: " + open).empty());
}

void tst_LeftOut::whatIsNeverClosedEnds_data()
{
    QTest::addColumn<QByteArray>("opening");
    QTest::addColumn<QByteArray>("closing");
    QTest::newRow("secrets in secrets") << QByteArray(R"({"password":)") << QByteArray();
    QTest::newRow("closed by what does not fit") << QByteArray(R"({"a":)") << QByteArray("]");
}

/// A quadratic look at these takes minutes.
void tst_LeftOut::whatIsNeverClosedEnds()
{
    QFETCH(QByteArray, opening);
    QFETCH(QByteArray, closing);
    constexpr int times = 100'000;
    const auto text = (opening.repeated(times) + closing.repeated(times)).toStdString();
    QElapsedTimer time;
    time.start();
    QVERIFY(graphql::secretValues(text, {}).empty());
    QVERIFY2(time.elapsed() < 10'000, qPrintable(QString::number(time.elapsed())));
}

REGISTER_TEST(tst_LeftOut)
#include "tst_leftout.moc"
