#pragma once

#include "core/graphql/diagnostic.h"
#include "tests/support/markedtext.h"

#include <QStringList>

#include <algorithm>
#include <initializer_list>

/// Expected lines as they stand in a test.
inline QStringList lines(std::initializer_list<const char *> texts)
{
    QStringList list;
    for (const char *text : texts)
        list << QString::fromUtf8(text);
    return list;
}

/// Diagnostics as lines of text, `Rule: message [0, 2]`, where the numbers are the marks of \a marked that the spans
/// are; a span that nobody marked shows as its bytes.
inline QStringList findings(const std::vector<graphql::Diagnostic> &diagnostics, const support::MarkedText &marked)
{
    QStringList list;
    for (const auto &diagnostic : diagnostics) {
        QStringList places;
        for (const auto &span : diagnostic.spans) {
            const auto found = std::find(marked.spans.begin(), marked.spans.end(), span);
            places << (found != marked.spans.end() ? QString::number(found - marked.spans.begin())
                                                   : QStringLiteral("%1..%2").arg(span.begin).arg(span.end));
        }
        list << QStringLiteral("%1: %2 [%3]")
                    .arg(QString::fromStdString(diagnostic.rule), QString::fromStdString(diagnostic.message),
                         places.join(QStringLiteral(", ")));
    }
    return list;
}
