#pragma once

#include "core/graphql/help/signaturehelp.h"

#include <QFrame>
#include <QString>

namespace ui {

class Appearance;

/// One line over the text that shows what can be written in the list around the caret, with the part that the caret is
/// at in bold.
class SignatureLine final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SignatureLine)

public:
    SignatureLine(const Appearance &appearance, QWidget *parent);

    void setHelp(const graphql::SignatureHelp &help);
    /// Above the line of text at \a anchor, or below it where that would be outside of \a box, the box of the text;
    /// both in coordinates of the parent.
    void showBeside(const QRect &anchor, const QRect &box);
    QString active() const { return m_active; }
    QString text() const { return m_before + m_active + m_after; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Appearance &m_appearance;
    QString m_before;
    QString m_active;
    QString m_after;
};

} // namespace ui
