#pragma once

#include "core/graphql/help/signaturehelp.h"

#include <QFrame>
#include <QStringList>

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
    /// All of it, whatever there is room for.
    QString text() const;
    /// What is shown of it in \a width pixels: of a long list the parameters around the one at the caret, dots for the
    /// others, and always whose list it is.
    QString shownIn(int width) const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Appearance &m_appearance;
    struct Pieces
    {
        QString before;
        QString active;
        QString after;
    };
    Pieces fitted(int width) const;

    QString m_head; ///< Up to the first parameter.
    QStringList m_parameters;
    QString m_gap; ///< Between two parameters.
    QString m_tail;
    QString m_active;
    qsizetype m_at = -1; ///< Of the active parameter.
    int m_room = 0; ///< Pixels that the text could have.
};

} // namespace ui
