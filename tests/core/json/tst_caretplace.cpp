#include "core/json/caretplace.h"
#include "tests/support/markedtext.h"
#include "tests/support/registry.h"

#include <QTest>

using namespace json;

class tst_CaretPlace : public QObject
{
    Q_OBJECT

private slots:
    void knowsWhatCanBeWritten_data();
    void knowsWhatCanBeWritten();
    void knowsTheOtherKeys_data();
    void knowsTheOtherKeys();
    void anyCaretInAnyTextHasAPlace();
};

namespace {

/// `key a.[]`, then what is replaced and what was typed of it, then what is missing around.
QByteArray inWords(const CaretPlace &place, std::string_view text)
{
    if (place.kind == CaretPlace::Kind::Nothing)
        return "nothing";
    std::string words = place.kind == CaretPlace::Kind::Key ? "key" : "value";
    const char *separator = " ";
    for (const auto &step : place.path) {
        words.append(separator).append(step.value_or("[]"));
        separator = ".";
    }
    if (!place.word.isEmpty()) {
        words.append(" <").append(place.typed).append(">");
        words.append(text.substr(place.word.begin, place.word.length()));
    }
    words.append(place.isCommaMissing ? " ,before" : "");
    words.append(place.isColonBehind ? " :behind" : "");
    words.append(place.isCommaMissingBehind ? " ,behind" : "");
    return QByteArray::fromStdString(words);
}

} // namespace

void tst_CaretPlace::knowsWhatCanBeWritten_data()
{
    QTest::addColumn<QByteArray>("marked");
    QTest::addColumn<QByteArray>("place");
    const auto row = [](const char *marked, const char *place) {
        QTest::newRow(marked) << QByteArray(marked) << QByteArray(place);
    };
    row("|", "value");
    row(" // a\n|", "value");
    row("|{}", "value");
    row("{}|", "nothing");
    row("{|}", "key");
    row("{|", "key");
    row("{us|}", "key <us>us");
    row("{\"us|er\"}", "key <us>\"user\"");
    row("{\"us|er\": 1}", "key <us>\"user\" :behind");
    row("{\"us|", "key <us>\"us");
    row("{\"us|\n}", "key <us>\"us");
    row("{\"a\"|: 1}", "nothing");
    row("{\"a\": |}", "value a");
    row("{\"a\":|", "value a");
    row("{\"a\": t|}", "value a <t>t");
    row("{\"a\": \"A|B\"}", "value a <A>\"AB\"");
    row("{\"a\": \"A\\\"|B\"}", "value a <A\\\">\"A\\\"B\"");
    row("{\"a\": |\"AB\"}", "value a ,behind");
    row("{\"a\": 1|}", "value a <1>1");
    row("{\"a\": \"1\"|}", "key ,before");
    row("{\"a\": 1\n|}", "key ,before");
    row("{\"a\": 1,|}", "key");
    row("{|\"a\": 1}", "key ,behind");
    row("{\n|\n\"a\": 1}", "key ,behind");
    row("{\"a\": 1, |, \"b\": 2}", "key");
    row("{\"a\": {|}}", "key a");
    row("{\"a\": {\"b\": |}}", "value a.b");
    row("{\"a\": {\"b\": 1}|}", "key ,before");
    row("{\"a\": {\"b\": 1}, \"c\": |}", "value c");
    row("{\"a\": [|]}", "value a.[]");
    row("{\"a\": [1, |]}", "value a.[]");
    row("{\"a\": [1 |]}", "value a.[] ,before");
    row("{\"a\": [|1]}", "value a.[] <>1");
    row("{\"a\": [[{\"b\": |", "value a.[].[].b");
    row("{\"a\": [{}, {|}]}", "key a.[]");
    row("{\"a\\u0041\": |}", "value aA");
    row("{\"é\": {|}}", "key é");
    // Comments.
    row("{/* | */}", "nothing");
    row("{/* */|}", "key");
    row("{// |\n}", "nothing");
    row("{# x|", "nothing");
    row("{/* |", "nothing");
    row("{\"a\": /* : { */ |}", "value a");
    // Broken texts.
    row("{\"a\" |\"b\": 1}", "nothing");
    row("{\"a\": ], |}", "key");
    row("{\"a\": [{\"b\": 1], \"c\": |}", "value c");
    row("{\"a\" 1, \"b\": |}", "value b");
    row("}} {\"a\": |", "value a");
    row("{{\"a\": |", "value .a");
    row("[|]", "value []");
    row("[}|]", "value []");
}

void tst_CaretPlace::knowsWhatCanBeWritten()
{
    QFETCH(QByteArray, marked);
    const support::MarkedText input(marked.toStdString());
    QTEST(inWords(caretPlace(input.text, *input.caret), input.text), "place");
}

void tst_CaretPlace::knowsTheOtherKeys_data()
{
    QTest::addColumn<QByteArray>("marked");
    QTest::addColumn<QByteArray>("keys");
    const auto row = [](const char *marked, const char *keys) {
        QTest::newRow(marked) << QByteArray(marked) << QByteArray(keys);
    };
    row("{|}", "");
    row("{\"a\": 1, |}", "a");
    row("{\"a\": 1, |, \"c\": 1}", "a c");
    row("{\"a\": 1, \"b|\": 2, \"c\": 3}", "a c");
    row("{\"b|\": {\"x\": [{\"y\": 1}]}, \"c\": 3}", "c");
    row("{\"o\": {\"a\": 1, |}, \"c\": 1}", "a");
    row("{|/* \"a\": 1 */ \"\\u0062\" /**/: 1}", "b");
    row("{\"a\": {\"x\": 1}, |", "a");
    row("{|, \"c\": 3", "c");
}

void tst_CaretPlace::knowsTheOtherKeys()
{
    QFETCH(QByteArray, marked);
    const support::MarkedText input(marked.toStdString());
    QByteArrayList keys;
    for (const auto &key : caretPlace(input.text, *input.caret).given)
        keys << QByteArray::fromStdString(key);
    QTEST(keys.join(' '), "keys");
}

void tst_CaretPlace::anyCaretInAnyTextHasAPlace()
{
    const std::string_view bytes = "{{[\"\"/*#,,:\\\n\r]}}1a \xC3";
    std::uint32_t seed = 5;
    for (int round = 0; round < 5'000; ++round) {
        std::string text;
        for (int i = 0; i < 14; ++i) {
            seed = seed * 1'664'525U + 1'013'904'223U;
            text += bytes[(seed >> 16U) % bytes.size()];
        }
        for (std::uint32_t caret = 0; caret <= text.size(); ++caret) {
            const auto place = caretPlace(text, caret);
            QVERIFY2(place.word.begin <= caret && caret <= place.word.end && place.word.end <= text.size(),
                     text.c_str());
            QVERIFY2(text.substr(place.word.begin, caret - place.word.begin).ends_with(place.typed), text.c_str());
        }
    }
}

REGISTER_TEST(tst_CaretPlace)
#include "tst_caretplace.moc"
