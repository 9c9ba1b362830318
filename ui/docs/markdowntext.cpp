#include "ui/docs/markdowntext.h"

#include "core/base/visibletext.h"
#include "ui/theme/appearance.h"

#include <QAbstractTextDocumentLayout>
#include <QCoreApplication>
#include <QImage>
#include <QPainter>
#include <QTextBlock>
#include <QTextTable>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

/// Nobody reads more, and nested quotations of a hostile server cost the square of it.
constexpr qsizetype LongestMarkdown = 8'000;
constexpr int DeepestQuote = 4;

QUrl webLink(const QString &href)
{
    const QUrl url(href, QUrl::StrictMode);
    const bool isWeb = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    return isWeb && url.isValid() && !url.host().isEmpty() ? url : QUrl();
}

} // namespace

QVariant MarkdownText::ShutDocument::loadResource(int, const QUrl &)
{
    // Not nothing: for nothing, Qt would look for a file of that name.
    QImage none(1, 1, QImage::Format_ARGB32_Premultiplied);
    none.fill(Qt::transparent);
    return none;
}

MarkdownText::MarkdownText(const QString &markdown, const Appearance &appearance,
                           const std::function<QString(const QString &)> &placeOf)
{
    m_document.setUndoRedoEnabled(false);
    m_document.setDocumentMargin(0);
    m_document.setIndentWidth(16);
    m_document.setDefaultFont(Theme::interfaceFont());
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_document.setDefaultTextOption(option);
    auto text = markdown.trimmed();
    if (text.size() > LongestMarkdown)
        text = text.left(LongestMarkdown - 1) + QChar(u'…');
    m_document.setMarkdown(base::visibleText(text, true),
                           QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub)
                               | QTextDocument::MarkdownNoHTML);
    QTextCursor all(&m_document);
    all.beginEditBlock();
    takePicturesOut();
    tidyBlocks(appearance);
    for (const auto &run : runs())
        tidyRun(run, appearance, placeOf);
    all.endEditBlock();
}

MarkdownText::~MarkdownText() = default;

std::vector<MarkdownText::Run> MarkdownText::runs() const
{
    std::vector<Run> all;
    for (auto block = m_document.begin(); block.isValid(); block = block.next())
        for (auto at = block.begin(); !at.atEnd(); ++at) {
            const auto fragment = at.fragment();
            all.push_back({fragment.position(), fragment.position() + fragment.length(), fragment.charFormat()});
        }
    return all;
}

void MarkdownText::takePicturesOut()
{
    auto all = runs();
    for (auto run = all.rbegin(); run != all.rend(); ++run) {
        if (!run->format.isImageFormat())
            continue;
        const auto alternative = run->format.stringProperty(QTextFormat::ImageAltText);
        const auto word = alternative.isEmpty() ? QCoreApplication::translate("MarkdownText", "picture") : alternative;
        QTextCursor cursor(&m_document);
        cursor.setPosition(run->begin);
        cursor.setPosition(run->end, QTextCursor::KeepAnchor);
        cursor.insertText(QStringLiteral("[%1]").arg(word), QTextCharFormat());
    }
}

void MarkdownText::tidyBlocks(const Appearance &appearance)
{
    QTextCursor cursor(&m_document);
    for (auto block = m_document.begin(); block.isValid(); block = block.next()) {
        cursor.setPosition(block.position());
        auto format = block.blockFormat();
        const bool isCode =
            format.hasProperty(QTextFormat::BlockCodeFence) || format.hasProperty(QTextFormat::BlockCodeLanguage);
        const int quoted = std::min(format.intProperty(QTextFormat::BlockQuoteLevel), DeepestQuote);
        format.setTopMargin(block.position() == 0 || isCode ? 0 : 6);
        format.setBottomMargin(0);
        format.setLeftMargin(quoted * 12 + (isCode ? 8 : 0));
        format.setRightMargin(0);
        format.setTextIndent(0);
        format.setIndent(std::min(format.indent(), DeepestQuote));
        format.setNonBreakableLines(false);
        format.setLineHeight(20, QTextBlockFormat::MinimumHeight);
        if (isCode)
            format.setBackground(appearance.color(Role::Hover));
        cursor.setBlockFormat(format);
        if (auto *table = cursor.currentTable()) {
            auto look = table->format();
            look.setCellPadding(3);
            look.setBorder(1);
            look.setBorderCollapse(true);
            look.setBorderBrush(appearance.color(Role::Line));
            table->setFormat(look);
        }
    }
}

void MarkdownText::tidyRun(const Run &run, const Appearance &appearance,
                           const std::function<QString(const QString &)> &placeOf)
{
    QTextCursor cursor(&m_document);
    cursor.setPosition(run.begin);
    cursor.setPosition(run.end, QTextCursor::KeepAnchor);
    const auto text = cursor.selectedText();
    const bool isHeading = cursor.blockFormat().headingLevel() > 0;
    const bool isCode = run.format.fontFixedPitch();
    Link link {run.begin, run.end, {}, webLink(run.format.anchorHref())};
    if (isCode && link.url.isEmpty())
        link.place = placeOf(text);
    const bool isLink = !link.url.isEmpty() || !link.place.isEmpty();

    // A new format, so that nothing of the old one stays: neither where it led nor how large it was.
    QTextCharFormat format;
    format.setForeground(appearance.color(isLink ? Role::Accent : Role::Text));
    if (isCode)
        format.setFont(Theme::codeFont(), QTextCharFormat::FontPropertiesSpecifiedOnly);
    if (isHeading || run.format.fontWeight() > QFont::Normal)
        format.setFontWeight(QFont::DemiBold);
    format.setFontItalic(run.format.fontItalic());
    format.setFontStrikeOut(run.format.fontStrikeOut());
    cursor.setCharFormat(format);
    if (!isLink)
        return;
    auto *before = m_links.empty() ? nullptr : &m_links.back();
    if (before && before->end == link.begin && before->url == link.url && before->place == link.place)
        before->end = link.end;
    else
        m_links.push_back(std::move(link));
}

int MarkdownText::lay(int width)
{
    m_document.setTextWidth(std::max(width, 40));
    return static_cast<int>(std::ceil(m_document.size().height()));
}

int MarkdownText::linkAt(QPointF position) const
{
    const int at = m_document.documentLayout()->hitTest(position, Qt::ExactHit);
    for (std::size_t i = 0; i < m_links.size(); ++i)
        if (m_links[i].begin <= at && at < m_links[i].end)
            return static_cast<int>(i);
    return -1;
}

void MarkdownText::draw(QPainter *painter, QPointF position, const Appearance &appearance, int hovered,
                        int focused) const
{
    QAbstractTextDocumentLayout::PaintContext context;
    context.palette.setColor(QPalette::Text, appearance.color(Role::Text));
    for (const int link : {hovered, focused}) {
        if (link < 0 || link >= static_cast<int>(m_links.size()))
            continue;
        QAbstractTextDocumentLayout::Selection selection;
        selection.cursor = QTextCursor(&m_document);
        selection.cursor.setPosition(m_links[static_cast<std::size_t>(link)].begin);
        selection.cursor.setPosition(m_links[static_cast<std::size_t>(link)].end, QTextCursor::KeepAnchor);
        selection.format.setFontUnderline(true);
        selection.format.setForeground(appearance.color(Role::Accent));
        if (link == focused)
            selection.format.setBackground(appearance.color(Role::AccentWash));
        context.selections.append(selection);
    }
    painter->save();
    painter->translate(position);
    m_document.documentLayout()->draw(painter, context);
    painter->restore();
}

bool isPlainMarkdown(const QString &description)
{
    bool beginsLine = true;
    for (qsizetype i = 0; i < description.size(); ++i) {
        const QChar c = description[i];
        if (c == u'\n') {
            beginsLine = true;
            continue;
        }
        constexpr QStringView marks = u"*[]<>|~\\&";
        if (marks.contains(c))
            return false;
        // A word such as snake_case is none, `_word_` is one.
        if (c == u'_' && (i == 0 || !description[i - 1].isLetterOrNumber()))
            return false;
        if (c == u':' && description.mid(i, 3) == QLatin1String("://"))
            return false;
        if (beginsLine && (c == u'#' || c == u'-' || c == u'+' || c == u'=' || c.isDigit()))
            return false;
        if (beginsLine && (c == u' ' || c == u'\t') && i > 0)
            return false;
        beginsLine = false;
    }
    return !description.contains(QLatin1String("```")) && !description.contains(QLatin1String("www."));
}

} // namespace ui
