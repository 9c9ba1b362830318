#pragma once

#include "core/run/answer.h"
#include "core/workspace/tab.h"

#include <QObject>

namespace ui {

class DocumentPage;

/// One tab of the Explorer: a value until somebody looks at it, and a page of editors from then on. A window with fifty
/// tabs holds fifty texts, and as many pages as were looked at.
class DocumentTab final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DocumentTab)

public:
    explicit DocumentTab(workspace::Tab tab, QObject *parent = nullptr);

    const QString &id() const { return m_tab.id; }
    const QString &projectKey() const { return m_tab.projectKey; }
    /// Null until somebody looked at it.
    DocumentPage *page() const { return m_page; }
    /// Once; not owned. What is in the value goes into it.
    void setPage(DocumentPage *page);

    /// What is written on the tab.
    QString title() const;
    /// A person's name for it; empty: it is called after what is in it.
    const QString &name() const { return m_tab.name; }
    void rename(const QString &name);
    bool isRunning() const;
    QByteArray text() const;
    QString filePath() const;
    bool differsFromFile() const;
    /// The tab as it is now.
    workspace::Tab value() const;

signals:
    /// What is written on it, or whether it runs.
    void looksChanged();
    /// value() may be another.
    void changed();
    void answerChanged();

private:
    workspace::Tab m_tab; ///< Of one with a page: as it was before, but for the name.
    DocumentPage *m_page = nullptr;
};

} // namespace ui
