#include "ui/editor/jsoneditor.h"

#include "core/graphql/help/variablescompletion.h"
#include "core/json/pretty.h"
#include "core/json/typed.h"
#include "core/text/linemap.h"
#include "ui/code/jsonlexer.h"
#include "ui/editor/applyedits.h"
#include "ui/editor/completer.h"
#include "ui/editor/findings.h"

#include <QKeyEvent>

#include <algorithm>
#include <utility>

namespace ui {

JsonEditor::JsonEditor(const Appearance &appearance, QWidget *parent)
    : CodeBox(appearance, new JsonLexer, parent),
      m_check(&JsonEditor::check, [this](const Checked &checked) { take(checked); })
{
    setAccessibleName(tr("Variables, as JSON"));
    addFindBar();
    connect(this, &CodeBox::documentChanged, this, [this](const QByteArray &utf8, quint64 revision) {
        m_check.wantSoon({utf8, revision});
    });
    m_completer =
        new Completer(appearance, *this, {[this](std::uint32_t place) { return completion(place); }, "{[:,\""});
}

void JsonEditor::setOperation(std::shared_ptr<const graphql::Schema> schema,
                              std::shared_ptr<const graphql::OperationDefinition> operation)
{
    m_schema = std::move(schema);
    m_operation = std::move(operation);
}

graphql::Completion JsonEditor::completion(std::uint32_t place) const
{
    return graphql::completeVariables(m_schema.get(), m_operation.get(), bytes().toStdString(), place);
}

QByteArray JsonEditor::fromMimeData(const QMimeData *source, bool &rectangular) const
{
    constexpr qsizetype Endless = 50'000; // Bytes: a tenth of a second.
    const auto pasted = CodeBox::fromMimeData(source, rectangular);
    qsizetype longest = 0;
    for (qsizetype begin = 0; begin < pasted.size();) {
        const auto lineBreak = pasted.indexOf('\n', begin);
        const auto end = lineBreak < 0 ? pasted.size() : lineBreak;
        longest = std::max(longest, end - begin);
        begin = end + 1;
    }
    if (longest < Endless)
        return pasted;
    const auto text = pasted.toStdString();
    const auto tape = json::Tape::parse(text);
    return tape ? QByteArray::fromStdString(json::pretty(tape->root())) : pasted;
}

QString JsonEditor::make(const json::Change &change, bool goesOn)
{
    const bool amends = goesOn && change.kind == json::Change::Kind::Set && m_made.change.kind == change.kind
        && m_made.change.path == change.path && m_made.revision == revision();
    const auto before = amends ? m_made.before : bytes();
    const auto edits = json::editsFor({before.constData(), static_cast<std::size_t>(before.size())}, change);
    if (!edits)
        return QString::fromStdString(edits.error().message);
    // Another end of the same step: taken back, and made anew from the text it began with.
    if (amends)
        undo();
    applyEdits(*this, *edits);
    m_made = {change, before, revision()};
    return {};
}

bool JsonEditor::event(QEvent *event)
{
    // Escape closes the list before it is anybody's shortcut.
    if (event->type() == QEvent::ShortcutOverride && m_completer->isOpen()
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return CodeBox::event(event);
}

void JsonEditor::keyPressEvent(QKeyEvent *event)
{
    if (m_completer->handle(*event)) {
        event->accept();
        return;
    }
    const auto before = revision();
    CodeBox::keyPressEvent(event);
    m_completer->follow(*event, revision() != before);
}

void JsonEditor::focusOutEvent(QFocusEvent *event)
{
    m_completer->close();
    CodeBox::focusOutEvent(event);
}

void JsonEditor::showProblems(const std::vector<graphql::Diagnostic> &problems)
{
    m_values = {problems, revision()};
    if (m_checked.problem.isEmpty())
        showFindings(findingsOf(problems));
}

JsonEditor::Checked JsonEditor::check(const Typed &typed)
{
    Checked checked;
    checked.revision = typed.revision;
    const auto text = typed.utf8.toStdString();
    if (json::plainJson(text).find_first_not_of(" \t\r\n") == std::string::npos)
        return checked;
    const auto tape = json::parseTyped(text);
    if (!tape) {
        checked.problem = QString::fromStdString(tape.error().message);
        checked.span = {tape.error().offset, tape.error().offset};
    } else if (!tape->root().isObject()) {
        checked.problem = tr("Variables are an object: { \"name\": value }.");
        checked.span = tape->root().span();
    }
    if (!checked.problem.isEmpty())
        checked.line = static_cast<int>(text::LineMap(text).position(checked.span.begin).line);
    return checked;
}

void JsonEditor::take(const Checked &checked)
{
    // The text of now is about to be read.
    if (checked.revision != revision())
        return;
    const auto before = std::exchange(m_checked, checked);
    // What was found in the values stays under them until they have been read again.
    if (!checked.problem.isEmpty())
        showFindings({{Finding::Severity::Error, checked.span, checked.problem}});
    else if (!before.problem.isEmpty())
        showFindings(m_values.revision == checked.revision ? findingsOf(m_values.problems) : std::vector<Finding>());
    if (before.problem != checked.problem || before.span != checked.span)
        emit problemChanged(checked.problem);
}

} // namespace ui
