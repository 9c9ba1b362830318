#pragma once

#include "core/base/error.h"

#include <QObject>

#include <memory>
#include <string>

class QWidget;

namespace ui {

/// Writes the bytes of an answer to a file: as they came, in another thread, whole or not at all, and for its owner's
/// eyes only.
class AnswerFile final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AnswerFile)

public:
    explicit AnswerFile(QWidget *parent);

    /// Asks for a file, beginning in the folder used last, for saveTo().
    void save(std::shared_ptr<const std::string> body, const QString &name);
    /// Ends in saved() or failed().
    void saveTo(const QString &path, std::shared_ptr<const std::string> body);

signals:
    void saved(const QString &path);
    void failed(const base::Error &error);

private:
    QWidget *m_window;
};

} // namespace ui
