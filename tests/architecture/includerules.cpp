#include "tests/architecture/includerules.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

namespace architecture {
namespace {

QSet<QString> words(const QString &list)
{
    const auto parts = list.split(QLatin1Char(';'), Qt::SkipEmptyParts);
    return {parts.begin(), parts.end()};
}

/// "core/json/tape.h" -> "core/json"; empty when it names no module.
QString moduleOf(const QString &path)
{
    return path.count(QLatin1Char('/')) >= 2 ? path.section(QLatin1Char('/'), 0, 1) : QString();
}

/// "Widgets" for QWidget and QtWidgets/QWidget, found where Qt's headers lie; empty when it is no header of Qt.
QString qtModuleOf(const QString &header)
{
    if (header.startsWith(QLatin1String("Qt")) && header.contains(QLatin1Char('/')))
        return header.section(QLatin1Char('/'), 0, 0).mid(2);
    static const auto folders = QDir(QStringLiteral(QT_INCLUDE)).entryList({QStringLiteral("Qt*")}, QDir::Dirs);
    for (const auto &folder : folders)
        if (QFileInfo::exists(QStringLiteral(QT_INCLUDE "/%1/%2").arg(folder, header)))
            return folder.mid(2);
    return {};
}

bool reaches(const Walls &walls, const QString &module, const QString &library, QSet<QString> &seen)
{
    if (seen.contains(module))
        return false;
    seen.insert(module);
    const auto wall = walls.value(module);
    if (wall.libraries.contains(library))
        return true;
    return std::any_of(wall.modules.begin(), wall.modules.end(),
                       [&](const QString &next) { return reaches(walls, next, library, seen); });
}

} // namespace

Walls readWalls(const QString &text)
{
    Walls walls;
    for (const auto &line : text.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        const auto fields = line.split(QLatin1Char('|'));
        walls.insert(fields.at(0), {words(fields.at(1)), words(fields.at(2)), words(fields.at(3))});
    }
    return walls;
}

QStringList violations(const Walls &walls, const QString &path, const QString &content)
{
    const auto module = moduleOf(path);
    if (!walls.contains(module))
        return {QStringLiteral("%1 belongs to no module").arg(path)};
    const auto wall = walls.value(module);
    const auto complain = [&](const QString &what) {
        return QStringLiteral("%1 includes %2").arg(path, what);
    };

    QStringList found;
    static const QRegularExpression include(QStringLiteral(R"(^\s*#\s*include\s*(["<])([^">]+)[">])"),
                                            QRegularExpression::MultilineOption);
    for (auto matches = include.globalMatch(content); matches.hasNext();) {
        const auto match = matches.next();
        const auto header = match.captured(2);
        if (match.captured(1) == QLatin1String("\"")) {
            const auto other = moduleOf(header);
            if (header.endsWith(QLatin1String(".moc")))
                continue;
            if (other != module && !wall.modules.contains(other))
                found += complain(header);
        } else if (header.startsWith(QLatin1String("Qsci/"))) {
            if (!wall.libraries.contains(QStringLiteral("QScintilla::QScintilla")))
                found += complain(header);
        } else if (header.startsWith(QLatin1String("openssl/"))) {
            if (!wall.libraries.contains(QStringLiteral("OpenSSL::Crypto")))
                found += complain(header);
        } else if (header.startsWith(QLatin1String("tl/"))) {
            QSet<QString> seen;
            if (!reaches(walls, module, QStringLiteral("tl::expected"), seen))
                found += complain(header);
        } else if (const auto qt = qtModuleOf(header); !qt.isEmpty()) {
            if (!wall.qtModules.contains(qt) && !wall.libraries.contains(QStringLiteral("Qt6::") + qt))
                found += complain(QStringLiteral("%1 of Qt %2").arg(header, qt));
        }
    }
    return found;
}

} // namespace architecture
