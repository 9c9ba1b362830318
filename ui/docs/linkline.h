#pragma once

#include "ui/theme/theme.h"

#include <QTextLayout>
#include <QWidget>

#include <vector>

namespace ui {

class Appearance;

/// A line of code or a paragraph with links in it, wrapped where it must be: `users(first: Int): UserConnection`. Drawn
/// as text, never read as markup. Tab goes from link to link, Enter opens one.
class LinkLine final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LinkLine)

public:
    struct Part
    {
        QString text;
        Role role = Role::Text;
        QString place = {}; ///< Where a click leads; empty: no link.
        bool struckOut = false;
        bool isCode = false; ///< In the font of code, whatever the line's is.
    };
    struct Shape
    {
        QFont font;
        int lineHeight = 20;
        /// Of the second line and those below, so that they are seen to belong to the first.
        int hangingIndent = 0;
    };

    LinkLine(const Appearance &appearance, std::vector<Part> parts, Shape shape, QWidget *parent = nullptr);
    ~LinkLine() override;

    QString text() const { return m_layout.text(); }
    /// A moment of attention, when a search led here.
    void setMarked(bool marked);

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
    struct Link
    {
        int begin = 0;
        int length = 0;
        QString place;
    };

    int lay(QTextLayout &layout, int width) const;
    void setFormats();
    int linkAt(QPointF position) const;
    void setLink(int &which, int link);

    const Appearance &m_appearance;
    Shape m_shape;
    QTextLayout m_layout;
    std::vector<Part> m_parts;
    std::vector<Link> m_links;
    int m_hovered = -1;
    int m_focused = -1;
    int m_pressed = -1;
    bool m_marked = false;
    mutable int m_knownWidth = -1;
    mutable int m_knownHeight = 0;
};

} // namespace ui
