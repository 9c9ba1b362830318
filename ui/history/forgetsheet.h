#pragma once

#include "core/base/clock.h"
#include "core/history/history.h"
#include "ui/theme/sheet.h"

#include <QTimer>

class QLineEdit;
class QPushButton;

namespace ui {

class PlainCode;
class PlainLabel;

/// Takes what names a person and shows which runs would go, before any of them does.
class ForgetSheet final : public Sheet
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ForgetSheet)

public:
    /// \a history and \a clock are not owned.
    ForgetSheet(history::History &history, const base::Clock &clock, const Appearance &appearance, QWidget *over);

private:
    void look();
    void show(const history::Person &person, const QList<history::Row> &rows);
    void fail(const history::Person &person, const base::Error &error);

    history::History &m_history;
    const base::Clock &m_clock;
    QLineEdit *m_names = nullptr;
    PlainLabel *m_said = nullptr;
    PlainCode *m_runs = nullptr;
    QPushButton *m_forget = nullptr;
    history::Person m_person; ///< Whose runs are shown.
    QTimer m_pause; ///< Whoever still types has not named anybody yet.
};

} // namespace ui
