#include "ui/theme/appearance.h"

#include <QApplication>
#include <QIconEngine>
#include <QMenuBar>
#include <QPainter>
#include <QProxyStyle>
#include <QStyleOption>

namespace ui {
namespace {

/// What clears a line, or opens the rest of a menu bar. Fusion has files for them, and for the first of those every
/// plug-in for pictures is loaded.
class DrawnIcon final : public QIconEngine
{
public:
    explicit DrawnIcon(QStyle::StandardPixmap kind) : m_kind(kind) { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode, QIcon::State) override
    {
        const auto at = [&](double x, double y) {
            return QPointF(rect.x() + x * rect.width(), rect.y() + y * rect.height());
        };
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        QPen pen(QApplication::palette().color(QPalette::PlaceholderText), rect.height() / 11.0);
        pen.setCapStyle(Qt::RoundCap);
        painter->setPen(pen);
        if (m_kind == QStyle::SP_LineEditClearButton) {
            painter->drawLine(at(0.3, 0.3), at(0.7, 0.7));
            painter->drawLine(at(0.7, 0.3), at(0.3, 0.7));
        } else {
            painter->drawPolyline(QPolygonF {at(0.2, 0.28), at(0.42, 0.5), at(0.2, 0.72)});
            painter->drawPolyline(QPolygonF {at(0.55, 0.28), at(0.77, 0.5), at(0.55, 0.72)});
        }
        painter->restore();
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap picture(size);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        paint(&painter, picture.rect(), mode, state);
        return picture;
    }
    QIconEngine *clone() const override { return new DrawnIcon(*this); }

private:
    QStyle::StandardPixmap m_kind;
};

/// Fusion, with the letters of the menu bar underlined only while the keyboard is in it.
class QuietStyle final : public QProxyStyle
{
public:
    QuietStyle() : QProxyStyle(QStringLiteral("Fusion")) { }

    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *data) const override
    {
        if (hint == SH_UnderlineShortcut && qobject_cast<const QMenuBar *>(widget))
            return widget->hasFocus();
        return QProxyStyle::styleHint(hint, option, widget, data);
    }

    QIcon standardIcon(StandardPixmap kind, const QStyleOption *option, const QWidget *widget) const override
    {
        if (kind == SP_LineEditClearButton || kind == SP_ToolBarHorizontalExtensionButton)
            return QIcon(new DrawnIcon(kind));
        return QProxyStyle::standardIcon(kind, option, widget);
    }

    /// Fusion's own tick box is darker than the window around it, which cannot be seen on a dark one.
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override
    {
        if (element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck)
            drawTickBox(*option, *painter);
        else
            QProxyStyle::drawPrimitive(element, option, painter, widget);
    }

private:
    static void drawTickBox(const QStyleOption &option, QPainter &painter)
    {
        const auto &palette = option.palette;
        const bool isOn = option.state.testFlag(State_On);
        const bool isPartly = option.state.testFlag(State_NoChange);
        const bool isFilled = (isOn || isPartly) && option.state.testFlag(State_Enabled);
        const auto edge =
            option.state & (State_HasFocus | State_MouseOver) || isFilled ? QPalette::Link : QPalette::PlaceholderText;
        const QRectF box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(palette.color(edge));
        painter.setBrush(palette.color(isFilled ? QPalette::Link : QPalette::Base));
        painter.drawRoundedRect(box, 3, 3);
        QPen tick(palette.color(isFilled ? QPalette::Base : QPalette::PlaceholderText), 1.8);
        tick.setCapStyle(Qt::RoundCap);
        tick.setJoinStyle(Qt::RoundJoin);
        painter.setPen(tick);
        const auto at = [&](double x, double y) {
            return box.topLeft() + QPointF(x * box.width(), y * box.height());
        };
        if (isPartly)
            painter.drawLine(at(0.25, 0.5), at(0.75, 0.5));
        else if (isOn)
            painter.drawPolyline(QPolygonF {at(0.24, 0.52), at(0.43, 0.71), at(0.77, 0.31)});
        painter.restore();
    }
};

} // namespace

Appearance::Appearance(Choice choice, QObject *parent) : QObject(parent), m_choice(choice)
{
    // Before our palette replaces it, the platform's own tells whether the desktop is dark; the portal may know better.
    m_systemDark = QApplication::palette().color(QPalette::Base).lightness() < 128;
    QApplication::setStyle(new QuietStyle);
    QApplication::setFont(Theme::interfaceFont());
    apply();
}

void Appearance::setChoice(Choice choice)
{
    m_choice = choice;
    apply();
}

void Appearance::setSystemDark(bool dark)
{
    m_systemDark = dark;
    apply();
}

QString Appearance::themeName() const
{
    switch (m_choice) {
    case Choice::Light:
        return QStringLiteral("light");
    case Choice::Dark:
        return QStringLiteral("dark");
    case Choice::Contrast:
        return QStringLiteral("contrast");
    case Choice::System:
        break;
    }
    return m_systemDark ? QStringLiteral("dark") : QStringLiteral("light");
}

void Appearance::apply()
{
    if (themeName() == m_theme.name())
        return;
    m_theme = Theme::load(themeName());
    QApplication::setPalette(m_theme.palette());
    qApp->setStyleSheet(m_theme.styleSheet());
    emit themeChanged(m_theme);
}

} // namespace ui
