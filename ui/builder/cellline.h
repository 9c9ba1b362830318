#pragma once

#include <QFrame>

class QAction;
class QLineEdit;

namespace ui {

class Appearance;
class PlainLabel;

/// A line over a row in which its value, its alias or its name is typed. Enter, Tab and leaving it take what was typed,
/// Escape does not. What is refused is said below the line, which stays open.
class CellLine final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CellLine)

public:
    /// What the person goes on to.
    enum class Then { Stay, Next, Previous };

    /// Over \a parent.
    CellLine(const Appearance &appearance, QWidget *parent);

    enum class Holds { Text, DateTime };
    /// \a caption: what is asked for, for screen readers. A moment can be typed in short (`now`, a date), or chosen in
    /// a calendar, with the button in the line or Alt+Down.
    void open(const QString &text, const QString &caption, const QRect &place, Holds holds = Holds::Text);
    void refuse(const QString &reason);
    void close();
    bool isOpen() const { return !isHidden(); }
    /// A moment in short is completed.
    QString text() const;
    QString refusal() const;

signals:
    /// Answered by close() or refuse(). \a isLeaving: the focus has gone elsewhere already.
    void entered(ui::CellLine::Then then, bool isLeaving);
    void cancelled();

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void take(Then then, bool isLeaving);
    void pickMoment();

    const Appearance &m_appearance;
    QLineEdit *m_line = nullptr;
    QAction *m_calendar = nullptr;
    PlainLabel *m_refusal = nullptr;
    QRect m_place;
};

} // namespace ui
