#pragma once

#include "core/run/answer.h"

#include <QScrollArea>

namespace ui {

/// Everything about an answer but its body: where the time went, and the headers as they came.
class HeadersPage final : public QScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HeadersPage)

public:
    explicit HeadersPage(QWidget *parent = nullptr);
    void show(const run::Answer &answer);
};

} // namespace ui
