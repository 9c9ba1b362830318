#pragma once

#include "core/base/clock.h"
#include "core/users/reads.h"
#include "ui/users/personfacts.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QStackedWidget;
class QTabBar;
class QVBoxLayout;

namespace ui {

class Appearance;
class FactList;
class Notice;
class PersonHead;
class StatePage;

/// Everything that the Admin API tells of one user, to be read and copied; nothing here changes anybody. It asks for
/// what it shows through Reads, and offers that operation to be opened in a tab.
class PersonPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PersonPage)

public:
    /// Nothing is owned.
    PersonPage(users::Reads &reads, const base::Clock &clock, const Appearance &appearance, QWidget *parent = nullptr);
    ~PersonPage() override;

    /// \a known: what is known of the user already, shown until the answer is there; the node ID is enough.
    void open(const project::Project &project, const users::UserSummary &known);
    /// Forgets whom it showed, and wants no answer any more.
    void close();
    /// Node ID; empty: nobody.
    const QString &userId() const { return m_known.id; }
    /// Where whoever comes here from another pane wants to be: at what is known, while it is there. No focus proxy,
    /// past which Tab would skip everything else in here.
    QWidget *mainPane();
    PersonSection section() const;
    void setSection(ui::PersonSection section);
    /// The rows on the screen; empty while there are none.
    Facts facts() const;

public slots:
    void reload();

signals:
    void operationRequested(const safety::Draft &draft);
    /// Back to where the user was chosen. The page stays as it is.
    void closeRequested();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Read
    {
        users::PersonAnswer answer;
        QList<run::AnswerError> errors;
        QString failure; ///< Empty: there is an answer.
    };
    struct Shown
    {
        Read read;
        ActivityShown activity;
        QDateTime at;
        QStringList lacking; ///< What was not asked for, because the server does not have it.
    };

    static Read readOf(const run::Answer &answer);
    void ask();
    void accept(const base::Result<Read> &result);
    void acceptMore(const base::Result<Read> &result, const QString &after);
    void loadMore();
    void dropMore();
    void fail(const QString &message);
    void say(const QString &icon, Role role, const QString &title, const QString &text, const QString &offer);
    void showBody(QWidget *page);
    void showRead(bool keepsPlace);
    void showSection(bool keepsPlace);
    void layTabs();
    void showTabs();
    /// The tabs have no room for all that they could say.
    bool isNarrow() const { return width() < 640; }
    void stepSection(int by);
    bool isOurs(const QKeyEvent &event) const;

    users::Reads &m_reads;
    const base::Clock &m_clock;
    project::Project m_project;
    users::UserSummary m_known;
    std::optional<Shown> m_shown;
    std::optional<PersonSection> m_leftSection; ///< Where somebody was before a user who has only an audit log.
    bool m_lentFocus = false; ///< The tabs have it as long as there is no list.
    QStringList m_lacking; ///< What the server cannot be asked.
    users::Reads::Ticket m_asked = 0;
    users::Reads::Ticket m_askedMore = 0;
    QTimer m_patience; ///< What comes sooner is shown without a word before it.

    PersonHead *m_head = nullptr;
    QVBoxLayout *m_band = nullptr;
    QTabBar *m_tabs = nullptr;
    Notice *m_notice = nullptr;
    QStackedWidget *m_body = nullptr;
    FactList *m_list = nullptr;
    StatePage *m_state = nullptr;
    QWidget *m_blank = nullptr;
};

} // namespace ui
