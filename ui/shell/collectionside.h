#pragma once

#include "ui/theme/appearance.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <memory>

class QSplitter;
class QWidget;

namespace ui {

class CollectionPane;

/// The folder of documents beside the explorer: chosen by a person, read on a thread of its own, and read again when
/// something in it changes.
class CollectionSide final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CollectionSide)

public:
    /// The pane is made when it is first shown, at the left of \a split, which owns it.
    CollectionSide(const Appearance &appearance, QSplitter &split);
    ~CollectionSide() override;

    bool isShown() const { return m_isShown; }
    void setShown(bool shown);
    /// Shows the pane, for somebody who looks for a document.
    void focusSearch();
    /// What F6 goes to: the pane, while it is shown.
    QList<QWidget *> panes() const;
    /// Empty: none. Nothing of it is read before the pane is shown.
    const QString &folder() const { return m_folder; }
    void setFolder(const QString &folder);
    /// Zero: never chosen.
    int width() const { return m_width; }
    void setWidth(int width) { m_width = width; }
    void choose();

signals:
    void shownChanged(bool shown);
    /// Folder or width are others now.
    void changed();
    void documentWanted(const QString &path);
    void leftWanted();

private:
    void makePane();
    void read();
    void watch(const QStringList &folders);

    const Appearance &m_appearance;
    QSplitter &m_split;
    CollectionPane *m_pane = nullptr;
    QString m_folder;
    int m_width = 0;
    bool m_isShown = false;
    std::unique_ptr<QFileSystemWatcher> m_watcher;
    QTimer m_settling; ///< A checkout changes hundreds of files: they are read once.
    QThreadPool m_disk;
    quint64 m_reading = 0; ///< Counts, so that a late answer about another folder is dropped.
};

} // namespace ui
