#include "core/graphql/schema.h"
#include "tests/support/picture.h"
#include "tests/support/registry.h"
#include "ui/code/codebox.h"
#include "ui/theme/appearance.h"
#include "ui/values/datetimefield.h"
#include "ui/values/datetimepicker.h"
#include "ui/values/valuefield.h"
#include "ui/values/valueshape.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QCalendarWidget>
#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTimeEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include <memory>

using namespace Qt::StringLiterals;
using graphql::InputKind;

namespace {

constexpr auto TypesOfFields = R"(
type Query { a(text: String, id: ID!, int: Int, float: Float!, flag: Boolean, order: Order!, at: DateTime, when: Stamp,
  any: Anything, list: [Int!]!, filter: Filter): String }
enum Order { "Upwards." ASC DESC OLD @deprecated }
input Filter { name: String }
scalar DateTime
scalar Stamp @specifiedBy(url: "rfc3339-date-time")
scalar Anything
)";

} // namespace

class tst_ValueFields : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void eachTypeHasItsKind_data();
    void eachTypeHasItsKind();
    void typedTextIsToldLetterByLetter();
    void emptyTextIsAContentAndNothingIsNot();
    void shiftEnterBreaksTheLineAndEnterIsLeftToOthers();
    void textComesBackAsItWas_data();
    void textComesBackAsItWas();
    void numbersStayDigits_data();
    void numbersStayDigits();
    void aNumberTakenOutIsNoValueOnceItIsLeft();
    void spaceTurnsTheSwitch();
    void choicesAreFoundByAnyPart();
    void partOfANameIsEnough_data();
    void partOfANameIsEnough();
    void aLongValueThatIsLeftIsSeenFromItsBeginning();
    void aNameThatIsNoChoiceIsToldToNobody();
    void theWheelChangesNoChoice();
    void secretsAreDotsUntilAskedFor_data();
    void secretsAreDotsUntilAskedFor();
    void dateTimesAreCompletedWhenLeft();
    void aMomentIsChosenInACalendar();
    void theCalendarKeepsTheMomentInAnotherZone();
    void whoLeavesTheCalendarHasChangedNothing();
    void jsonIsToldOnceItIsJson();
    void tabLeavesTheJsonBox();
    void undoIsTheOwners();
    void showingSaysNothing_data();
    void showingSaysNothing();
    void looks();

private:
    ui::ValueField &open(const ui::ValueShape &shape);
    ui::ValueField &open(InputKind kind) { return open(ui::ValueShape {kind, false, {}}); }
    void type(const QString &text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    QString lastEdit() const { return m_edited->isEmpty() ? QString() : m_edited->last().first().toString(); }

    ui::Appearance m_appearance {ui::Appearance::Choice::Light};
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<QSignalSpy> m_edited;
    QLineEdit *m_next = nullptr;
};

void tst_ValueFields::init()
{
    m_window = std::make_unique<QWidget>();
    m_window->resize(400, 200);
    new QVBoxLayout(m_window.get());
}

void tst_ValueFields::cleanup()
{
    m_edited.reset();
    m_window.reset();
}

ui::ValueField &tst_ValueFields::open(const ui::ValueShape &shape)
{
    auto *field = ui::makeValueField(shape, m_appearance);
    m_next = new QLineEdit;
    m_window->layout()->addWidget(field);
    m_window->layout()->addWidget(m_next);
    m_window->show();
    m_window->activateWindow();
    [&] {
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }();
    m_edited = std::make_unique<QSignalSpy>(field, &ui::ValueField::edited);
    field->setFocus();
    return *field;
}

void tst_ValueFields::eachTypeHasItsKind_data()
{
    QTest::addColumn<QString>("argument");
    QTest::addColumn<InputKind>("kind");
    QTest::newRow("String") << u"text"_s << InputKind::Text;
    QTest::newRow("ID!") << u"id"_s << InputKind::Text;
    QTest::newRow("Int") << u"int"_s << InputKind::Integer;
    QTest::newRow("Float!") << u"float"_s << InputKind::Decimal;
    QTest::newRow("Boolean") << u"flag"_s << InputKind::Switch;
    QTest::newRow("enum") << u"order"_s << InputKind::Choice;
    QTest::newRow("DateTime") << u"at"_s << InputKind::DateTime;
    QTest::newRow("date and time by its specification") << u"when"_s << InputKind::DateTime;
    QTest::newRow("any scalar") << u"any"_s << InputKind::Json;
    QTest::newRow("list") << u"list"_s << InputKind::List;
    QTest::newRow("input object") << u"filter"_s << InputKind::Object;
}

void tst_ValueFields::eachTypeHasItsKind()
{
    QFETCH(QString, argument);
    const auto schema = graphql::schemaFromSdl(TypesOfFields).schema;
    const auto type = schema->query()->fields.front().argument(argument.toStdString())->type;
    QTEST(ui::shapeOf(type).kind, "kind");
    QCOMPARE(graphql::inputKind({}), InputKind::Json);
    QCOMPARE(ui::shapeOf(type).choices.size(), argument == "order"_L1 ? std::size_t {3} : std::size_t {0});
}

void tst_ValueFields::typedTextIsToldLetterByLetter()
{
    auto &field = open(InputKind::Text);
    type(u"Zoe"_s);
    QCOMPARE(m_edited->size(), 3);
    QCOMPARE(lastEdit(), u"Zoe"_s);
    QCOMPARE(field.content(), u"Zoe"_s);
}

void tst_ValueFields::emptyTextIsAContentAndNothingIsNot()
{
    auto &field = open(InputKind::Text);
    press(Qt::Key_Backspace);
    QVERIFY(m_edited->isEmpty());
    type(u"a"_s);
    press(Qt::Key_Backspace);
    QCOMPARE(m_edited->size(), 2);
    QCOMPARE(field.content(), QString());
    QVERIFY(field.content().has_value());
    field.setContent(std::nullopt);
    QVERIFY(!field.content().has_value());
    QCOMPARE(m_edited->size(), 2);
}

void tst_ValueFields::shiftEnterBreaksTheLineAndEnterIsLeftToOthers()
{
    auto &field = open(InputKind::Text);
    const QSignalSpy higher(&field, &ui::ValueField::heightChanged);
    const int oneLine = field.sizeHint().height();
    type(u"a"_s);
    press(Qt::Key_Return);
    QCOMPARE(lastEdit(), u"a"_s);
    press(Qt::Key_Return, Qt::ShiftModifier);
    type(u"b"_s);
    QCOMPARE(lastEdit(), u"a\nb"_s);
    QVERIFY(!higher.isEmpty());
    QVERIFY(field.sizeHint().height() > oneLine);
}

void tst_ValueFields::textComesBackAsItWas_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("plain");
    QTest::newRow("words") << u"two words"_s << true;
    QTest::newRow("lines and tabs") << u"a\n\n\tb\n"_s << true;
    QTest::newRow("no-break space") << u"10\u00A0000"_s << true;
    QTest::newRow("emoji") << u"😀"_s << true;
    QTest::newRow("carriage return") << u"a\r\nb"_s << false;
    QTest::newRow("zero") << QString(QChar(u'\0')) << false;
    QTest::newRow("line separator") << u"a\u2028b"_s << false;
    QTest::newRow("paragraph separator") << u"a\u2029b"_s << false;
    QTest::newRow("half a character") << QString(QChar(char16_t {0xD83D})) << false;
}

void tst_ValueFields::textComesBackAsItWas()
{
    QFETCH(QString, text);
    QFETCH(bool, plain);
    QCOMPARE(ui::isPlainText(text), plain);
    if (!plain)
        return;
    auto &field = open(InputKind::Text);
    field.setContent(text);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_End, Qt::ControlModifier);
    type(u"x"_s);
    QCOMPARE(lastEdit(), text + u'x');
}

void tst_ValueFields::numbersStayDigits_data()
{
    QTest::addColumn<InputKind>("kind");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("told");
    QTest::addColumn<bool>("hasProblem");
    QTest::newRow("int") << InputKind::Integer << u"-42"_s << u"-42"_s << false;
    QTest::newRow("more than 64 bits") << InputKind::Integer << u"123456789012345678901234567890"_s
                                       << u"123456789012345678901234567890"_s << false;
    QTest::newRow("blanks around") << InputKind::Integer << u" 7 "_s << u"7"_s << false;
    QTest::newRow("no int") << InputKind::Integer << u"1.5"_s << u"1"_s << true;
    QTest::newRow("leading zero") << InputKind::Integer << u"012"_s << u"0"_s << true;
    QTest::newRow("zeros behind the point") << InputKind::Decimal << u"1.50"_s << u"1.50"_s << false;
    QTest::newRow("power") << InputKind::Decimal << u"1e400"_s << u"1e400"_s << false;
    QTest::newRow("seventeen digits") << InputKind::Decimal << u"0.12345678901234567890"_s
                                      << u"0.12345678901234567890"_s << false;
    QTest::newRow("comma") << InputKind::Decimal << u"1,5"_s << u"1"_s << true;
    QTest::newRow("word") << InputKind::Decimal << u"NaN"_s << QString() << true;
}

void tst_ValueFields::numbersStayDigits()
{
    QFETCH(InputKind, kind);
    QFETCH(QString, typed);
    QFETCH(bool, hasProblem);
    auto &field = open(kind);
    type(typed);
    QTEST(lastEdit(), "told");
    QCOMPARE(!field.problem().isEmpty(), hasProblem);
}

void tst_ValueFields::aNumberTakenOutIsNoValueOnceItIsLeft()
{
    auto &field = open(InputKind::Integer);
    field.setContent(u"5"_s);
    const QSignalSpy emptied(&field, &ui::ValueField::emptied);
    press(Qt::Key_Backspace);
    QVERIFY(m_edited->isEmpty());
    QVERIFY(emptied.isEmpty());
    press(Qt::Key_Tab);
    QCOMPARE(emptied.size(), 1);
    QVERIFY(!field.content().has_value());
}

void tst_ValueFields::spaceTurnsTheSwitch()
{
    auto &field = open(InputKind::Switch);
    QVERIFY(!field.content());
    press(Qt::Key_Space);
    QCOMPARE(lastEdit(), u"true"_s);
    press(Qt::Key_Space);
    QCOMPARE(lastEdit(), u"false"_s);
    field.setContent(std::nullopt);
    QVERIFY(!field.findChild<QAbstractButton *>()->isChecked());
}

void tst_ValueFields::choicesAreFoundByAnyPart()
{
    auto &field = open(
        ui::ValueShape {InputKind::Choice, false, {{u"LAST_LOGIN_AT"_s, {}, false}, {u"CREATED_AT"_s, {}, false}}});
    type(u"login"_s);
    QVERIFY(m_edited->isEmpty());
    auto *completer = field.findChild<QComboBox *>()->completer();
    QCOMPARE(completer->completionCount(), 1);
    QCOMPARE(completer->currentCompletion(), u"LAST_LOGIN_AT"_s);
    field.findChild<QLineEdit *>()->clear();
    type(u"created_at"_s);
    QCOMPARE(lastEdit(), u"CREATED_AT"_s);
}

void tst_ValueFields::partOfANameIsEnough_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<QString>("chosen");
    QTest::newRow("Enter takes the only one") << u"login"_s << Qt::Key_Return << u"LAST_LOGIN_AT"_s;
    QTest::newRow("Tab too") << u"login"_s << Qt::Key_Tab << u"LAST_LOGIN_AT"_s;
    QTest::newRow("Enter takes the first") << u"_at"_s << Qt::Key_Return << u"LAST_LOGIN_AT"_s;
    QTest::newRow("nothing is called that") << u"x"_s << Qt::Key_Return << QString();
}

void tst_ValueFields::partOfANameIsEnough()
{
    QFETCH(QString, typed);
    QFETCH(Qt::Key, key);
    auto &field = open(
        ui::ValueShape {InputKind::Choice, false, {{u"LAST_LOGIN_AT"_s, {}, false}, {u"CREATED_AT"_s, {}, false}}});
    auto *popup = field.findChild<QComboBox *>()->completer()->popup();
    QVERIFY(popup->minimumWidth() > popup->fontMetrics().horizontalAdvance(u"LAST_LOGIN_AT"_s));
    type(typed);
    // The list of offers takes the keys, where it is a window.
    QTest::keyClick(popup->isVisible() ? popup : QApplication::focusWidget(), key);
    QTEST(lastEdit(), "chosen");
    QCOMPARE(field.problem().isEmpty(), !lastEdit().isEmpty());
    if (!lastEdit().isEmpty())
        QCOMPARE(field.findChild<QComboBox *>()->currentText(), lastEdit());
    field.findChild<QLineEdit *>()->setFocus();
    type(u"_"_s);
    field.hide();
    QVERIFY(!popup->isVisible());
}

void tst_ValueFields::aLongValueThatIsLeftIsSeenFromItsBeginning()
{
    for (const auto kind : {InputKind::Text, InputKind::DateTime, InputKind::Choice}) {
        auto &field = open(ui::ValueShape {kind, false, {{u"CHOICE"_s, {}, false}}});
        type(kind == InputKind::Text         ? QString(200, u'x')
                 : kind == InputKind::Choice ? u"CHOICE"_s
                                             : u"2026-08-14T10:00:00Z"_s);
        if (auto *box = field.findChild<QComboBox *>())
            box->completer()->popup()->hide(); // It keeps the focus where it is.
        press(Qt::Key_Tab);
        QCoreApplication::processEvents();
        if (auto *line = field.findChild<QLineEdit *>())
            QCOMPARE(line->cursorPosition(), 0);
        if (auto *box = field.findChild<QPlainTextEdit *>())
            QCOMPARE(box->horizontalScrollBar()->value(), 0);
    }
}

void tst_ValueFields::aNameThatIsNoChoiceIsToldToNobody()
{
    auto &field = open(ui::ValueShape {InputKind::Choice, false, {{u"ASC"_s, {}, false}, {u"DESC"_s, {}, false}}});
    field.setContent(u"UP"_s);
    QCOMPARE(field.findChild<QComboBox *>()->currentText(), u"UP"_s);
    type(u"X"_s);
    QVERIFY(m_edited->isEmpty());
    QVERIFY(!field.problem().isEmpty());
}

void tst_ValueFields::theWheelChangesNoChoice()
{
    auto &field = open(ui::ValueShape {InputKind::Choice, false, {{u"ASC"_s, {}, false}, {u"DESC"_s, {}, false}}});
    field.setContent(u"ASC"_s);
    auto *box = field.findChild<QComboBox *>();
    QWheelEvent wheel(QPointF(5, 5), box->mapToGlobal(QPointF(5, 5)), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(box, &wheel);
    QCOMPARE(box->currentText(), u"ASC"_s);
    QVERIFY(m_edited->isEmpty());
}

void tst_ValueFields::secretsAreDotsUntilAskedFor_data()
{
    QTest::addColumn<InputKind>("kind");
    QTest::addColumn<QString>("typed");
    QTest::newRow("text") << InputKind::Text << u"hunter2"_s;
    QTest::newRow("a whole number") << InputKind::Integer << u"123456"_s;
    QTest::newRow("a number") << InputKind::Decimal << u"1234.50"_s;
}

void tst_ValueFields::secretsAreDotsUntilAskedFor()
{
    QFETCH(InputKind, kind);
    QFETCH(QString, typed);
    auto &field = open(ui::ValueShape {kind, true, {}});
    auto *line = field.findChild<QLineEdit *>();
    QCOMPARE(line->echoMode(), QLineEdit::Password);
    type(typed);
    QCOMPARE(lastEdit(), typed);
    auto *reveal = field.findChild<QToolButton *>();
    reveal->click();
    QCOMPARE(line->echoMode(), QLineEdit::Normal);
    m_next->setFocus(Qt::TabFocusReason);
    QCOMPARE(line->echoMode(), QLineEdit::Password);
}

void tst_ValueFields::dateTimesAreCompletedWhenLeft()
{
    auto &field = open(InputKind::DateTime);
    static_cast<ui::DateTimeField &>(field).setZone(QTimeZone("Europe/Paris"));
    type(u"2026-03-01"_s);
    QVERIFY(m_edited->isEmpty());
    press(Qt::Key_Tab);
    QCOMPARE(lastEdit(), u"2026-03-01T00:00:00+01:00"_s);
    field.setFocus();
    auto *line = field.findChild<QLineEdit *>();
    line->selectAll();
    type(u"soon"_s);
    press(Qt::Key_Tab);
    QCOMPARE(lastEdit(), u"2026-03-01T00:00:00+01:00"_s);
    QVERIFY(!field.problem().isEmpty());
    line->selectAll();
    field.setFocus();
    type(u"2026-03-01T12:00:00.123456Z"_s);
    QCOMPARE(lastEdit(), u"2026-03-01T12:00:00.123456Z"_s);
    QVERIFY(field.problem().isEmpty());
}

void tst_ValueFields::aMomentIsChosenInACalendar()
{
    auto &field = open(InputKind::DateTime);
    field.setContent(u"2026-03-01T12:00:00+08:00"_s);
    press(Qt::Key_Down, Qt::AltModifier);
    auto *picker = field.findChild<ui::DateTimePicker *>();
    QVERIFY(picker && picker->isVisible());
    auto *calendar = picker->findChild<QCalendarWidget *>();
    QCOMPARE(calendar->selectedDate(), QDate(2026, 3, 1));
    QCOMPARE(picker->findChild<QTimeEdit *>()->time(), QTime(12, 0));
    // Red is for what is live or wrong.
    QCOMPARE(calendar->weekdayTextFormat(Qt::Sunday).foreground().color(), m_appearance.theme().color(ui::Role::Text));
    // The arrows go through the month, Enter takes the day.
    QTest::keyClick(calendar->findChild<QTableView *>(), Qt::Key_Right);
    QTest::keyClick(picker, Qt::Key_Return);
    QCOMPARE(lastEdit(), u"2026-03-02T12:00:00+08:00"_s);
    QVERIFY(field.findChild<QLineEdit *>()->hasFocus());
}

void tst_ValueFields::theCalendarKeepsTheMomentInAnotherZone()
{
    auto &field = open(InputKind::DateTime);
    field.setContent(u"2026-03-01T02:00:00+08:00"_s);
    press(Qt::Key_Down, Qt::AltModifier);
    auto *picker = field.findChild<ui::DateTimePicker *>();
    QVERIFY(picker);
    auto *zones = picker->findChild<QComboBox *>();
    zones->setCurrentIndex(zones->findText(u"UTC"_s));
    emit zones->activated(zones->currentIndex());
    QCOMPARE(picker->findChild<QCalendarWidget *>()->selectedDate(), QDate(2026, 2, 28));
    QCOMPARE(picker->findChild<QTimeEdit *>()->time(), QTime(18, 0));
    QTest::keyClick(picker, Qt::Key_Return);
    QCOMPARE(lastEdit(), u"2026-02-28T18:00:00Z"_s);
}

void tst_ValueFields::whoLeavesTheCalendarHasChangedNothing()
{
    auto &field = open(InputKind::DateTime);
    field.setContent(u"2026-03-01T12:00:00Z"_s);
    press(Qt::Key_Down, Qt::AltModifier);
    QPointer<ui::DateTimePicker> picker = field.findChild<ui::DateTimePicker *>();
    QVERIFY(picker);
    picker->findChild<QCalendarWidget *>()->setSelectedDate({2026, 7, 8});
    QTest::keyClick(picker.data(), Qt::Key_Escape);
    QTRY_VERIFY(!picker);
    QVERIFY(m_edited->isEmpty());
    QCOMPARE(field.findChild<QLineEdit *>()->text(), u"2026-03-01T12:00:00Z"_s);
}

void tst_ValueFields::jsonIsToldOnceItIsJson()
{
    auto &field = open(InputKind::Json);
    type(u"{"_s); // The box closes it.
    QTRY_COMPARE(lastEdit(), u"{}"_s);
    auto *box = field.findChild<ui::CodeBox *>();
    box->replaceBytes("{\"a\": 12345678901234567890, }");
    QTRY_COMPARE(lastEdit(), u"{\"a\": 12345678901234567890, }"_s);
    const auto told = m_edited->size();
    box->replaceBytes("{\"a\": ");
    QTRY_VERIFY(!field.problem().isEmpty());
    QCOMPARE(m_edited->size(), told);
    // The owner goes on showing the old value: what is half typed stays.
    field.setContent(u"{\"a\": 12345678901234567890, }"_s);
    QCOMPARE(box->bytes(), QByteArray("{\"a\": "));
}

void tst_ValueFields::tabLeavesTheJsonBox()
{
    open(InputKind::Json);
    press(Qt::Key_Tab);
    QVERIFY(m_next->hasFocus());
}

void tst_ValueFields::undoIsTheOwners()
{
    for (const auto kind :
         {InputKind::Text, InputKind::Integer, InputKind::DateTime, InputKind::Choice, InputKind::Switch}) {
        cleanup();
        init();
        auto &field = open(kind);
        field.setContent(u"5"_s);
        const QSignalSpy undo(&field, &ui::ValueField::undoRequested);
        const QSignalSpy redo(&field, &ui::ValueField::redoRequested);
        press(Qt::Key_Z, Qt::ControlModifier);
        press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(undo.size(), 1);
        QCOMPARE(redo.size(), 1);
    }
}

void tst_ValueFields::showingSaysNothing_data()
{
    QTest::addColumn<InputKind>("kind");
    QTest::addColumn<QString>("content");
    QTest::newRow("text") << InputKind::Text << u"a\nb"_s;
    QTest::newRow("int") << InputKind::Integer << u"5"_s;
    QTest::newRow("switch") << InputKind::Switch << u"true"_s;
    QTest::newRow("choice") << InputKind::Choice << u"A"_s;
    QTest::newRow("date") << InputKind::DateTime << u"2026-03-01T12:00:00Z"_s;
    QTest::newRow("json") << InputKind::Json << u"{\n  \"a\": 1\n}"_s;
}

void tst_ValueFields::showingSaysNothing()
{
    QFETCH(InputKind, kind);
    QFETCH(QString, content);
    auto &field = open(ui::ValueShape {kind, false, {{u"A"_s, {}, false}}});
    field.setLabel(u"Name"_s);
    field.setContent(content);
    field.setContent(std::nullopt);
    field.setContent(content);
    QTest::qWait(0);
    QCOMPARE(field.content(), content);
    QVERIFY(m_edited->isEmpty());
    QCOMPARE(field.focusProxy()->accessibleName(), u"Name"_s);
}

void tst_ValueFields::looks()
{
    for (const auto choice :
         {ui::Appearance::Choice::Light, ui::Appearance::Choice::Dark, ui::Appearance::Choice::Contrast}) {
        m_appearance.setChoice(choice);
        QWidget page;
        page.setProperty("page", true);
        page.setAttribute(Qt::WA_StyledBackground);
        auto *column = new QVBoxLayout(&page);
        const auto add = [&](const ui::ValueShape &shape, const ui::ValueField::Content &content) {
            auto *field = ui::makeValueField(shape, m_appearance);
            field->setHint(u"absent"_s);
            field->setContent(content);
            column->addWidget(field);
        };
        add({InputKind::Text, false, {}}, u"one line"_s);
        add({InputKind::Text, false, {}}, u"two\nlines"_s);
        add({InputKind::Text, true, {}}, u"hunter2"_s);
        add({InputKind::Integer, false, {}}, std::nullopt);
        add({InputKind::Switch, false, {}}, std::nullopt);
        add({InputKind::Switch, false, {}}, u"true"_s);
        add({InputKind::Switch, false, {}}, u"false"_s);
        add({InputKind::Choice, false, {{u"ASC"_s, {}, false}}}, u"ASC"_s);
        add({InputKind::DateTime, false, {}}, u"2026-03-01T12:00:00+08:00"_s);
        add({InputKind::Json, false, {}}, u"{\n  \"a\": 1,\n  \"b\": [true, null]\n}"_s);
        add({InputKind::Json, false, {}}, std::nullopt);
        column->addStretch(1);
        page.resize(420, 620);
        page.show();
        support::keepPicture(page, u"values-%1"_s.arg(m_appearance.theme().name()));
    }
    m_appearance.setChoice(ui::Appearance::Choice::Light);
}

REGISTER_TEST(tst_ValueFields)
#include "tst_valuefields.moc"
