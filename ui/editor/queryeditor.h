#pragma once

#include "ui/code/codebox.h"

namespace language {
struct Analysis;
}

namespace ui {

/// The text box for GraphQL. Says what the text is (documentChanged) and shows what it is told (showAnalysis); it
/// never parses, validates or sends anything. Positions are byte offsets into the UTF-8 text.
class QueryEditor final : public CodeBox
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(QueryEditor)

public:
    explicit QueryEditor(const Appearance &appearance, QWidget *parent = nullptr);

    /// Puts a field at the caret as one undoable step: on a line of its own, indented like its neighbours, or between
    /// its neighbours where the selection stands on one line. Outside of every selection it becomes an operation of
    /// its own, if \a operation (`query`, `mutation`) is given.
    void insertField(const QString &text, const QString &operation = {});

public slots:
    /// Squiggles and folds of \a analysis; one that belongs to another revision is dropped, because a newer one is on
    /// its way and what is shown moves with the text by itself.
    void showAnalysis(const language::Analysis &analysis);
    /// Puts `#` before the selected lines, or takes it away when all have one. Bound to Ctrl+/.
    void toggleComment();

private:
    QByteArray lineText(long line) const;
    /// How far a line below \a line is indented, judged by the last line that holds something.
    QByteArray indentationBelow(long line) const;
    bool isInSelection(long position) const;
    void insertOperation(const QByteArray &text);
    void showFolds(const language::Analysis &analysis);
};

} // namespace ui
