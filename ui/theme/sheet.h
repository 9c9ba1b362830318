#pragma once

#include "ui/theme/appearance.h"

#include <QPointer>
#include <QWidget>

class QBoxLayout;
class QPushButton;
class QScrollArea;

namespace ui {

/// A question that comes before everything else: a card over the dimmed window. Part of the window and not a window of
/// its own, so that nothing can slip behind it and no event loop is nested: it says what was decided by signals.
/// Escape and the button of retreat() reject it; Enter does nothing but press the button of retreat() while that one
/// has the focus. It deletes itself after its answer.
class Sheet : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Sheet)

public:
    /// Covers the window of \a over. \a edge: colour of the card's upper edge.
    Sheet(const Appearance &appearance, Role edge, int width, QWidget *over);
    ~Sheet() override;

    /// Shows the sheet and takes the focus, which goes back to where it was afterwards.
    void open();
    /// The open sheet of the window of \a widget, or null.
    static Sheet *openOver(const QWidget *widget);

public slots:
    void reject();

signals:
    void rejected();

protected:
    QBoxLayout *head() const { return m_head; }
    /// Scrolls when the window is too small for it.
    QBoxLayout *body() const { return m_body; }
    /// Between body and foot; stays in view when the body scrolls.
    QBoxLayout *strip() const { return m_strip; }
    QBoxLayout *foot() const { return m_foot; }
    void setRetreat(QPushButton *button) { m_retreat = button; }
    /// Ends the sheet without rejecting it: for the subclass's own answers.
    void finish();
    void setFirstFocus(QWidget *widget) { m_firstFocus = widget; }

    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void arrange();

    const Appearance &m_appearance;
    const Role m_edge;
    const int m_width;
    QWidget *m_card = nullptr;
    QScrollArea *m_scroll = nullptr;
    QBoxLayout *m_head = nullptr;
    QBoxLayout *m_body = nullptr;
    QBoxLayout *m_strip = nullptr;
    QBoxLayout *m_foot = nullptr;
    QPushButton *m_retreat = nullptr;
    QPointer<QWidget> m_firstFocus;
    QPointer<QWidget> m_focusBefore;
    bool m_answered = false;
};

} // namespace ui
