#pragma once

#include <QFrame>

class QLineEdit;

namespace ui {

class PlainLabel;

/// A line over a name in the text where its new one is typed. What is refused is said below the line, which stays
/// open. It goes when it loses the focus.
class RenameBox final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RenameBox)

public:
    /// Over \a parent, which gets the focus back.
    explicit RenameBox(QWidget *parent);

    /// Asks for another name than \a name, which stands at \a anchor of the parent.
    void open(const QString &name, const QRect &anchor);
    void refuse(const QString &reason);
    void close();
    bool isOpen() const { return !isHidden(); }
    QString name() const;
    QString refusal() const;

signals:
    /// Enter was pressed.
    void entered(const QString &name);

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    /// As wide as its texts, as far as the parent has room.
    void place();

    QLineEdit *m_line = nullptr;
    PlainLabel *m_refusal = nullptr;
    QRect m_anchor;
};

} // namespace ui
