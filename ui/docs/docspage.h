#pragma once

#include "ui/docs/docsrows.h"

#include <QListView>
#include <QUrl>

#include <array>
#include <memory>

namespace ui {

class Appearance;
class MarkdownText;

/// One page of the docs: a type with its members, a field with its arguments, or the start page. Rows are laid out when
/// they come into view, so that a list of thousands costs what is on screen. Arrows go from link to link, Enter opens
/// one; what is typed goes to the search.
class DocsPage final : public QListView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DocsPage)

public:
    explicit DocsPage(const Appearance &appearance, QWidget *parent = nullptr);
    ~DocsPage() override;

    /// \a owner: the type whose page it is, or whose member's; names in its text are looked up there first. \a schema
    /// keeps what a row may be asked for. A marked row is brought into view.
    void show(std::shared_ptr<const graphql::Schema> schema, const QString &owner, std::vector<DocsRow> rows);
    const std::vector<DocsRow> &rows() const;

    /// Where somebody reads, to come back to.
    struct Reading
    {
        int scrolled = 0;
        int row = -1;
        int link = 0;
    };
    Reading reading() const;
    void setReading(const Reading &reading);

    /// Links of a row are counted from 0.
    int linkCount(int row) const;
    /// As if the link had been clicked.
    void activateLink(int row, int link);

    void doItemsLayout() override;

signals:
    void placeActivated(const QString &place);
    /// A link of a description: http or https, and nothing else.
    void webLinkActivated(const QUrl &url);
    /// A letter was typed that means nothing here.
    void typed(const QString &text);

protected:
    bool viewportEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    class Model;
    class Delegate;
    struct Spot
    {
        int row = -1;
        int link = -1;
        bool operator==(const Spot &) const = default;
    };

    int contentWidth(const DocsRow &row) const;
    int heightOf(int row) const;
    int measured(const DocsRow &row, int number) const;
    const std::array<double, 128> &advancesOf(const QFont &font) const;
    int roughLines(const DocsRow &row, double width) const;
    QRect contentRect(int row) const;
    MarkdownText &markdown(int row) const;
    void paintRow(QPainter *painter, QRect rect, int row) const;
    Spot spotAt(QPoint position) const;
    void hover(Spot spot);
    void focusLink(Spot spot);
    void step(int by);
    void scrollBy(int pixels);
    QString toolTipAt(QPoint position) const;

    const Appearance &m_appearance;
    std::shared_ptr<const graphql::Schema> m_schema;
    QString m_owner;
    Model *m_model;
    const QFont m_codeFont;
    Spot m_hovered;
    Spot m_focused;
    Spot m_pressed;
    struct Advances
    {
        QFont font;
        std::array<double, 128> of {};
    };
    mutable std::vector<Advances> m_advances;
    mutable int m_knownWidth = -1;
    mutable std::vector<int> m_heights; ///< Of rows at the known width; -1: not measured yet.
    mutable std::vector<std::unique_ptr<MarkdownText>> m_markdown; ///< Of rows that were asked for.
};

} // namespace ui
