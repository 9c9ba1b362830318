#pragma once

#include "core/run/answer.h"
#include "core/workspace/tab.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace ui {

class DocumentTab;
class Explorer;

/// The last answer of a tab, and what it is the answer to. Without a body: there is none any more.
struct TabAnswer
{
    run::Answer answer;
    QByteArray text;
    QByteArray variables;
    QByteArrayList secrets; ///< Values of the headers it was sent with.
};

/// What is to be written down of the tabs.
struct TabNews
{
    workspace::TabChanges tabs;
    QHash<QString, TabAnswer> answers; ///< By the ID of their tab.
};

/// Gathers what changes in the tabs until somebody takes it to the disk. It copies values and writes nothing, so that
/// keeping is never felt while somebody types.
class TabKeeping final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TabKeeping)

public:
    /// Not owned. The tabs that are there are to be written, but for those in \a written.
    TabKeeping(Explorer &explorer, const QSet<QString> &written, QObject *parent = nullptr);

    bool hasNews() const { return m_hasNews; }
    TabNews take();
    /// It could not be written: it is news still, where there is no newer one.
    void putBack(const TabNews &news);

signals:
    void changed();

private:
    void watch(DocumentTab *tab);
    void noteAnswer(const DocumentTab &tab);
    void note();

    Explorer &m_explorer;
    QSet<QString> m_changed;
    QHash<QString, TabAnswer> m_answers;
    bool m_hasNews = false;
};

} // namespace ui
