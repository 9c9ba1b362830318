#pragma once

#include "ui/values/valuefield.h"

class QLineEdit;
class QToolButton;

namespace ui {

class Appearance;

/// Text that a passer-by must not read: dots, until the button beside it is held down by a click. It hides again
/// when the focus leaves the field.
class SecretField final : public ValueField
{
    Q_OBJECT

public:
    explicit SecretField(const Appearance &appearance, QWidget *parent = nullptr);

    void setHint(const QString &hint) override;
    void setReadOnly(bool readOnly) override;

protected:
    void showContent() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    const Appearance &m_appearance;
    QLineEdit *m_line = nullptr;
    QToolButton *m_reveal = nullptr;
};

} // namespace ui
