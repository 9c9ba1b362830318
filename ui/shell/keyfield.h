#pragma once

#include <QKeySequence>
#include <QLineEdit>

namespace ui {

/// Shows the key that is pressed in it, at once. Tab and Escape keep their meaning: they lead out of it.
class KeyField final : public QLineEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeyField)

public:
    explicit KeyField(QWidget *parent = nullptr);

    QKeySequence key() const { return m_key; }
    void setKey(const QKeySequence &key);

signals:
    void keyChanged(const QKeySequence &key);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QKeySequence m_key;
};

} // namespace ui
