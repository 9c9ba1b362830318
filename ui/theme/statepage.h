#pragma once

#include "ui/theme/appearance.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace ui {

/// What a view shows instead of its content: nothing here yet, waiting, failed. An icon, a title, a sentence and at
/// most one button, in the middle.
class StatePage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatePage)

public:
    explicit StatePage(const Appearance &appearance, QWidget *parent = nullptr);

    /// \a iconName: of ui::icon(), in the colour of \a role. Texts are plain.
    void say(const QString &iconName, Role role, const QString &title, const QString &text);
    /// An empty \a caption takes the button away.
    void offer(const QString &caption);
    /// A moving bar instead of the icon: something is under way.
    void setBusy(bool busy);
    QString title() const;
    QString text() const;

signals:
    void offerTaken();

private:
    void drawIcon();

    const Appearance &m_appearance;
    QString m_iconName;
    Role m_role = Role::MutedText;
    QLabel *m_icon;
    QProgressBar *m_busy;
    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_button;
};

} // namespace ui
