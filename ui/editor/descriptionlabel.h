#pragma once

#include <QLabel>

namespace ui {

/// What the author of a schema says about a name: paragraphs of plain text, with what stands in backticks in the code
/// font. The other marks of Markdown are taken out. The text becomes rich text here and nowhere before, so nothing in
/// it can be a tag.
class DescriptionLabel final : public QLabel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DescriptionLabel)

public:
    explicit DescriptionLabel(QWidget *parent = nullptr);
    void setMarkdown(const QString &markdown);
};

} // namespace ui
