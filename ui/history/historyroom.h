#pragma once

#include "core/base/clock.h"
#include "core/history/history.h"
#include "ui/theme/appearance.h"

#include <QTimer>
#include <QWidget>

class QStackedWidget;

namespace ui {

class HistoryDetail;
class HistoryFilter;
class HistoryList;
class HistoryModel;
class Notice;
class StatePage;

/// The room of what was run: a list that is searched while one types, and the run in front beside it. Nothing here
/// sends anything.
class HistoryRoom final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HistoryRoom)

public:
    /// \a history and \a clock are not owned.
    HistoryRoom(history::History &history, const base::Clock &clock, const Appearance &appearance,
                QWidget *parent = nullptr);

    QList<QWidget *> panes() const;

public slots:
    void focusSearch();
    void forgetPerson();
    void askToClear();
    /// What is to be told about the file; empty: nothing.
    void notice(const QString &sentence);

signals:
    /// Query and variables into a new tab, which sends nothing by itself.
    void openRequested(const QString &projectKey, const QByteArray &document, const QByteArray &variables);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void makeRemoveMenu();
    void wire();
    void search();
    void take(quint64 search, const QList<history::Row> &rows, bool isLast);
    void showState();
    void fail(const QString &sentence);
    /// What a run is called that was in memory when it was found.
    qint64 idNow(qint64 id) const { return m_cameBack.value(id, id); }
    void sayRemoved();
    void open(qint64 id);
    void openFound();
    void askToRemove(const QList<qint64> &ids);
    void askToRemoveFound();

    history::History &m_history;
    const base::Clock &m_clock;
    const Appearance &m_appearance;
    HistoryModel *m_model = nullptr;
    HistoryFilter *m_filter = nullptr;
    HistoryList *m_list = nullptr;
    HistoryDetail *m_detail = nullptr;
    StatePage *m_state = nullptr;
    QStackedWidget *m_left = nullptr;
    Notice *m_notice = nullptr;
    QTimer m_slow; ///< What takes longer than this is said to take long.
    quint64 m_search = 0;
    bool m_isFirst = false; ///< The next rows replace those of the search before.
    bool m_isDone = false;
    bool m_isStale = true; ///< Something was recorded or removed while nobody looked.
    qint64 m_wanted = -1; ///< Selected before, and to be again.
    qint64 m_toOpen = -1;
    bool m_opensFound = false; ///< Enter came before the rows that it is meant for.
    QHash<qint64, qint64> m_cameBack;
    /// What was said of something that went, and whether it all did.
    struct Removal
    {
        QString sentence;
        bool isDone = true;
    };
    Removal m_removed; ///< Of the runs that went last.
    Removal m_forgottenElsewhere; ///< Said with it, whichever comes first.
};

} // namespace ui
