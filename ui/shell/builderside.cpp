#include "ui/shell/builderside.h"

#include "core/json/typed.h"
#include "ui/builder/builderpane.h"
#include "ui/editor/applyedits.h"
#include "ui/editor/jsoneditor.h"
#include "ui/editor/queryeditor.h"
#include "ui/shell/textcommand.h"

#include <QEvent>

#include <cctype>

using namespace std::chrono_literals;

namespace ui {
namespace {

/// Puts the values that \a edits ask for into the variables; nothing, when these are no JSON object.
std::optional<std::string> variablesWith(std::string variables, const std::vector<graphql::BuilderEdit> &edits)
{
    for (const auto &edit : edits) {
        for (const auto &variable : edit.variables) {
            if (variable.json.empty())
                continue;
            auto changed = withMember(variables, variable.name, variable.json);
            if (!changed)
                return std::nullopt;
            variables = std::move(*changed);
        }
    }
    return variables;
}

/// Anywhere, be it in a comment: what is in doubt is left alone.
bool mentionsVariable(const QByteArray &text, const QByteArray &name)
{
    const auto isOfName = [](char letter) {
        return std::isalnum(static_cast<unsigned char>(letter)) || letter == '_';
    };
    const auto written = '$' + name;
    for (auto at = text.indexOf(written); at >= 0; at = text.indexOf(written, at + 1)) {
        const auto end = at + written.size();
        if (end == text.size() || !isOfName(text.at(end)))
            return true;
    }
    return false;
}

} // namespace

BuilderSide::BuilderSide(const Appearance &appearance, QueryEditor &editor, JsonEditor &variables, QObject *parent)
    : QObject(parent),
      m_editor(editor),
      m_variables(variables),
      m_pane(new BuilderPane(appearance, [this] {
          return BuilderPane::Text {m_editor.document(), m_editor.caret(), m_editor.revision(),
                                    m_variables.bytes().toStdString()};
      }))
{
    m_following.setSingleShot(true);
    m_following.setInterval(20ms);
    connect(&m_following, &QTimer::timeout, this, [this] {
        // What is being typed is read by the analysis that is on its way.
        if (m_pane->isVisible() && m_editor.hasFreshDocument())
            m_pane->follow({m_editor.document(), m_editor.caret(), m_editor.revision(), {}});
    });
    connect(&editor, &QueryEditor::caretMoved, this, &BuilderSide::follow);
    connect(m_pane, &BuilderPane::changeWanted, this, [this](const std::vector<graphql::BuilderEdit> &edits) {
        const auto before = m_variables.bytes().toStdString();
        const auto after = variablesWith(before, edits);
        if (!after) {
            emit refused(tr("The value has nowhere to go: the variables are no JSON object. Mend them first."));
            return;
        }
        m_editor.SendScintilla(QsciScintilla::SCI_BEGINUNDOACTION);
        for (const auto &edit : edits)
            if (!edit.refactoring.edits.empty())
                applyEditsElsewhere(m_editor, edit.refactoring.edits, edit.selection);
        m_editor.SendScintilla(QsciScintilla::SCI_ENDUNDOACTION);
        m_editor.adopt(edits.back().after);
        offerToRemove(edits);
        if (*after == before)
            return;
        m_variables.replaceBytes(QByteArray::fromStdString(*after));
        emit variablesChanged();
    });
    connect(m_pane, &BuilderPane::placeWanted, this, [this](text::Span span, bool takesFocus) {
        m_editor.select(span);
        if (takesFocus)
            m_editor.setFocus(Qt::OtherFocusReason);
    });
    connect(m_pane, &BuilderPane::leftWanted, this, [this] { m_editor.setFocus(Qt::OtherFocusReason); });
    connect(m_pane, &BuilderPane::undoWanted, &editor, &QsciScintilla::undo);
    connect(m_pane, &BuilderPane::redoWanted, &editor, &QsciScintilla::redo);
    m_pane->installEventFilter(this);
}

void BuilderSide::offerToRemove(const std::vector<graphql::BuilderEdit> &edits)
{
    const auto tape = json::parseTyped(m_variables.bytes().toStdString());
    if (!tape)
        return;
    QStringList names;
    for (const auto &edit : edits)
        for (const auto &name : edit.unused)
            if (tape->root().find(name))
                names.append(QString::fromStdString(name));
    if (!names.isEmpty())
        emit leftOver(names);
}

void BuilderSide::removeValues(const QStringList &names)
{
    // The offer may have stood there for a while.
    const auto text = m_editor.bytes();
    QStringList kept;
    for (const auto &name : names) {
        const auto why = mentionsVariable(text, name.toUtf8())
            ? tr("$%1 is in the query again: its value stays.").arg(name)
            : m_variables.make({json::Change::Kind::Remove, {name.toStdString()}, {}, 0});
        if (!why.isEmpty())
            kept.append(why);
    }
    if (!kept.isEmpty())
        emit refused(kept.join(QLatin1Char(' ')));
}

void BuilderSide::follow()
{
    m_following.start();
}

bool BuilderSide::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_pane && event->type() == QEvent::Show)
        follow();
    return QObject::eventFilter(watched, event);
}

} // namespace ui
