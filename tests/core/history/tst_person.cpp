#include "core/history/person.h"
#include "tests/support/registry.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using history::Person;

class tst_Person : public QObject
{
    Q_OBJECT

private slots:
    void isFoundAsAWholeWord_data();
    void isFoundAsAWholeWord();
    void shortWordsNameNobody();
    void isFoundWhereverALongTextIsCut();
    void aLongTextTakesLittleMemory();
};

void tst_Person::isFoundAsAWholeWord_data()
{
    const auto uuid = u"0c4e3a2a-9a57-4d8e-8b6f-1f2f3a4b5c6d"_s;
    const auto node = QString::fromLatin1(("User:" + uuid.toLatin1()).toBase64());
    QTest::addColumn<QString>("names");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isNamed");

    QTest::newRow("e-mail") << u"ann@example.com"_s << u"{\"email\": \"Ann@Example.com\"}"_s << true;
    QTest::newRow("another e-mail that ends alike") << u"ann@example.com"_s << u"joann@example.com"_s << false;
    QTest::newRow("another e-mail that begins alike") << u"ann@example.co"_s << u"ann@example.com"_s << false;
    QTest::newRow("at the end of a sentence") << u"ann@example.com"_s << u"It was ann@example.com."_s << true;
    QTest::newRow("phone") << u"+85291234567"_s << u"\"+85291234567\""_s << true;
    QTest::newRow("longer phone") << u"+85291234567"_s << u"+852912345678"_s << false;
    QTest::newRow("UUID") << uuid << uuid << true;
    QTest::newRow("a UUID finds the node ID") << uuid << u"\"id\": \"%1\""_s.arg(node) << true;
    QTest::newRow("a node ID finds the UUID") << node << u"sub: %1"_s.arg(uuid) << true;
    QTest::newRow("one of several") << u"ann@example.com, +85291234567"_s << u"+85291234567"_s << true;
    QTest::newRow("behind an escaped bracket")
        << u"ann@example.com"_s << uR"({"from": "Ann \u003cann@example.com\u003e"})"_s << true;
    QTest::newRow("behind an escaped line end")
        << u"ann@example.com"_s << uR"({"note": "Contact:\nann@example.com"})"_s << true;
    QTest::newRow("behind an escaped letter") << u"ann@example.com"_s << uR"("\u006aann@example.com")"_s << false;
    QTest::newRow("an escape within") << u"a&nn@example.com"_s << uR"("\u003ca\u0026nn@example.com\u003e")"_s << true;
    QTest::newRow("no escape") << u"ann@example.com"_s << uR"(\u00 \)"_s << false;
    QTest::newRow("no pattern") << u"a.*@example"_s << u"abc@example"_s << false;
}

void tst_Person::isFoundAsAWholeWord()
{
    QFETCH(QString, names);
    QFETCH(QString, text);
    QFETCH(bool, isNamed);

    QCOMPARE(Person::parse(names).isNamedIn(text.toUtf8()), isNamed);
}

void tst_Person::shortWordsNameNobody()
{
    QVERIFY(Person::parse(u" an  b "_s).isNobody());
    QVERIFY(!Person::parse(u" an  b "_s).isNamedIn("an b"));
}

void tst_Person::isFoundWhereverALongTextIsCut()
{
    const auto ann = Person::parse(u"ann@example.com"_s);
    constexpr qsizetype Cut = 1024 * 1024;
    const auto text = [](qsizetype start, const QByteArray &word) {
        return QByteArray("{\"a\":\"").leftJustified(start, 'x') + "\",\"b\":\"" + word + "\",\"c\":1}";
    };
    for (qsizetype start = Cut - 40; start < Cut + 8; start += 3) {
        QVERIFY2(ann.isNamedIn(text(start, "ann@example.com")), QByteArray::number(start).constData());
        QVERIFY2(ann.isNamedIn(text(start, "\\u003cann@example.com")), QByteArray::number(start).constData());
        QVERIFY2(!ann.isNamedIn(text(start, "joann@example.com")), QByteArray::number(start).constData());
        QVERIFY2(!ann.isNamedIn(text(start, "ann@example.community")), QByteArray::number(start).constData());
    }
}

void tst_Person::aLongTextTakesLittleMemory()
{
#ifdef __SANITIZE_ADDRESS__
    QSKIP("What is freed stays for a while.");
#endif
    const auto megabytesAtMost = [] {
        QFile status(u"/proc/self/status"_s);
        if (!status.open(QIODevice::ReadOnly))
            return -1;
        const auto all = status.readAll();
        const auto line = all.mid(all.indexOf("VmHWM:") + 6);
        return line.left(line.indexOf("kB")).trimmed().toInt() / 1024;
    };
    const auto text = QByteArray("{\"email\":\"bob@example.com\\n\"},").repeated(32 * 1024 * 1024 / 30);
    const auto before = megabytesAtMost();
    QVERIFY(before > 0);
    QVERIFY(!Person::parse(u"ann@example.com"_s).isNamedIn(text));
    const auto more = megabytesAtMost() - before;
    QVERIFY2(more < 24, QByteArray::number(more).constData());
}

REGISTER_TEST(tst_Person)
#include "tst_person.moc"
