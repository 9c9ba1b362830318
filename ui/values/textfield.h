#pragma once

#include "ui/values/valuefield.h"

class QPlainTextEdit;

namespace ui {

/// Text of one line that grows when it gets more: Shift+Enter breaks the line, Enter is left to whoever holds the
/// field, Tab leaves it.
class TextField final : public ValueField
{
    Q_OBJECT

public:
    explicit TextField(QWidget *parent = nullptr);

    void setHint(const QString &hint) override;
    void setReadOnly(bool readOnly) override;

protected:
    void showContent() override;

private:
    QString text() const;

    class Box;
    Box *m_box = nullptr;
};

} // namespace ui
