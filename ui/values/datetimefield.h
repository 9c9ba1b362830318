#pragma once

#include "ui/values/valuefield.h"

#include <QTimeZone>

class QLineEdit;
class QToolButton;

namespace ui {

class Appearance;
class PlainLabel;

/// A moment, as RFC 3339 with its zone, and under it what the clocks here and in UTC say then. Short forms that a
/// person types (a date, `now`) are completed when the field is left; the calendar beside it is for everybody else.
class DateTimeField final : public ValueField
{
    Q_OBJECT

public:
    explicit DateTimeField(const Appearance &appearance, QWidget *parent = nullptr);

    void setHint(const QString &hint) override;
    void setReadOnly(bool readOnly) override;
    /// The zone of who types; the system's unless told.
    void setZone(const QTimeZone &zone);

protected:
    void showContent() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void read(const QString &typed);
    void settle();
    void showClocks();
    void pick();

    const Appearance &m_appearance;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    QLineEdit *m_line = nullptr;
    QToolButton *m_button = nullptr;
    PlainLabel *m_clocks = nullptr;
};

} // namespace ui
