#pragma once

#include "ui/theme/theme.h"

#include <QTextLayout>

#include <vector>

namespace ui {

class Appearance;

/// A line of code or a paragraph with links in it, wrapped where it must be: `users(first: Int): UserConnection`.
/// Drawn as text, never read as markup.
class LinkText
{
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
        int mostLines = 0; ///< What does not fit ends in an ellipsis; 0: as many as it takes.
    };

    LinkText(std::vector<Part> parts, Shape shape);
    ~LinkText();

    QString text() const { return m_text; }
    const Shape &shape() const { return m_shape; }
    /// Links are counted from 0, in the order of the text.
    int linkCount() const { return static_cast<int>(m_links.size()); }
    QString place(int link) const { return m_links[static_cast<std::size_t>(link)].place; }

    /// The colours of \a appearance; -1: no link is hovered, or focused.
    void format(const Appearance &appearance, int hovered, int focused);
    /// Breaks the text into lines of \a width; returns their height together.
    int lay(int width);
    /// Of the text as lay() left it; -1: none.
    int linkAt(QPointF position) const;
    void draw(QPainter *painter, QPointF position) const { m_layout.draw(painter, position); }
    bool isCut() const { return m_layout.text().size() != m_text.size(); }

private:
    struct Link
    {
        int begin = 0;
        int length = 0;
        QString place;
    };
    int layLines(int width);

    Shape m_shape;
    QString m_text;
    QTextLayout m_layout;
    std::vector<Part> m_parts;
    std::vector<Link> m_links;
};

} // namespace ui
