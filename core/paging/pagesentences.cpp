#include "core/paging/pagesentences.h"

#include <QLocale>
#include <QStringList>

namespace paging {

QString endSentence(const results::PageTrail &trail)
{
    using End = results::PageTrail::End;
    const QLocale locale(QLocale::English);
    switch (trail.end()) {
    case End::None:
        return {};
    case End::Complete:
    case End::Empty:
        // Nothing was read on: who asks for no rows gets none.
        if (trail.pages() == 0 && trail.rows() == 0)
            return {};
        if (trail.total() && *trail.total() > std::int64_t {trail.rows()})
            return QStringLiteral("The server gives no more, although it counts %1.")
                .arg(locale.toString(*trail.total()));
        if (trail.end() == End::Empty)
            return QStringLiteral("The server says that there is more, but sent an empty page: reading stopped.");
        return trail.pages() > 0 ? QStringLiteral("That was the last page.") : QString();
    case End::NoCursor:
        return QStringLiteral("The server gives no cursor to go on from.");
    case End::SameCursor:
        return QStringLiteral("The server points back to a page that was read already: reading stopped.");
    case End::OnlyRepeats:
        return QStringLiteral("The last page held only rows that were here already: reading stopped.");
    case End::NotThere:
        return {};
    }
    return {};
}

QString missingSentence(const PagedList &list)
{
    return list.node ? QStringLiteral("The server does not find this row by its ID any more, or it has no such list.")
                     : QStringLiteral("The next page came without this list.");
}

QString rowsSentence(const results::PageTrail &trail)
{
    QStringList sentences;
    const QLocale locale(QLocale::English);
    if (trail.repeated() == 1)
        sentences += QStringLiteral("One row came twice and is shown once.");
    else if (trail.repeated() > 1)
        sentences += QStringLiteral("%1 rows came twice and are shown once.").arg(locale.toString(trail.repeated()));
    if (trail.hasMoved())
        sentences += QStringLiteral("The list changed while it was read: rows may be missing.");
    return sentences.join(QLatin1Char(' '));
}

} // namespace paging
