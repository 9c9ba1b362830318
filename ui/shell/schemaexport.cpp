#include "ui/shell/schemaexport.h"

#include "core/base/privatefile.h"
#include "core/graphql/schemaprinter.h"
#include "ui/theme/elsewhere.h"

#include <QFileDialog>
#include <QPointer>
#include <QStandardPaths>

namespace ui {
namespace {

/// A project's name as the name of a file: letters, digits and dashes.
QString fileName(const QString &name)
{
    QString plain;
    for (const QChar c : name.toLower())
        plain += c.isLetterOrNumber() ? c : QLatin1Char('-');
    return plain.isEmpty() ? QStringLiteral("schema") : plain;
}

} // namespace

QByteArray exportedSchema(const graphql::Schema &schema, DocsPane::Export format)
{
    const auto text =
        format == DocsPane::Export::Sdl ? graphql::printSchema(schema) : graphql::introspectionJson(schema);
    return QByteArray::fromStdString(text) + '\n';
}

void exportSchema(std::shared_ptr<const graphql::Schema> schema, DocsPane::Export format, const QString &name,
                  QWidget *over, const ExportDone &done)
{
    const bool isSdl = format == DocsPane::Export::Sdl;
    const auto filter = isSdl ? DocsPane::tr("GraphQL SDL (*.graphql *.graphqls)") : DocsPane::tr("JSON (*.json)");
    auto *dialog =
        new QFileDialog(over, DocsPane::tr("Export the schema"), {}, filter + DocsPane::tr(";;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(isSdl ? QStringLiteral("graphql") : QStringLiteral("json"));
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(fileName(name) + (isSdl ? QStringLiteral(".graphql") : QStringLiteral(".json")));
    QObject::connect(
        dialog, &QFileDialog::fileSelected, over,
        [schema = std::move(schema), format, over, done](const QString &path) {
            elsewhere([schema, format, path] { return base::writePrivateFile(path, exportedSchema(*schema, format)); },
                      [receiver = QPointer(over), path, done](const base::Result<void> &written) {
                          if (receiver)
                              done(path, written);
                      });
        });
    dialog->open();
}

} // namespace ui
