#include "ui/editor/descriptionlabel.h"

#include "core/base/visibletext.h"
#include "core/graphql/plaindescription.h"
#include "ui/theme/theme.h"

namespace ui {
namespace {

QString proseHtml(const QString &markdown)
{
    const auto plain = QString::fromStdString(graphql::plainDescription(markdown.toStdString()));
    const auto isBlank = [](QChar c) {
        return c.isSpace();
    };
    // The blanks beside a piece of code belong to the prose.
    const bool startsBlank = !markdown.isEmpty() && isBlank(markdown.front());
    const bool endsBlank = !plain.isEmpty() && isBlank(markdown.back());
    return (startsBlank ? QStringLiteral(" ") : QString()) + base::visibleText(plain).toHtmlEscaped()
        + (endsBlank ? QStringLiteral(" ") : QString());
}

QString codeHtml(const QString &code)
{
    return QStringLiteral("<span style=\"font-family:'%1'\">%2</span>")
        .arg(Theme::codeFont().family().toHtmlEscaped(), base::visibleText(code).toHtmlEscaped());
}

} // namespace

DescriptionLabel::DescriptionLabel(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::RichText);
    setWordWrap(true);
}

void DescriptionLabel::setMarkdown(const QString &markdown)
{
    QStringList paragraphs;
    for (const auto &paragraph : markdown.split(QStringLiteral("\n\n"), Qt::SkipEmptyParts)) {
        QString html;
        bool isCode = false;
        for (const auto &piece : paragraph.split(QLatin1Char('`'))) {
            html += isCode ? codeHtml(piece) : proseHtml(piece);
            isCode = !isCode;
        }
        paragraphs.append(html);
    }
    setText(paragraphs.join(QStringLiteral("<br><br>")));
}

} // namespace ui
