#pragma once

#include "core/base/clock.h"
#include "core/history/history.h"
#include "ui/theme/appearance.h"

#include <QDate>
#include <QWidget>

class QLineEdit;
class QMenu;
class QPushButton;

namespace ui {

class MenuButton;
class PlainLabel;

/// The line above the runs: what to search for, which runs are wanted, how many there are, and what removes them.
class HistoryFilter final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HistoryFilter)

public:
    HistoryFilter(const Appearance &appearance, const base::Clock &clock, QWidget *parent = nullptr);

    const history::Filter &filter() const { return m_filter; }
    void setProjects(const QList<history::KnownProject> &projects);
    void showCount(int count, bool isAll);
    /// What is in view is what was found before.
    void showSearching();
    void clear();
    void focusSearch();
    QMenu *removeMenu() const;

signals:
    void changed(const history::Filter &filter);
    void leftDownwards();
    void openRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    MenuButton *addMenu(const char *name, const QString &spoken);
    void choose(MenuButton &button, const QString &caption, bool isChosen);
    void tell();
    void chooseDays(QDate from, QDate to, const QString &caption);
    void askForDays();

    const Appearance &m_appearance;
    const base::Clock &m_clock;
    history::Filter m_filter;
    QDate m_from; ///< Days chosen one by one, to begin with the next time.
    QDate m_to;
    QLineEdit *m_search = nullptr;
    MenuButton *m_kind = nullptr;
    MenuButton *m_project = nullptr;
    MenuButton *m_date = nullptr;
    QPushButton *m_problems = nullptr;
    PlainLabel *m_count = nullptr;
    MenuButton *m_remove = nullptr;
};

} // namespace ui
