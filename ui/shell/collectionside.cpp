#include "ui/shell/collectionside.h"

#include "core/workspace/collection.h"
#include "ui/collection/collectionpane.h"

#include <QFileDialog>
#include <QSplitter>
#include <QStandardPaths>

using namespace std::chrono_literals;

namespace ui {
namespace {

constexpr int UsualWidth = 240;

} // namespace

CollectionSide::CollectionSide(const Appearance &appearance, QSplitter &split)
    : QObject(&split),
      m_appearance(appearance),
      m_split(split)
{
    m_disk.setMaxThreadCount(1);
    m_settling.setSingleShot(true);
    m_settling.setInterval(200ms);
    connect(&m_settling, &QTimer::timeout, this, &CollectionSide::read);
}

CollectionSide::~CollectionSide()
{
    m_disk.waitForDone();
}

void CollectionSide::makePane()
{
    m_pane = new CollectionPane(m_appearance, &m_split);
    m_watcher = std::make_unique<QFileSystemWatcher>();
    m_split.insertWidget(0, m_pane);
    m_split.setStretchFactor(0, 0);
    m_split.setStretchFactor(1, 1);
    m_split.setSizes({m_width > 0 ? m_width : UsualWidth, m_split.width()});
    connect(m_watcher.get(), &QFileSystemWatcher::directoryChanged, &m_settling, qOverload<>(&QTimer::start));
    connect(&m_split, &QSplitter::splitterMoved, this, [this] {
        m_width = m_split.sizes().constFirst();
        emit changed();
    });
    connect(m_pane, &CollectionPane::folderWanted, this, &CollectionSide::choose);
    connect(m_pane, &CollectionPane::readingWanted, this, &CollectionSide::read);
    connect(m_pane, &CollectionPane::closingWanted, this, [this] { setFolder({}); });
    connect(m_pane, &CollectionPane::documentWanted, this, &CollectionSide::documentWanted);
    connect(m_pane, &CollectionPane::leftWanted, this, &CollectionSide::leftWanted);
    read();
}

void CollectionSide::setShown(bool shown)
{
    if (shown == m_isShown)
        return;
    m_isShown = shown;
    if (!m_pane)
        makePane();
    m_pane->setVisible(shown);
    emit shownChanged(shown);
}

void CollectionSide::focusSearch()
{
    setShown(true);
    m_pane->focusSearch();
}

QList<QWidget *> CollectionSide::panes() const
{
    return m_isShown ? QList<QWidget *> {m_pane} : QList<QWidget *>();
}

void CollectionSide::choose()
{
    auto *dialog = new QFileDialog(m_split.window(), tr("Open a folder of documents"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setDirectory(m_folder.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)
                                            : m_folder);
    connect(dialog, &QFileDialog::fileSelected, this, &CollectionSide::setFolder);
    dialog->open();
}

void CollectionSide::setFolder(const QString &folder)
{
    if (folder == m_folder)
        return;
    m_folder = folder;
    if (m_pane)
        read();
    emit changed();
}

void CollectionSide::read()
{
    const auto reading = ++m_reading;
    if (m_folder.isEmpty()) {
        watch({});
        m_pane->showNone();
        return;
    }
    m_pane->showReading(m_folder);
    m_disk.start([this, reading, folder = m_folder] {
        const auto collection = workspace::readCollection(folder);
        QMetaObject::invokeMethod(
            this,
            [this, reading, collection] {
                if (reading != m_reading)
                    return;
                m_pane->show(collection);
                watch(collection ? collection->folders : QStringList());
            },
            Qt::QueuedConnection);
    });
}

void CollectionSide::watch(const QStringList &folders)
{
    if (const auto watched = m_watcher->directories(); !watched.isEmpty() && watched != folders)
        m_watcher->removePaths(watched);
    if (!folders.isEmpty())
        m_watcher->addPaths(folders);
}

} // namespace ui
