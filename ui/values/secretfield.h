#pragma once

#include "ui/values/valuefield.h"

class QLineEdit;

namespace ui {

class Appearance;

/// Text that a passer-by must not read: see HiddenLine.
class SecretField final : public ValueField
{
    Q_OBJECT

public:
    explicit SecretField(const Appearance &appearance, QWidget *parent = nullptr);

    void setHint(const QString &hint) override;
    void setReadOnly(bool readOnly) override;

protected:
    void showContent() override;

private:
    QLineEdit *m_line = nullptr;
};

} // namespace ui
