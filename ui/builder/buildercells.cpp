// How names and values are typed over the lines of a BuilderPane.
#include "core/graphql/form/inputkind.h"
#include "core/graphql/help/rename.h"
#include "ui/builder/builderpane.h"

#include <QLineEdit>
#include <QRegularExpression>

#include <algorithm>

namespace ui {
namespace {

using graphql::BuilderValue;

QString cellText(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

/// What a line of text begins with when \a row is changed in it; nothing: that is no text for one line.
std::optional<QString> editableText(const graphql::BuilderRow &row, std::string_view source)
{
    if (!row.value)
        return QString();
    const bool isString = row.value->kind == graphql::Value::Kind::String;
    const auto text = cellText(isString ? row.value->text : row.value->span.of(source));
    const bool isOneLine = std::all_of(text.begin(), text.end(), [](QChar c) { return c.isPrint() || c == u' '; });
    return isOneLine ? std::optional(text) : std::nullopt;
}

/// `$name` is a variable wherever it is typed: hardly a text looks like one, and what became of it is seen at once.
std::optional<std::string> variableTyped(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("\\A\\$([_A-Za-z][_A-Za-z0-9]*)\\z"));
    const auto match = form.match(text.trimmed());
    return match.hasMatch() ? std::optional(match.captured(1).toStdString()) : std::nullopt;
}

} // namespace

void BuilderPane::openCell(int row, Cell cell)
{
    const auto line = *lineAt(row);
    const auto shown = rowOf(line);
    if (!shown)
        return;
    if (cell == Cell::Alias && !shown->isChosen) {
        toggle(line, false);
        return;
    }
    m_list->scrollTo(m_list->model()->index(row, 0));
    QString text = line.alias;
    QRect place = m_list->nameRect(row);
    if (cell == Cell::Value) {
        const auto editable = editableText(*shown, m_document->source());
        if (!editable) {
            emit placeWanted(shown->value->span, true);
            return;
        }
        text = *editable;
        if (const auto value = m_list->valueRect(row); !value.isEmpty())
            place = value;
    }
    m_cell = cell;
    m_cellKey = line.key;
    if (m_cellKey == m_undoneKey)
        m_undone.clear();
    const bool isMoment = cell == Cell::Value && graphql::inputKind(shown->type) == graphql::InputKind::DateTime;
    m_line->open(text, cell == Cell::Alias ? tr("Alias of %1").arg(line.name) : tr("Value of %1").arg(line.name), place,
                 isMoment ? CellLine::Holds::DateTime : CellLine::Holds::Text);
}

void BuilderPane::renameDefinition()
{
    if (m_roots.empty() || !m_roots.front().tree.definition())
        return;
    const auto &definition = m_roots.front().tree.definition();
    m_cell = Cell::Definition;
    m_cellKey = {};
    const auto name = definition.operation ? definition.operation->name.value : definition.fragment->name.value;
    m_nameLine->open(cellText(name), tr("New name"), m_head->geometry().adjusted(16, 0, -8, 0));
}

void BuilderPane::takeCell(CellLine &line, CellLine::Then then, bool isLeaving)
{
    const auto taken = [this, &line, isLeaving] {
        line.close();
        if (!isLeaving)
            m_list->setFocus(Qt::OtherFocusReason);
    };
    const auto goOn = [this, taken, then, cell = m_cell] {
        taken();
        if (cell == Cell::Value && then != CellLine::Then::Stay)
            goToNextValue(then == CellLine::Then::Next ? 1 : -1);
    };
    const auto refused = [this, taken, goOn, &line, isLeaving, key = m_cellKey](const QString &reason) {
        if (reason.isEmpty())
            return goOn();
        if (!isLeaving)
            return line.refuse(reason);
        taken();
        m_notice->say(Notice::Tone::Warning, reason);
        m_undone = reason;
        m_undoneKey = key;
    };
    perform({m_cellKey,
             [cell = m_cell, place = m_cellKey.place, text = line.text()](const graphql::BuilderTree &tree) {
                 return std::vector<graphql::BuilderEdit> {entered(tree, cell, place, text)};
             },
             goOn, refused});
}

graphql::BuilderEdit BuilderPane::entered(const graphql::BuilderTree &tree, Cell cell,
                                          const graphql::BuilderPlace &place, const QString &text)
{
    if (cell == Cell::Alias)
        return graphql::setAlias(tree, place, text.trimmed().toStdString());
    if (cell == Cell::Definition) {
        const auto name = text.trimmed().toStdString();
        const auto *fragment = tree.definition().fragment;
        if (!fragment)
            return graphql::renameOperation(tree, name);
        graphql::BuilderEdit renaming;
        renaming.refactoring = graphql::rename(tree.document(), fragment->name.span.begin, name);
        return renaming;
    }
    const auto row = tree.find(place);
    if (const auto variable = variableTyped(text))
        return graphql::setValue(tree, place, {BuilderValue::Kind::Variable, *variable});
    const bool isUnchanged = row && row->value && editableText(*row, tree.document().source()) == text;
    return isUnchanged ? graphql::BuilderEdit()
                       : graphql::setValue(tree, place, {BuilderValue::Kind::Typed, text.toStdString()});
}

/// As Tab goes through a form: to the next line that is given a text.
void BuilderPane::goToNextValue(int by)
{
    for (int row = m_list->currentRow() + by; const auto *line = lineAt(row); row += by) {
        if (line->edits == BuilderLine::Value::Text && line->mark == BuilderLine::Mark::On) {
            m_list->setCurrentRow(row);
            openCell(row, Cell::Value);
            return;
        }
    }
}

} // namespace ui
