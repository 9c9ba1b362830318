#pragma once

#include "ui/theme/appearance.h"

#include <QTabBar>

namespace ui {

/// The tabs of the documents: moved by dragging, closed by their cross or the middle button. What a tab stands for is
/// kept in its data, so that an order of tabs is an order and nothing more.
class DocumentTabs final : public QTabBar
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DocumentTabs)

public:
    explicit DocumentTabs(const Appearance &appearance, QWidget *parent = nullptr);

    int indexOf(const QWidget *page) const;
    QWidget *page(int index) const;
    int addPage(QWidget *page, const QString &title);
    /// \a title as it is; the tab shows a part of it that fits.
    void setTitle(int index, const QString &title, const QString &projectName);
    /// A dot in the place of the cross: nothing moves.
    void setRunning(int index, bool running);

signals:
    void closeRequested(QWidget *page);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    QSize tabSizeHint(int index) const override;
    QSize minimumTabSizeHint(int index) const override;
    QSize minimumSizeHint() const override;

private:
    QIcon crossIcon(bool running) const;

    const Appearance &m_appearance;
    int m_middlePressed = -1;
};

} // namespace ui
