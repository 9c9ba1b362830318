#include "ui/theme/projectmark.h"

#include "core/base/visibletext.h"

#include <QTextBoundaryFinder>

namespace ui {
namespace {

constexpr int MarkIconSize = 16;

/// Two letters of a name of two words, else one; whole characters, whatever they are made of.
QString initialsOf(const QString &name)
{
    const auto first = [](const QString &word) {
        QTextBoundaryFinder graphemes(QTextBoundaryFinder::Grapheme, word);
        const auto end = graphemes.toNextBoundary();
        const auto letter = end > 0 ? word.left(end).toUpper() : QString();
        return base::visibleText(letter) == letter ? letter : QString();
    };
    QString separated = name;
    for (const auto mark : {u'-', u'_', u'.'})
        separated.replace(QChar(mark), QLatin1Char(' '));
    const auto words = separated.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words.isEmpty())
        return QStringLiteral("?");
    return first(words.first()) + (words.size() > 1 ? first(words.at(1)) : QString());
}

} // namespace

void paintProjectMark(QPainter &painter, const QRect &rect, const QString &name, bool live, const Theme &theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    // With an edge of its own, because it also stands on a selected row, which has the same wash.
    auto edge = theme.color(live ? Role::Live : Role::Accent);
    edge.setAlphaF(0.5F);
    painter.setPen(edge);
    painter.setBrush(theme.color(live ? Role::LiveWash : Role::AccentWash));
    const double radius = rect.width() / 4.0;
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    auto font = Theme::interfaceFont();
    font.setPixelSize(std::max(7, rect.height() * 7 / 16));
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(theme.color(live ? Role::Live : Role::Accent));
    painter.drawText(rect, Qt::AlignCenter | Qt::TextSingleLine, initialsOf(name));
    painter.restore();
}

QIcon projectMark(const QString &name, bool live, const Theme &theme)
{
    QIcon icon;
    for (const int scale : {1, 2, 3}) {
        QPixmap pixmap(MarkIconSize * scale, MarkIconSize * scale);
        pixmap.setDevicePixelRatio(scale);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paintProjectMark(painter, QRect(0, 0, MarkIconSize, MarkIconSize), name, live, theme);
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

} // namespace ui
