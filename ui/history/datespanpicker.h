#pragma once

#include <QDate>
#include <QFrame>

#include <optional>

class QLineEdit;
class QPushButton;

namespace ui {

class Appearance;
class Calendar;

/// Two days and a calendar over the window. Days are typed (2026-11-22) or chosen; one that is empty is no limit.
/// Escape or a click beside it changes nothing.
class DateSpanPicker final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DateSpanPicker)

public:
    /// Null days: none yet.
    DateSpanPicker(const Appearance &appearance, QDate from, QDate to, QDate today, QWidget *parent);
    ~DateSpanPicker() override;

    void openUnder(const QWidget &field);

signals:
    /// In this order; both may be null.
    void picked(QDate from, QDate to);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QLineEdit *makeField(const char *name, const QString &caption, QDate day);
    /// Nothing when what is typed is no day; null when nothing is typed.
    static std::optional<QDate> dayIn(const QLineEdit &field);
    void choose(QDate day);
    void check();
    void finish();

    QLineEdit *m_from = nullptr;
    QLineEdit *m_to = nullptr;
    QLineEdit *m_last = nullptr; ///< The one whose day the calendar sets.
    Calendar *m_calendar = nullptr;
    QPushButton *m_show = nullptr;
};

} // namespace ui
