#pragma once

#include "ui/theme/appearance.h"

#include <QPushButton>

namespace ui {

/// A button that opens its menu(), and shows so by a small chevron after its text. The style sheet leaves room for it.
/// One that was given a smaller minimum width cuts its text instead of running out of itself.
class MenuButton : public QPushButton
{
    Q_OBJECT

public:
    /// \a kind: the look in the style sheet.
    MenuButton(const Appearance &appearance, const QString &kind, QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Appearance &m_appearance;
};

} // namespace ui
