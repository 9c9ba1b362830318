#pragma once

#include <QPlainTextEdit>

namespace ui {

/// A few lines of code or JSON to be read and copied, as high as its text up to a limit. Plain text, with bidi,
/// zero-width and control characters drawn visibly; long words wrap, because IDs are long words.
class PlainCode final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit PlainCode(const QString &text = {}, int mostLines = 10, QWidget *parent = nullptr);

    void setText(const QString &text);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {80, 0}; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();
    int m_mostLines;
};

} // namespace ui
