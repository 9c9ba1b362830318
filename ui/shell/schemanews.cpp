#include "ui/shell/schemanews.h"

#include "core/graphql/document.h"
#include "core/graphql/validation.h"

namespace ui {

DocsNews schemaNews(const graphql::Schema &before, const graphql::Schema &after, const QList<TabText> &tabs)
{
    DocsNews news {graphql::schemaChanges(before, after), {}, {}};
    if (news.changes.empty())
        return news;
    for (const auto &tab : tabs) {
        const auto document = graphql::parse(tab.text.toStdString());
        if (document->syntaxErrors().empty() && graphql::validate(before, *document).empty()
            && !graphql::validate(after, *document).empty())
            news.brokenTabs.append(tab.title);
    }
    return news;
}

} // namespace ui
