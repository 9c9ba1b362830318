#pragma once

#include "core/project/project.h"
#include "core/safety/effect.h"
#include "ui/theme/sheet.h"

class QGridLayout;

namespace ui {

class PlainCode;
class PlainLabel;

/// Shows what a change on live data would do, and asks: approved() or rejected(). The focus begins on Cancel, Enter
/// approves nothing, and while writing is locked the button that sends is dead: unlocking is an act of its own.
class ReviewSheet final : public Sheet
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReviewSheet)

public:
    ReviewSheet(const project::Project &project, const safety::Effect &effect, const Appearance &appearance,
                QWidget *over);

    /// Empty: locked. Otherwise how long writing stays open, in words.
    void setWritingLeft(const QString &left);

signals:
    void approved();
    void unlockRequested();

private:
    void addField(QGridLayout &grid, const safety::ChangedField &field, bool alone);
    void addRow(QGridLayout &grid, const QString &label, QWidget *value);
    void approve();

    PlainLabel *m_lockState = nullptr;
    QPushButton *m_unlock = nullptr;
    QPushButton *m_confirm = nullptr;
    bool m_open = false;
};

} // namespace ui
