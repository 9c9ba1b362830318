#include "app/windowstatefile.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace app {
namespace {

/// Raised when an older program would misread the file; those before it had no number, and are read as the first.
constexpr int WindowStateVersion = 1;

QString text(const char *sentence)
{
    return QCoreApplication::translate("app::WindowStateFile", sentence);
}

QJsonObject objectOf(const ui::WindowState &state)
{
    return QJsonDocument::fromJson(state.toJson()).object();
}

} // namespace

WindowStateFile::WindowStateFile(const QString &path) : m_file(path, WindowStateVersion) { }

WindowStateFile::Found WindowStateFile::read()
{
    Found found;
    const auto content = m_file.read();
    if (!content) {
        found.notice =
            content.error().message + text(" How this window looks and which keys it has is not remembered meanwhile.");
    } else {
        found.state = ui::WindowState::fromJson(QJsonDocument(content->object).toJson());
        if (content->isDamaged)
            found.notice = (content->isOlder
                                ? text("%1 was damaged: window, keys and settings are as they were one change before.")
                                : text("%1 was damaged: window, keys and settings begin anew."))
                               .arg(m_file.path());
    }
    m_known = objectOf(found.state);
    return found;
}

void WindowStateFile::write(const ui::WindowState &state)
{
    const auto now = objectOf(state);
    const auto written = m_file.change([&](QJsonObject &there) {
        for (auto member = now.begin(); member != now.end(); ++member) {
            if (m_known.value(member.key()) != member.value())
                there.insert(member.key(), member.value());
        }
    });
    if (written)
        m_known = now;
}

} // namespace app
