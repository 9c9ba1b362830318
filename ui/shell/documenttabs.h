#pragma once

#include "ui/theme/appearance.h"

#include <QPointer>
#include <QTabBar>

class QLineEdit;

namespace ui {

class DocumentTab;

/// The tabs of the documents: moved by dragging, closed by their cross or the middle button, renamed by a double click
/// or F2. What a tab stands for is kept in its data, so that an order of tabs is an order and nothing more.
class DocumentTabs final : public QTabBar
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DocumentTabs)

public:
    explicit DocumentTabs(const Appearance &appearance, QWidget *parent = nullptr);

    int indexOf(const DocumentTab *tab) const;
    DocumentTab *tab(int index) const;
    int insert(int index, DocumentTab *tab);
    /// \a title as it is; the tab shows a part of it that fits.
    void setTitle(int index, const QString &title, const QString &projectName);
    /// A dot in the place of the cross: nothing moves.
    void setRunning(int index, bool running);
    /// Lets a person write another name over the tab.
    void rename(int index);

signals:
    void closeRequested(ui::DocumentTab *tab);
    /// Empty: it is to be called after what is in it again.
    void renamed(ui::DocumentTab *tab, const QString &name);
    void menuRequested(ui::DocumentTab *tab, QPoint globalPosition);

protected:
    void showEvent(QShowEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    QSize tabSizeHint(int index) const override;
    QSize minimumTabSizeHint(int index) const override;
    QSize minimumSizeHint() const override;

private:
    QIcon crossIcon(bool running) const;
    void endRenaming(bool counts);

    const Appearance &m_appearance;
    int m_middlePressed = -1;
    QLineEdit *m_name = nullptr; ///< Null but while a tab is renamed.
    DocumentTab *m_renamed = nullptr;
    QPointer<QWidget> m_focusBefore; ///< Where the keyboard goes behind it.
};

} // namespace ui
