#pragma once

#include "ui/values/valuefield.h"

class QLineEdit;

namespace ui {

class Appearance;

/// A number as JSON writes it. It stays a string of digits: nothing is rounded, however long, and 1.50 stays 1.50.
class NumberField final : public ValueField
{
    Q_OBJECT

public:
    enum class Form { Integer, Decimal };
    explicit NumberField(Form form, QWidget *parent = nullptr);
    /// One that a passer-by must not read, a code say: see HiddenLine.
    NumberField(Form form, const Appearance &appearance, QWidget *parent = nullptr);

    void setHint(const QString &hint) override;
    void setReadOnly(bool readOnly) override;

protected:
    void showContent() override;

private:
    void take(QWidget *shown, QLineEdit *line);
    void read(const QString &typed);

    const Form m_form;
    QLineEdit *m_line = nullptr;
};

} // namespace ui
