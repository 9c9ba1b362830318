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

    /// Puts \a text at the caret as one undoable step, indented like the line it lands on: a field from the docs.
    void insertAtCaret(const QString &text);

public slots:
    /// Puts `#` before the selected lines, or takes it away when all have one.
    void toggleComment();
    /// Squiggles and folds of \a analysis; one that belongs to another revision is dropped.
    void showAnalysis(const language::Analysis &analysis);

private:
    void showFolds(const language::Analysis &analysis);
};

} // namespace ui
