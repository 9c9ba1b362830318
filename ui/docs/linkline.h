#pragma once

#include "ui/docs/linktext.h"

#include <QWidget>

namespace ui {

class Appearance;

/// A LinkText as a widget. Tab goes from link to link, Enter opens one.
class LinkLine final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LinkLine)

public:
    using Part = LinkText::Part;
    using Shape = LinkText::Shape;

    LinkLine(const Appearance &appearance, std::vector<Part> parts, Shape shape, QWidget *parent = nullptr);
    ~LinkLine() override;

    QString text() const { return m_text.text(); }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

signals:
    void activated(const QString &place);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void setFormats();
    int linkAt(QPointF position) const;
    void setLink(int &which, int link);

    const Appearance &m_appearance;
    LinkText m_text;
    int m_hovered = -1;
    int m_focused = -1;
    int m_pressed = -1;
    mutable LinkText m_measure; ///< Layouts ask how high it would be.
    mutable int m_knownWidth = -1;
    mutable int m_knownHeight = 0;
};

} // namespace ui
