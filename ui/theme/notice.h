#pragma once

#include <QWidget>

namespace ui {

class PlainLabel;

/// A sentence on a wash of colour, in the flow of a page: what happened, what is wrong. Hidden while it says nothing.
class Notice final : public QWidget
{
    Q_OBJECT

public:
    enum class Tone { Neutral, Good, Warning, Live };
    explicit Notice(QWidget *parent = nullptr);

    void say(Tone tone, const QString &text);
    void clear() { say(Tone::Neutral, {}); }
    QString text() const;

private:
    PlainLabel *m_label = nullptr;
};

} // namespace ui
