#pragma once

#include "ui/theme/appearance.h"

#include <QWidget>

class QPushButton;

namespace ui {

class PlainLabel;

/// The line at the foot: what is known of the schema, how long the token lasts, what the journal does not know.
class StatusLine final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatusLine)

public:
    explicit StatusLine(const Appearance &appearance, QWidget *parent = nullptr);

    void showSchema(const QString &text, bool failed);
    /// Empty: there is no token yet.
    void showToken(const QString &text);
    void showJournal(int unknownOutcomes);

signals:
    void schemaRetryRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Appearance &m_appearance;
    PlainLabel *m_schema = nullptr;
    QPushButton *m_retry = nullptr;
    PlainLabel *m_token = nullptr;
    PlainLabel *m_journal = nullptr;
};

} // namespace ui
