#include "core/graphql/document.h"
#include "tests/support/picture.h"
#include "tests/support/registry.h"
#include "ui/code/codebox.h"
#include "ui/theme/appearance.h"
#include "ui/values/valuefield.h"
#include "ui/variables/formpane.h"
#include "ui/variables/formview.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

#include <memory>

using namespace Qt::StringLiterals;

namespace {

constexpr auto ViewSchema = R"(
type Query { a(password: String): Int }
"What to look for."
input Filter { "A part of the name." name: String! limit: Int = 20 tags: [String!] next: Filter }
enum Order { ASC DESC }
scalar DateTime
scalar Any
)";
constexpr auto ViewQuery = "query Q($text: String, $count: Int!, $flag: Boolean = true, $order: Order, $at: DateTime, "
                           "$any: Any, $tags: [String!], $filter: Filter, $password: String) { a }";

json::Path place(const std::string &name)
{
    return {name};
}

} // namespace

/// The form with a text behind it, as a window has it: what is asked for is made, and the form is brought up to date.
class tst_FormView : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void typingChangesTheText_data();
    void typingChangesTheText();
    void statesAreToldApart();
    void keysChangeTheState_data();
    void keysChangeTheState();
    void itemsAreAddedMovedAndRemovedByKeys();
    void aListOffersItsFirstItem();
    void actsWaitForTheFormToCatchUp();
    void aSeriesOfLettersGoesOnUntilTheFieldIsLeft();
    void typingInTheTextLeavesFocusAndCaretAlone();
    void whatIsHalfTypedStays();
    void problemsStandUnderTheirField();
    void tabGoesThroughRowsThatAreNoWidgetsYet();
    void arrowsGoFromRowToRow();
    void leavesTheForm();
    void undoGoesToTheText();
    void manyRowsCostWhatIsInView();
    void foldingShowsWhatIsInside();
    void deprecatedAndUnknownAreThere();
    void brokenJsonMakesItReadOnly();
    void saysWhatToDoWithoutVariables();
    void everyFieldHasAName();
    void looks();

private:
    void open(const std::string &json, const char *query = ViewQuery);
    void refresh();
    ui::FormView &view() { return m_pane->view(); }
    ui::FormRow &row(const json::Path &path)
    {
        auto *found = view().reveal(path);
        if (!found)
            qFatal("no such row");
        return *found;
    }
    void focus(const json::Path &path) { row(path).focusInput(Qt::OtherFocusReason); }
    void type(const char *text) { QTest::keyClicks(QApplication::focusWidget(), QString::fromLatin1(text)); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    QString focusName() const { return QApplication::focusWidget()->accessibleName(); }

    ui::Appearance m_appearance {ui::Appearance::Choice::Light};
    std::unique_ptr<QWidget> m_window;
    ui::FormPane *m_pane = nullptr;
    QLineEdit *m_before = nullptr;
    QLineEdit *m_after = nullptr;
    std::shared_ptr<const graphql::Schema> m_schema;
    std::string m_query;
    std::string m_text;
    bool m_isLive = true; ///< The form follows the text at once.
    QList<bool> m_goesOn;
};

void tst_FormView::init()
{
    m_schema = graphql::schemaFromSdl(std::string(ViewSchema)).schema;
    m_window = std::make_unique<QWidget>();
    m_window->resize(460, 420);
    auto *column = new QVBoxLayout(m_window.get());
    column->setContentsMargins(0, 0, 0, 0);
    m_before = new QLineEdit;
    m_pane = new ui::FormPane(m_appearance);
    m_after = new QLineEdit;
    column->addWidget(m_before);
    column->addWidget(m_pane, 1);
    column->addWidget(m_after);
    m_isLive = true;
    m_goesOn.clear();
    connect(&view(), &ui::FormView::changeRequested, this, [this](const json::Change &change, bool goesOn) {
        const auto edits = json::editsFor(m_text, change);
        QVERIFY2(edits.has_value(), edits ? "" : edits.error().message.c_str());
        m_text = text::applied(m_text, *edits);
        m_goesOn.append(goesOn);
        if (m_isLive)
            refresh();
    });
}

void tst_FormView::cleanup()
{
    m_window.reset();
}

void tst_FormView::open(const std::string &json, const char *query)
{
    m_text = json;
    m_query = query;
    refresh();
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void tst_FormView::refresh()
{
    const auto document = graphql::parse(m_query);
    const auto operations = document->operations();
    const auto *operation = operations.empty() ? nullptr : operations.front();
    m_pane->showState({0, graphql::VariablesForm::make(m_schema, document, operation, m_text)}, operation != nullptr,
                      ui::FormPane::Remedy::Extract);
}

void tst_FormView::typingChangesTheText_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const char *typed, const char *text) {
        QTest::newRow(name) << QString::fromLatin1(name) << QString::fromLatin1(typed) << QString::fromLatin1(text);
    };
    row("text", "a \"b\"", "{\n  \"text\": \"a \\\"b\\\"\"\n}");
    row("count", "12345678901234567890", "{\n  \"count\": 12345678901234567890\n}");
    row("flag", " ", "{\n  \"flag\": true\n}");
    row("order", "desc", "{\n  \"order\": \"DESC\"\n}");
    row("at", "2026-03-01T12:00:00Z", "{\n  \"at\": \"2026-03-01T12:00:00Z\"\n}");
    row("any", "12", "{\n  \"any\": 12\n}");
    row("password", "pw", "{\n  \"password\": \"pw\"\n}");
}

void tst_FormView::typingChangesTheText()
{
    QFETCH(QString, name);
    QFETCH(QString, typed);
    QFETCH(QString, text);
    open("");
    focus(place(name.toStdString()));
    type(qPrintable(typed));
    QTRY_COMPARE(QString::fromStdString(m_text), text);
}

void tst_FormView::statesAreToldApart()
{
    open("{\"count\": null, \"order\": \"ASC\", \"tags\": [], \"filter\": {}, \"text\": \"\"}");
    QCOMPARE(row(place("at")).stateWord(), u"absent"_s);
    QCOMPARE(row(place("count")).stateWord(), u"null"_s);
    QCOMPARE(row(place("text")).stateWord(), u"empty"_s);
    QCOMPARE(row(place("tags")).stateWord(), u"empty"_s);
    QCOMPARE(row(place("filter")).stateWord(), u"empty"_s);
    QCOMPARE(row(place("order")).stateWord(), u"given"_s);
    QCOMPARE(row(place("count")).findChild<QLineEdit *>()->placeholderText(), u"null"_s);
    QCOMPARE(row(place("flag")).findChild<ui::ValueField *>()->findChild<QAbstractButton *>()->text(),
             u"absent, so true"_s);
}

void tst_FormView::keysChangeTheState_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("key");
    QTest::addColumn<QString>("after");
    QTest::newRow("absent") << u"{\"text\": \"x\", \"count\": 1}"_s << u"text"_s << int(Qt::Key_Backspace)
                            << u"{\"count\": 1}"_s;
    QTest::newRow("null") << u"{\"text\": \"x\"}"_s << u"text"_s << int(Qt::Key_N) << u"{\"text\": null}"_s;
    QTest::newRow("empty") << u"{\"text\": \"x\"}"_s << u"text"_s << int(Qt::Key_E) << u"{\"text\": \"\"}"_s;
    QTest::newRow("empty from absent") << u"{\"count\": 1}"_s << u"text"_s << int(Qt::Key_E)
                                       << u"{\"count\": 1, \"text\": \"\"}"_s;
    QTest::newRow("empty list") << u"{\"count\": 1}"_s << u"tags"_s << int(Qt::Key_E)
                                << u"{\"count\": 1, \"tags\": []}"_s;
    QTest::newRow("null object") << u"{\"filter\": {}}"_s << u"filter"_s << int(Qt::Key_N) << u"{\"filter\": null}"_s;
    QTest::newRow("a number is never empty")
        << u"{\"count\": 1}"_s << u"count"_s << int(Qt::Key_E) << u"{\"count\": 1}"_s;
}

void tst_FormView::keysChangeTheState()
{
    QFETCH(QString, before);
    QFETCH(QString, name);
    QFETCH(int, key);
    open(before.toStdString());
    focus(place(name.toStdString()));
    press(static_cast<Qt::Key>(key), Qt::ControlModifier | Qt::ShiftModifier);
    QFETCH(QString, after);
    QCOMPARE(QString::fromStdString(m_text), after);
    QCOMPARE(focusName(), name);
}

void tst_FormView::itemsAreAddedMovedAndRemovedByKeys()
{
    open("{\"tags\": [\"a\"]}");
    focus(place("tags"));
    press(Qt::Key_Insert, Qt::AltModifier);
    QCOMPARE(m_text, std::string("{\"tags\": [\"a\", \"\"]}"));
    QCOMPARE(focusName(), u"2"_s);
    type("b");
    QCOMPARE(m_text, std::string("{\"tags\": [\"a\", \"b\"]}"));
    press(Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(m_text, std::string("{\"tags\": [\"b\", \"a\"]}"));
    QCOMPARE(focusName(), u"1"_s);
    press(Qt::Key_Up, Qt::AltModifier); // There is nothing above.
    QCOMPARE(m_text, std::string("{\"tags\": [\"b\", \"a\"]}"));
    press(Qt::Key_Backspace, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_text, std::string("{\"tags\": [\"a\"]}"));
    QCOMPARE(focusName(), u"1"_s);
    press(Qt::Key_Backspace, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_text, std::string("{\"tags\": []}"));
    QCOMPARE(focusName(), u"tags"_s);
    // One value stands for a list of it, until there are two.
    open("{\"tags\": \"a\"}");
    focus(place("tags"));
    press(Qt::Key_Insert, Qt::AltModifier);
    QCOMPARE(m_text, std::string("{\"tags\": [\"a\", \"\"]}"));
    // And a list that is not there begins with its first item.
    open("");
    focus(place("tags"));
    press(Qt::Key_Insert, Qt::AltModifier);
    QCOMPARE(m_text, std::string("{\n  \"tags\": [\n    \"\"\n  ]\n}"));
}

void tst_FormView::aListOffersItsFirstItem()
{
    open("");
    const auto button = [this] {
        return row(place("tags")).findChild<QToolButton *>();
    };
    QVERIFY(button()->isVisible());
    QVERIFY(!row(place("text")).findChild<QToolButton *>(QString(), Qt::FindDirectChildrenOnly)->isVisible());
    QTest::mouseClick(button(), Qt::LeftButton);
    type("a");
    QCOMPARE(m_text, std::string("{\n  \"tags\": [\n    \"a\"\n  ]\n}"));
    press(Qt::Key_Return); // Goes on with one more.
    type("b");
    QCOMPARE(m_text, std::string("{\n  \"tags\": [\n    \"a\",\n    \"b\"\n  ]\n}"));
    QCOMPARE(focusName(), u"2"_s);
    // By keys alone, from its name or from the button behind it.
    for (const auto key : {Qt::Key_Return, Qt::Key_Space}) {
        for (const bool isButton : {false, true}) {
            open("{\"tags\": []}");
            focus(place("tags"));
            if (isButton)
                press(Qt::Key_Tab);
            press(key);
            QCOMPARE(m_text, std::string("{\"tags\": [\"\"]}"));
            QCOMPARE(focusName(), u"1"_s);
        }
    }
}

void tst_FormView::actsWaitForTheFormToCatchUp()
{
    open("{\"tags\": [\"a\", \"b\", \"c\"]}");
    focus({std::string("tags"), 0U});
    m_isLive = false;
    press(Qt::Key_Backspace, Qt::ControlModifier | Qt::ShiftModifier);
    press(Qt::Key_Backspace, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_text, std::string("{\"tags\": [\"b\", \"c\"]}"));
    m_isLive = true;
    refresh();
    QCOMPARE(m_text, std::string("{\"tags\": [\"c\"]}"));
}

void tst_FormView::aSeriesOfLettersGoesOnUntilTheFieldIsLeft()
{
    open("");
    focus(place("text"));
    type("ab");
    press(Qt::Key_Tab);
    press(Qt::Key_Backtab, Qt::ShiftModifier);
    type("c");
    QCOMPARE(m_goesOn, QList<bool>({false, true, false}));
}

void tst_FormView::typingInTheTextLeavesFocusAndCaretAlone()
{
    open("{\"count\": 123}");
    focus(place("count"));
    auto *line = row(place("count")).findChild<QLineEdit *>();
    line->setCursorPosition(1);
    m_text = "{ \"text\": \"new\", /* moved */ \"count\": 123 }";
    refresh();
    QCOMPARE(QApplication::focusWidget(), line);
    QCOMPARE(line->cursorPosition(), 1);
    QCOMPARE(row(place("text")).stateWord(), u"given"_s);
    m_text = "{\"count\": 5}";
    refresh();
    QCOMPARE(line->text(), u"5"_s);
}

void tst_FormView::whatIsHalfTypedStays()
{
    open("{\"count\": 1}");
    focus(place("count"));
    type("x");
    QCOMPARE(m_text, std::string("{\"count\": 1}"));
    QVERIFY(!row(place("count")).problem().isEmpty());
    refresh();
    QVERIFY(row(place("count")).findChild<QLineEdit *>()->text().contains(u'x'));
}

void tst_FormView::problemsStandUnderTheirField()
{
    open("{\"order\": \"UP\", \"filter\": {\"limit\": \"x\"}}");
    QCOMPARE(row(place("order")).problem(), u"Value \"UP\" does not exist in \"Order\" enum."_s);
    QCOMPARE(row(place("count")).problem(), u"Required, and not given."_s);
    QCOMPARE(row({std::string("filter"), std::string("limit")}).problem(),
             u"Int cannot represent non-integer value: \"x\""_s);
    auto *combo = row(place("order")).findChild<QComboBox *>();
    QVERIFY(combo->accessibleDescription().contains(u"does not exist"_s));
}

void tst_FormView::tabGoesThroughRowsThatAreNoWidgetsYet()
{
    std::string json = "{\"tags\": [";
    for (int i = 0; i < 40; ++i)
        json.append(i > 0 ? ", " : "").append("\"x\"");
    open(json + "]}", "query($tags: [String!]) { a }");
    QVERIFY(view().shownCount() < 30);
    focus(place("tags"));
    for (int i = 1; i <= 40; ++i) {
        press(Qt::Key_Tab);
        QCOMPARE(focusName(), QString::number(i));
        QVERIFY(view().rect().contains(view().mapFromGlobal(QApplication::focusWidget()->mapToGlobal(QPoint(2, 2)))));
    }
    press(Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(focusName(), u"39"_s);
}

void tst_FormView::arrowsGoFromRowToRow()
{
    open("");
    focus(place("text"));
    press(Qt::Key_Down);
    QCOMPARE(focusName(), u"count"_s);
    press(Qt::Key_Up);
    QCOMPARE(focusName(), u"text"_s);
}

void tst_FormView::leavesTheForm()
{
    open("{}", "query($a: Int, $b: Int) { a }");
    m_before->setFocus();
    press(Qt::Key_Tab);
    QCOMPARE(focusName(), u"a"_s);
    press(Qt::Key_Tab);
    press(Qt::Key_Tab);
    QVERIFY(m_after->hasFocus());
    focus(place("a"));
    press(Qt::Key_Backtab, Qt::ShiftModifier);
    QVERIFY(m_before->hasFocus());
}

void tst_FormView::undoGoesToTheText()
{
    open("{}");
    const QSignalSpy undo(&view(), &ui::FormView::undoRequested);
    focus(place("text"));
    press(Qt::Key_Z, Qt::ControlModifier);
    focus(place("tags"));
    press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(undo.size(), 2);
}

void tst_FormView::manyRowsCostWhatIsInView()
{
    std::string query = "query(";
    for (int i = 0; i < 200; ++i)
        query.append("$v").append(std::to_string(i)).append(": String ");
    std::string json = "{\"tags\": [";
    for (int i = 0; i < 1'000; ++i)
        json.append(i > 0 ? ", " : "").append("\"item ").append(std::to_string(i)).append("\"");
    m_window->resize(460, 700);
    query.append("$tags: [String!]) { a }");
    open(json + "]}", query.c_str());
    auto *list = &row(place("tags"));
    list->focusInput(Qt::OtherFocusReason);
    press(Qt::Key_Space);
    QCOMPARE(view().count(), 1'201);
    QVERIFY(view().shownCount() < 60);
    // Every letter brings a new form, and makes no row that is not in view.
    focus({std::string("tags"), 500U});
    type("xyz");
    QVERIFY(m_text.find("xyz") != std::string::npos);
    QVERIFY(view().shownCount() < 60);
    view().verticalScrollBar()->setValue(view().verticalScrollBar()->maximum());
    QVERIFY(row({std::string("tags"), 999U}).isVisible());
    QVERIFY(view().shownCount() < 60);
}

void tst_FormView::foldingShowsWhatIsInside()
{
    open("{}");
    const auto before = view().count();
    focus(place("filter"));
    press(Qt::Key_Right);
    QCOMPARE(view().count(), before + 4);
    QCOMPARE(focusName(), u"filter"_s);
    focus({std::string("filter"), std::string("name")});
    type("x");
    QCOMPARE(m_text, std::string("{\n  \"filter\": {\n    \"name\": \"x\"\n  }\n}"));
    focus(place("filter"));
    press(Qt::Key_Left);
    QCOMPARE(view().count(), before);
}

void tst_FormView::deprecatedAndUnknownAreThere()
{
    open("{\"other\": [1]}");
    auto &unknown = row(place("other"));
    QCOMPARE(unknown.problem(), u"The operation has no variable of this name."_s);
    unknown.focusInput(Qt::OtherFocusReason);
    press(Qt::Key_Backspace, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_text, std::string("{}"));
}

void tst_FormView::brokenJsonMakesItReadOnly()
{
    open("{\"text\": \"x\"}");
    focus(place("text"));
    const auto good = m_text;
    m_text = "{\"text\": \"x\",\n\"count\": }";
    refresh();
    QVERIFY(m_pane->notice().contains(u"line 2"_s));
    QVERIFY(view().isReadOnly());
    QCOMPARE(row(place("text")).stateWord(), u"given"_s);
    const auto broken = m_text;
    type("y");
    press(Qt::Key_Backspace, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_text, broken);
    const QSignalSpy asked(m_pane, &ui::FormPane::placeRequested);
    m_pane->findChild<QPushButton *>()->click();
    m_text = good;
    refresh();
    QVERIFY(m_pane->notice().isEmpty());
    QVERIFY(!view().isReadOnly());
}

void tst_FormView::saysWhatToDoWithoutVariables()
{
    open("{}", "query { a }");
    QCOMPARE(m_pane->notice(), u"This operation has no variables"_s);
    open("{}", "fragment F on Query { a }");
    QCOMPARE(m_pane->notice(), u"No operation"_s);
}

void tst_FormView::everyFieldHasAName()
{
    open("{\"tags\": [\"a\"], \"filter\": {\"next\": {}}}");
    m_window->resize(460, 1'200);
    QApplication::processEvents();
    const auto rows = view().findChildren<ui::FormRow *>();
    QVERIFY(rows.size() > 12);
    for (auto *shown : rows) {
        const auto stops = shown->stops();
        QVERIFY(!stops.isEmpty());
        for (const auto *stop : stops)
            QVERIFY2(!stop->accessibleName().isEmpty(), shown->field().name.c_str());
    }
}

void tst_FormView::looks()
{
    for (const auto choice :
         {ui::Appearance::Choice::Light, ui::Appearance::Choice::Dark, ui::Appearance::Choice::Contrast}) {
        m_appearance.setChoice(choice);
        cleanup();
        init();
        m_window->resize(460, 640);
        open("{\"text\": \"\", \"count\": \"x\", \"order\": \"ASC\", \"at\": \"2026-03-01T12:00:00+08:00\", "
             "\"any\": {\n  \"a\": [1, 2]\n}, \"tags\": [\"one\", \"two\"], \"filter\": {\"name\": null}, "
             "\"password\": \"hunter2\", \"gone\": 1}");
        support::keepPicture(*m_window, u"form-%1"_s.arg(m_appearance.theme().name()));
        QVERIFY(view().shownCount() > 5);
    }
    m_appearance.setChoice(ui::Appearance::Choice::Light);
}

REGISTER_TEST(tst_FormView)
#include "tst_formview.moc"
