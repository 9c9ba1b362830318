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

/// What differs between \a known and \a now is made in \a there; all else stays as it is there.
void makeChanges(QJsonObject &there, const QJsonObject &known, const QJsonObject &now)
{
    for (auto member = known.begin(); member != known.end(); ++member) {
        if (!now.contains(member.key()))
            there.remove(member.key());
    }
    for (auto member = now.begin(); member != now.end(); ++member) {
        const auto before = known.value(member.key());
        if (before == member.value())
            continue;
        QJsonValue changed = member.value();
        if (changed.isObject()) {
            auto object = there.value(member.key()).toObject();
            makeChanges(object, before.toObject(), changed.toObject());
            changed = object;
        }
        there.insert(member.key(), changed);
    }
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
    if (m_file.change([&](QJsonObject &there) { makeChanges(there, m_known, now); }))
        m_known = now;
}

} // namespace app
