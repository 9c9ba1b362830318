#include "ui/theme/plaintext.h"

#include "core/base/visibletext.h"

#include <QTextBoundaryFinder>

namespace ui {

QString plainCaption(const QString &text)
{
    return base::visibleText(text).replace(QLatin1Char('&'), QLatin1String("&&"));
}

QString plainToolTip(const QString &text)
{
    // Rich text on purpose, with everything escaped: what is guessed to be plain today may not be tomorrow.
    return QStringLiteral("<span style='white-space:pre-wrap'>%1</span>")
        .arg(base::visibleText(text, true).toHtmlEscaped());
}

QString shortened(const QString &text, int longest)
{
    QTextBoundaryFinder graphemes(QTextBoundaryFinder::Grapheme, text);
    qsizetype cut = 0;
    for (int count = 1; graphemes.toNextBoundary() != -1; ++count) {
        if (count > longest)
            return text.left(cut) + QChar(u'…');
        // The ellipsis takes the place of the last character that would fit.
        if (count < longest)
            cut = graphemes.position();
    }
    return text;
}

} // namespace ui
