#pragma once

#include <QWidget>

class QLineEdit;
class QToolButton;

namespace ui {

class Appearance;

/// A line that a passer-by must not read: dots, until the button beside it is held down by a click. It hides again
/// when the focus leaves both.
class HiddenLine final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HiddenLine)

public:
    explicit HiddenLine(const Appearance &appearance, QWidget *parent = nullptr);

    QLineEdit *line() const { return m_line; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QLineEdit *m_line = nullptr;
    QToolButton *m_reveal = nullptr;
};

} // namespace ui
