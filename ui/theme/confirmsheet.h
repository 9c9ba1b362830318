#pragma once

#include "ui/theme/sheet.h"

namespace ui {

/// What a ConfirmSheet asks. All of it is shown as plain text.
struct Question
{
    QString title;
    QString text;
    QString yes; ///< Names the act.
    QString no;
    bool aboutLive = false; ///< Red edge, and the word LIVE.
};

/// One question with two answers: confirmed() or rejected(). The focus begins on the answer that changes nothing.
class ConfirmSheet final : public Sheet
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConfirmSheet)

public:
    ConfirmSheet(const Question &question, const Appearance &appearance, QWidget *over);

signals:
    void confirmed();
};

} // namespace ui
