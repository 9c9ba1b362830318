#include "ui/results/answerfile.h"

#include "core/base/privatefile.h"
#include "ui/theme/elsewhere.h"

#include <QFileDialog>
#include <QPointer>

namespace ui {

AnswerFile::AnswerFile(QWidget *parent) : QObject(parent), m_window(parent) { }

void AnswerFile::save(std::shared_ptr<const std::string> body, const QString &name)
{
    auto *dialog = new QFileDialog(m_window, tr("Save the answer"), {}, tr("JSON (*.json);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(name);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, body = std::move(body)](const QString &path) { saveTo(path, body); });
    dialog->open();
}

void AnswerFile::saveTo(const QString &path, std::shared_ptr<const std::string> body)
{
    // Writing waits for the disk, which is not the window's business.
    elsewhere(
        [path, body = std::move(body)] {
            return base::writePrivateFile(path,
                                          QByteArray::fromRawData(body->data(), static_cast<qsizetype>(body->size())));
        },
        [file = QPointer(this), path](const base::Result<void> &written) {
            if (file && written)
                emit file->saved(path);
            else if (file)
                emit file->failed(written.error());
        });
}

} // namespace ui
