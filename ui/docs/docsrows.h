#pragma once

#include "ui/docs/docsnews.h"
#include "ui/docs/linktext.h"
#include "ui/docs/schemabook.h"
#include "ui/docs/schemaplace.h"
#include "ui/theme/plainlabel.h"

#include <QList>

namespace ui {

/// One row of a page of the docs, as a value.
struct DocsRow
{
    enum class Kind { Title, Caption, Text, Markdown, Pills };
    struct PillText
    {
        QString text;
        Pill::Tone tone = Pill::Tone::Neutral;
    };

    Kind kind = Kind::Text;
    std::vector<LinkText::Part> parts = {};
    LinkText::Shape shape = {};
    QString markdown = {};
    QList<PillText> pills = {};
    int before = 0; ///< Pixels of space above it.
    int indent = 0;
    bool isMarked = false; ///< What the search led to.

    /// As it reads.
    QString text() const;
};

/// What a page shows.
struct DocsPageContent
{
    std::vector<DocsRow> rows;
    /// The field of the page as text for a query, with its required arguments and a small selection; empty when the
    /// page is not a field's.
    QString fieldText;
    QString operation; ///< The keyword, when the field is one of a root type.
    QString fieldName;
};

/// The page of \a place. \a hidesWrappers: Relay's connections, edges, payloads and inputs are folded away, and what
/// they carry is shown instead. \a news stands on the start page.
DocsPageContent docsPageContent(const SchemaBook &book, const SchemaPlace &place, bool hidesWrappers,
                                const DocsNews &news = {});

/// Where \a name leads that stands in code in the text of a page of \a owner: to a member of its, or to a place of the
/// schema; empty: nowhere.
QString placeOfName(const graphql::Schema &schema, const QString &owner, const QString &name);

} // namespace ui
