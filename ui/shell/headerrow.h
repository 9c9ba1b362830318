#pragma once

#include "core/safety/headers.h"

#include <QWidget>

class QCheckBox;
class QLineEdit;
class QToolButton;

namespace ui {

class Appearance;
class PlainLabel;

/// A header as a person writes it down, whether it is sent, and whether its value may lie on the disk.
struct HeaderLine
{
    safety::Header header;
    bool isSent = true;
    bool keepsValue = false;
    bool operator==(const HeaderLine &) const = default;
};

/// One line of the headers: a tick, a name, a value that is hidden while it looks like a secret, and below them what is
/// against sending it.
class HeaderRow final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HeaderRow)

public:
    enum class Column { Sent, Name, Value };

    explicit HeaderRow(const Appearance &appearance, QWidget *parent = nullptr);

    HeaderLine line() const;
    void setLine(const HeaderLine &line);
    /// Nothing is written in it.
    bool isBlank() const;
    /// Empty: nothing is against it.
    void showProblem(const QString &problem);
    QString problem() const;

    void focusOn(Column column);
    Column focusedColumn() const;
    /// In the order of the keyboard.
    QList<QWidget *> parts() const;

signals:
    void edited();
    void removeRequested();
    /// More than one header was put into this one: they are to take its place.
    void linesPasted(const QList<safety::Header> &headers);

private:
    void nameEdited(const QString &text);
    void valueEdited(const QString &text);
    void showState();

    const Appearance &m_appearance;
    QCheckBox *m_sent = nullptr;
    QLineEdit *m_name = nullptr;
    QLineEdit *m_value = nullptr;
    QToolButton *m_reveal = nullptr;
    QToolButton *m_keep = nullptr;
    QToolButton *m_remove = nullptr;
    PlainLabel *m_problem = nullptr;
};

} // namespace ui
