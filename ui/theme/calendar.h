#pragma once

#include <QCalendarWidget>

namespace ui {

class Appearance;

/// A month to choose a day from, in our colours and with our arrows; weeks begin with Monday.
class Calendar final : public QCalendarWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Calendar)

public:
    explicit Calendar(const Appearance &appearance, QWidget *parent = nullptr);

signals:
    /// A click or Enter on a day, once for each: clicked() and activated() may both come of one gesture, and of a
    /// double click they do.
    void chosen(QDate day);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool m_isByKey = true; ///< What was touched last is the keyboard.
};

/// \a popup under \a field, or above it where the screen ends.
void openUnderField(QWidget &popup, const QWidget &field);

} // namespace ui
