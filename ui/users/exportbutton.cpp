#include "ui/users/exportbutton.h"

#include "core/base/privatefile.h"
#include "ui/theme/elsewhere.h"
#include "ui/users/usertable.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QLocale>
#include <QMenu>
#include <QPointer>

namespace ui {
namespace {

QByteArray writtenUsers(const users::UserRows &rows, ExportButton::Format format)
{
    return format == ExportButton::Format::Csv ? users::usersAsCsv(rows) : users::usersAsJson(rows);
}

QString groupedCount(qint64 count)
{
    return QLocale(QLocale::English).toString(count);
}

} // namespace

ExportButton::ExportButton(UserTable &table, const Appearance &appearance, QWidget *parent)
    : MenuButton(appearance, QStringLiteral("plain"), parent),
      m_table(table)
{
    setObjectName(QStringLiteral("userExport"));
    setText(tr("Export"));
    setToolTip(tr("Take the users away that are read so far, or those selected"));
    connect(menu(), &QMenu::aboutToShow, this, &ExportButton::fill);
}

QString ExportButton::scope() const
{
    const auto *list = qobject_cast<users::UserModel *>(m_table.model());
    if (!list)
        return {};
    const auto here = static_cast<qint64>(m_table.rows().users.size());
    if (const int selected = m_table.selectedCount(); selected > 0)
        return here == selected
            ? tr("%1 selected").arg(groupedCount(here))
            : tr("%1 of the %2 selected, as read so far").arg(groupedCount(here), groupedCount(selected));
    const auto &pager = list->pager();
    if (pager.isCountKnown() && here >= pager.count())
        return here == 1 ? tr("The one user in the list") : tr("All %1 in the list").arg(groupedCount(here));
    return pager.isCountKnown() ? tr("The %1 read so far, of %2").arg(groupedCount(here), groupedCount(pager.count()))
                                : tr("The %1 read so far").arg(groupedCount(here));
}

void ExportButton::fill()
{
    menu()->clear();
    menu()->addAction(scope())->setEnabled(false);
    menu()->addSeparator();
    menu()->addAction(tr("Save as CSV…"), this, [this] { saveAs(Format::Csv); });
    menu()->addAction(tr("Save as JSON…"), this, [this] { saveAs(Format::Json); });
    menu()->addSeparator();
    menu()->addAction(tr("Copy as CSV"), this, [this] { copyAs(Format::Csv); });
    menu()->addAction(tr("Copy as JSON"), this, [this] { copyAs(Format::Json); });
}

void ExportButton::copyAs(Format format)
{
    const auto rows = m_table.rows();
    elsewhere([rows, format] { return QString::fromUtf8(writtenUsers(rows, format)); },
              [button = QPointer(this), count = static_cast<int>(rows.users.size())](const QString &text) {
                  QApplication::clipboard()->setText(text);
                  if (button)
                      emit button->copied(count);
              });
}

void ExportButton::saveAs(Format format)
{
    const bool isCsv = format == Format::Csv;
    auto *dialog = new QFileDialog(this, tr("Save the users"), {}, isCsv ? tr("CSV (*.csv)") : tr("JSON (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(isCsv ? QStringLiteral("csv") : QStringLiteral("json"));
    dialog->selectFile(isCsv ? QStringLiteral("users.csv") : QStringLiteral("users.json"));
    // Those that were there when it was asked for: the list may be another one by then.
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, format, rows = m_table.rows()](const QString &path) { write(path, rows, format); });
    dialog->open();
}

void ExportButton::saveTo(const QString &path, Format format)
{
    write(path, m_table.rows(), format);
}

void ExportButton::write(const QString &path, const users::UserRows &rows, Format format)
{
    elsewhere([rows, format, path] { return base::writePrivateFile(path, writtenUsers(rows, format)); },
              [button = QPointer(this), path,
               count = static_cast<int>(rows.users.size())](const base::Result<void> &written) {
                  if (button && written)
                      emit button->saved(count, path);
                  else if (button)
                      emit button->failed(written.error());
              });
}

} // namespace ui
