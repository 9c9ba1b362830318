#pragma once

#include "core/users/usersummary.h"

#include <QDateTime>
#include <QTimer>
#include <QWidget>

class QProgressBar;
class QPushButton;
class QToolButton;

namespace ui {

class Appearance;
class CutLabel;
class PlainLabel;

/// Who the person page is about: picture, name, state, IDs, and what can be done with the page.
class PersonHead final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PersonHead)

public:
    explicit PersonHead(const Appearance &appearance, QWidget *parent = nullptr);

    /// \a isRead: all of it is known; otherwise only what the table knew, and no state is told that was not read.
    void show(const users::UserSummary &summary, const users::AccountStatus &status, bool isRead);
    /// A few words on how fresh it is.
    void sayFreshness(const QString &text);
    void setBusy(bool busy);
    /// Says so for a moment.
    void noteCopied();

signals:
    void closeRequested();
    void reloadRequested();
    void operationRequested();

private:
    class Picture;
    class State;
    struct IdLine
    {
        QString name;
        CutLabel *text = nullptr;
        QToolButton *copy = nullptr;
        QWidget *line = nullptr;
    };
    IdLine makeIdLine(const QString &name, const QString &objectName);
    void showId(const IdLine &line, const QString &id);
    void applyTheme();

    const Appearance &m_appearance;
    Picture *m_picture = nullptr;
    State *m_state = nullptr;
    CutLabel *m_name = nullptr;
    CutLabel *m_account = nullptr;
    IdLine m_uuid;
    IdLine m_nodeId;
    PlainLabel *m_freshness = nullptr;
    QProgressBar *m_busy = nullptr;
    QToolButton *m_back = nullptr;
    QToolButton *m_reload = nullptr;
    QPushButton *m_operation = nullptr;
    QString m_fresh;
    QTimer m_copied;
};

} // namespace ui
