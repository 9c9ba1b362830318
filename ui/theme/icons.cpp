#include "ui/theme/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

namespace ui {
namespace {

/// Draws one SVG in the colour of the icon's mode and state. QIcon's own SVG engine knows no colours.
class LineIconEngine final : public QIconEngine
{
public:
    LineIconEngine(QByteArray svg, QColor normal, QColor active, QColor disabled)
        : m_svg(std::move(svg)),
          m_normal(normal),
          m_active(active),
          m_disabled(disabled)
    { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const auto color = mode == QIcon::Disabled            ? m_disabled
            : (state == QIcon::On || mode == QIcon::Selected) ? m_active
                                                              : m_normal;
        auto svg = m_svg;
        svg.replace("currentColor", color.name().toLatin1());
        painter->setOpacity(color.alphaF()); // An SVG's colour has no alpha.
        QSvgRenderer(svg).render(painter, rect);
        painter->setOpacity(1);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixmap;
    }

    QIconEngine *clone() const override { return new LineIconEngine(*this); }

private:
    QByteArray m_svg;
    QColor m_normal;
    QColor m_active;
    QColor m_disabled;
};

QColor faded(QColor color)
{
    color.setAlphaF(0.45F);
    return color;
}

} // namespace

QIcon icon(const QString &name, const Theme &theme, Role role, Role activeRole)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    const bool known = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(known, "ui::icon", qPrintable(name));
    if (!known)
        return {};
    return QIcon(
        new LineIconEngine(file.readAll(), theme.color(role), theme.color(activeRole), faded(theme.color(role))));
}

} // namespace ui
