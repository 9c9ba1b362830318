#pragma once

#include <QDateTime>
#include <QFrame>
#include <QTimeZone>

#include <optional>

class QComboBox;
class QTimeEdit;

namespace ui {

class Appearance;
class Calendar;

/// A calendar, a clock and a zone over the window, to choose a moment. Escape or a click beside it changes nothing.
class DateTimePicker final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DateTimePicker)

public:
    /// Shows \a instant by the offset it was written with; without one, the present hour of \a zone.
    DateTimePicker(const Appearance &appearance, const std::optional<QDateTime> &instant, const QTimeZone &zone,
                   QWidget *parent);

    void openUnder(const QWidget &field);

signals:
    void picked(const QDateTime &instant);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void show(const QDateTime &instant);
    void changeZone();
    void finish();
    QDateTime shown() const;

    QTimeZone m_shownZone;
    Calendar *m_calendar = nullptr;
    QTimeEdit *m_time = nullptr;
    QComboBox *m_zones = nullptr;
};

} // namespace ui
