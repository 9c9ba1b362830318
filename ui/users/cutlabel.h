#pragma once

#include "ui/theme/plainlabel.h"

namespace ui {

/// One line that gives way: where there is no room for all of it, an ellipsis stands for the rest, and the tooltip
/// tells it.
class CutLabel final : public PlainLabel
{
    Q_OBJECT

public:
    explicit CutLabel(Look look = Look::Normal, Qt::TextElideMode mode = Qt::ElideRight, QWidget *parent = nullptr);

    void setText(const QString &text);
    QString wholeText() const { return m_text; }
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showToolTip();

    QString m_text;
    Qt::TextElideMode m_mode;
};

} // namespace ui
