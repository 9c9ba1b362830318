#pragma once

#include "core/exchange/foreign.h"
#include "ui/theme/sheet.h"

class QPlainTextEdit;

namespace ui {

class Notice;

/// Takes a cURL command or a link to GraphiQL and says what operation is in it. Begins with what the clipboard holds
/// when that is one. Nothing is run.
class ForeignSheet final : public Sheet
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ForeignSheet)

public:
    ForeignSheet(const Appearance &appearance, QWidget *over);

signals:
    void opened(const exchange::Foreign &foreign);

private:
    void read();

    QPlainTextEdit *m_text = nullptr;
    Notice *m_problem = nullptr;
};

} // namespace ui
