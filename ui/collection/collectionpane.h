#pragma once

#include "core/base/result.h"
#include "core/workspace/collection.h"
#include "ui/theme/notice.h"

#include <QTimer>
#include <QWidget>

class QLineEdit;
class QListView;
class QStackedWidget;

namespace ui {

class Appearance;
class CollectionModel;
class MenuButton;
class StatePage;

/// A folder of documents beside the work: found by a few letters of a name, a folder or an operation, and opened with
/// Enter. It reads nothing itself.
class CollectionPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CollectionPane)

public:
    explicit CollectionPane(const Appearance &appearance, QWidget *parent = nullptr);

    void focusSearch();

public slots:
    /// There is no folder.
    void showNone();
    /// \a folder is being read; what was shown stays while it is the same.
    void showReading(const QString &folder);
    void show(const base::Result<workspace::Collection> &collection);

signals:
    /// Another folder is to be chosen.
    void folderWanted();
    /// The folder is to be read again.
    void readingWanted();
    void closingWanted();
    void documentWanted(const QString &path);
    /// The person goes back to where they came from.
    void leftWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeHead();
    void search(const QString &wanted);
    void openRow(const QModelIndex &row);
    void showRows();

    const Appearance &m_appearance;
    QString m_folder;
    bool m_isRead = false; ///< What is shown is the folder's.
    QTimer m_patience; ///< Nothing is said of a wait that is over in a moment.
    MenuButton *m_head = nullptr; ///< Named after the folder.
    QLineEdit *m_search = nullptr;
    CollectionModel *m_model = nullptr;
    QListView *m_list = nullptr;
    Notice *m_notice = nullptr;
    StatePage *m_state = nullptr;
    QStackedWidget *m_stack = nullptr;
};

} // namespace ui
