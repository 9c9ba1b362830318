#pragma once

#include <QWidget>

namespace ui {

class PlainLabel;

/// A label over an input, a hint under it, and in the hint's place what is wrong with it.
class Field final : public QWidget
{
    Q_OBJECT

public:
    /// \a content: the input, or a row with it. \a buddy gets the focus of the label's mnemonic.
    Field(const QString &label, QWidget *content, QWidget *buddy, const QString &hint = {}, QWidget *parent = nullptr);

    /// Empty: nothing is wrong.
    void showProblem(const QString &problem);
    QString problem() const { return m_problem; }

private:
    QString m_hint;
    QString m_problem;
    PlainLabel *m_note = nullptr;
};

} // namespace ui
