// How a QueryEditor renames what the document itself gives a name.
#include "core/graphql/help/names.h"
#include "core/graphql/help/rename.h"
#include "ui/editor/applyedits.h"
#include "ui/editor/hoverhelp.h"
#include "ui/editor/queryeditor.h"
#include "ui/editor/renamebox.h"

#include <QScrollBar>

#include <algorithm>

namespace ui {
namespace {

/// Whether a variable that is not changed by \a edits is defined as \a name too, in an operation of its own.
bool staysDefined(const graphql::Document &document, std::string_view name, const std::vector<graphql::TextEdit> &edits)
{
    const graphql::DocumentNames names(document);
    return std::any_of(names.all().begin(), names.all().end(), [&](const graphql::DocumentName &each) {
        return each.kind == graphql::DocumentName::Kind::Variable && each.defines && each.name == name
            && std::none_of(edits.begin(), edits.end(), [&](const auto &edit) { return edit.span == each.span; });
    });
}

} // namespace

void QueryEditor::rename()
{
    m_hover->close();
    const auto target = graphql::renameTarget(*document(), caret());
    if (!target) {
        emit nothingToRename(QString::fromStdString(graphql::rename(*document(), caret(), "x").refusal));
        return;
    }
    if (!m_rename) {
        m_rename = new RenameBox(this);
        connect(m_rename, &RenameBox::entered, this, &QueryEditor::renameTo);
        connect(this, &CodeBox::documentChanged, m_rename, [this] {
            if (revision() != m_renameRevision)
                m_rename->close();
        });
        for (auto *bar : {verticalScrollBar(), horizontalScrollBar()})
            connect(bar, &QScrollBar::valueChanged, m_rename, &RenameBox::close);
    }
    m_renameRevision = revision();
    m_renameAt = target->span.begin;
    send(SCI_SCROLLCARET);
    auto anchor = rectOf(target->span.begin);
    anchor.moveTopLeft(mapFrom(window(), anchor.topLeft()));
    m_rename->open(QString::fromStdString(target->name), anchor);
}

void QueryEditor::renameTo(const QString &name)
{
    const auto target = graphql::renameTarget(*document(), m_renameAt);
    if (revision() != m_renameRevision || !target) {
        m_rename->close();
        return;
    }
    const bool isVariable = target->kind == graphql::DocumentName::Kind::Variable;
    auto newName = name.trimmed().toStdString();
    if (isVariable && newName.starts_with('$'))
        newName.erase(0, 1);
    const auto renaming = graphql::rename(*document(), m_renameAt, newName);
    auto refusal = QString::fromStdString(renaming.refusal);
    if (refusal.isEmpty() && isVariable && !renaming.edits.empty() && m_valueRenamer)
        refusal = m_valueRenamer({target->name, newName, staysDefined(*document(), target->name, renaming.edits)});
    if (!refusal.isEmpty()) {
        m_rename->refuse(refusal);
        return;
    }
    m_rename->close();
    applyEdits(*this, renaming.edits);
}

} // namespace ui
