#include "ui/values/switchfield.h"

#include "ui/theme/appearance.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QPainter>

namespace ui {

/// Draws itself: a style sheet has no picture of a switch that takes the theme's colours. The word stands beside it,
/// because colour and side alone say too little.
class SwitchField::Lever final : public QAbstractButton
{
public:
    Lever(const Appearance &appearance, QWidget *parent) : QAbstractButton(parent), m_appearance(appearance)
    {
        setCheckable(true);
        setFocusPolicy(Qt::StrongFocus);
        setCursor(Qt::PointingHandCursor);
        connect(&appearance, &Appearance::themeChanged, this, [this] { update(); });
    }

    void setState(const Content &content)
    {
        m_isSet = content.has_value();
        setChecked(content == QLatin1String("true"));
        setText(content.value_or(m_hint));
        update();
    }
    void setHint(const QString &hint)
    {
        m_hint = hint;
        if (!m_isSet)
            setText(hint);
    }

    QSize sizeHint() const override { return {Track + Gap + fontMetrics().horizontalAdvance(text()) + 8, 30}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const auto color = [this](Role role) {
            return m_appearance.color(role);
        };
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF track(1.5, (height() - Height) / 2.0, Track - 3, Height);
        const bool isOn = m_isSet && isChecked();
        painter.setPen(QPen(color(hasFocus() ? Role::Accent : isOn ? Role::Accent : Role::MutedText), 1.2));
        painter.setBrush(isOn ? color(Role::Accent) : color(Role::Input));
        painter.drawRoundedRect(track, Height / 2.0, Height / 2.0);
        const qreal radius = Height / 2.0 - 3.5;
        const qreal middle = !m_isSet ? track.center().x()
            : isChecked()             ? track.right() - Height / 2.0
                                      : track.left() + Height / 2.0;
        painter.setPen(Qt::NoPen);
        painter.setBrush(isOn ? color(Role::OnAccent) : color(Role::MutedText));
        painter.drawEllipse(QPointF(middle, track.center().y()), m_isSet ? radius : radius / 2, m_isSet ? radius : 1.2);
        if (hasFocus()) {
            painter.setPen(QPen(color(Role::Accent), 1));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
        }
        painter.setPen(color(m_isSet ? Role::Text : Role::MutedText));
        painter.drawText(rect().adjusted(Track + Gap, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
    }

private:
    static constexpr int Track = 34;
    static constexpr int Height = 18;
    static constexpr int Gap = 8;

    const Appearance &m_appearance;
    QString m_hint;
    bool m_isSet = false;
};

SwitchField::SwitchField(const Appearance &appearance, QWidget *parent) : ValueField(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    m_lever = new Lever(appearance, this);
    row->addWidget(m_lever);
    row->addStretch(1);
    setInput(m_lever);
    connect(m_lever, &QAbstractButton::clicked, this, [this](bool isOn) {
        const auto word = isOn ? QStringLiteral("true") : QStringLiteral("false");
        m_lever->setState(word);
        change(word);
    });
}

void SwitchField::showContent()
{
    m_lever->setState(content());
}

void SwitchField::setHint(const QString &hint)
{
    m_lever->setHint(hint);
}

void SwitchField::setReadOnly(bool readOnly)
{
    m_lever->setEnabled(!readOnly);
}

} // namespace ui
