#pragma once

#include <QFrame>
#include <QStringList>

class QPushButton;

namespace ui {

class Appearance;
class DescriptionLabel;
class PlainLabel;

/// What is known about a name, as a card over the text: its signature, and below it what the schema's author says.
/// Part of the window and never in the focus's way. All of it is plain
/// text, but for code in the description.
class InfoCard final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InfoCard)

public:
    struct Content
    {
        QString signature;
        QString description;
        QString deprecation; ///< Why not to use it any more; empty when it is not deprecated.
        QStringList members; ///< Lines of code: arguments, values, fields.
        QString link; ///< Caption of a button at the foot; empty for none.
        bool isEmpty() const { return signature.isEmpty() && description.isEmpty() && deprecation.isEmpty(); }
    };

    explicit InfoCard(QWidget *parent = nullptr);

    /// Fits itself to \a content, \a width wide at most.
    void setContent(const Content &content, int width);
    const Content &content() const { return m_content; }

signals:
    void linkActivated();

private:
    Content m_content;
    PlainLabel *m_signature = nullptr;
    PlainLabel *m_deprecation = nullptr;
    DescriptionLabel *m_description = nullptr;
    PlainLabel *m_members = nullptr;
    QPushButton *m_link = nullptr;
};

/// Where a card of \a size belongs: below \a anchor, or above it where there is more room, inside of \a bounds.
QRect placedAt(const QRect &anchor, QSize size, const QRect &bounds);

} // namespace ui
