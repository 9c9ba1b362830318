#pragma once

#include <QString>
#include <QTextCharFormat>
#include <QTextDocument>
#include <QUrl>

#include <functional>
#include <vector>

namespace ui {

class Appearance;

/// A description in Markdown, as a server wrote it: no HTML, no picture or other file is ever loaded, and only links to
/// http and https are links. Names of the schema in code are links too.
class MarkdownText
{
public:
    struct Link
    {
        int begin = 0;
        int end = 0;
        QString place; ///< Of the schema; or else:
        QUrl url;
    };

    /// \a placeOf says where a name leads; an empty string: nowhere.
    MarkdownText(const QString &markdown, const Appearance &appearance,
                 const std::function<QString(const QString &name)> &placeOf);
    ~MarkdownText();

    /// Without Markdown.
    QString text() const { return m_document.toPlainText(); }
    const std::vector<Link> &links() const { return m_links; }
    int lay(int width);
    /// -1: none.
    int linkAt(QPointF position) const;
    void draw(QPainter *painter, QPointF position, const Appearance &appearance, int hovered, int focused) const;

private:
    /// Asks nobody for anything.
    class ShutDocument final : public QTextDocument
    {
    protected:
        QVariant loadResource(int type, const QUrl &name) override;
    };
    struct Run
    {
        int begin = 0;
        int end = 0;
        QTextCharFormat format;
    };
    std::vector<Run> runs() const;
    void takePicturesOut();
    void tidyBlocks(const Appearance &appearance);
    void tidyRun(const Run &run, const Appearance &appearance,
                 const std::function<QString(const QString &name)> &placeOf);

    mutable ShutDocument m_document;
    std::vector<Link> m_links;
};

/// True when \a description says the same with and without Markdown, but for names in backticks: then it is cheaper to
/// show as plain text.
bool isPlainMarkdown(const QString &description);

} // namespace ui
