#include "ui/users/userswords.h"

#include "core/users/errorsentence.h"

#include <QCoreApplication>
#include <QLocale>

namespace ui {
namespace {

using Kind = users::UserQuery::Kind;

QString say(const char *sentence)
{
    return QCoreApplication::translate("UsersRoom", sentence);
}

QString whatIsLookedUp(Kind kind)
{
    switch (kind) {
    case Kind::Email:
        return say("e-mail address");
    case Kind::Phone:
        return say("phone number");
    default:
        return say("ID");
    }
}

QString lookedUp(const users::UserQuery &query)
{
    const auto uuid = query.kind == Kind::Id ? users::uuidOf(query.text) : QString();
    return uuid.isEmpty() ? query.text : uuid;
}

/// How the rows were found, where that is to be known.
QString searchWords(const users::UserPager &pager)
{
    const auto &query = pager.query();
    if (pager.state() != users::UserPager::State::Ready || pager.count() == 0)
        return {};
    if (query.isExact() && query.isFiltered())
        return say("Exact look-up by %1, whatever roles and groups").arg(whatIsLookedUp(query.kind));
    if (query.isExact())
        return say("Exact look-up by %1").arg(whatIsLookedUp(query.kind));
    if (pager.isSearchOff())
        return say("Found by username. Search is switched off in this project.");
    if (query.isNationalNumber)
        return say("Search: may lag. With + and country code it is exact");
    if (query.isSearch())
        return say("Search: may lag behind the data");
    return {};
}

} // namespace

NobodyWords nobodyWords(const users::UserPager &pager)
{
    const auto &query = pager.query();
    if (query.kind == Kind::OtherId)
        return {say("This is no user's ID"),
                say("It names something else: %1. Only users are looked up here.").arg(query.text),
                {}};
    if (query.isExact()) {
        // As it was asked for: what was pasted may have been more.
        const auto text = say("The look-up is exact and always up to date: %1").arg(lookedUp(query));
        if (query.kind == Kind::Id)
            return {say("Nobody has this ID"), text, {}};
        return {say("Nobody has this %1").arg(whatIsLookedUp(query.kind)), text, say("Search for it as words")};
    }
    if (pager.isSearchOff() && query.isFiltered())
        return {say("Roles and groups cannot be searched by"),
                say("The search answers by role and group, and it is switched off in this project. Who holds a role "
                    "stands in a role's own list of users: roles { users } in the explorer."),
                say("Clear the filters")};
    if (pager.isSearchOff())
        return {say("Nobody found"),
                say("Search is switched off in this project. Look people up by their whole e-mail address, phone "
                    "number with + and country code, username or ID."),
                {}};
    if (query.isFiltered())
        return {query.text.isEmpty() ? say("Nobody found") : say("Nobody found for “%1”").arg(query.text),
                say("Nobody has all that is asked for: %1. Who got it just now may be missing, because the search may "
                    "lag behind.")
                    .arg((query.roleKeys + query.groupKeys).join(QStringLiteral(", "))),
                say("Clear the filters")};
    if (query.isNationalNumber)
        return {say("Nobody found for “%1”").arg(query.text),
                say("A phone number is looked up exactly with + and its country code, as in +44 20 7946 0958. Without "
                    "them it can only be searched for, which may lag behind the data."),
                {}};
    if (query.isSearch())
        return {say("Nobody found for “%1”").arg(query.text),
                say("The search may lag behind: who signed up or changed just now may be missing. Whole e-mail "
                    "addresses, phone numbers, usernames and IDs are looked up without it."),
                {}};
    return {say("No users yet"), say("Whoever signs up to this project is listed here."), {}};
}

NobodyWords failureWords(const users::UserPager &pager)
{
    if (pager.isRefused())
        return {say("This cannot be asked here"), pager.failure(), {}};
    auto text = pager.failure();
    if (pager.query().isSearch() && pager.query().order.by == users::SortBy::LastLoginAt)
        text = users::asSentence(text)
            + say(" If it goes on, sort by Created: not every server can sort what it searched by last login.");
    return {say("The users could not be read"), text, say("Try again")};
}

QString countWords(const users::UserPager &pager)
{
    if (pager.state() != users::UserPager::State::Ready || pager.count() == 0)
        return {}; // nobodyWords() says it.
    const auto &query = pager.query();
    // The last of the rows may be no more than room for what comes.
    const int count = pager.isCountKnown() ? pager.count() : pager.seenCount();
    const auto number = QLocale(QLocale::English).toString(count);
    if (!pager.isCountKnown())
        return say("%1 users or more").arg(number);
    if (query.kind == Kind::All && !query.isFiltered())
        return count == 1 ? say("1 user") : say("%1 users").arg(number);
    return count == 1 ? say("1 user found") : say("%1 users found").arg(number);
}

QString footWords(const users::UserPager &pager, int selected)
{
    const auto found = searchWords(pager);
    if (selected == 0)
        return found;
    const auto chosen = say("%1 selected").arg(QLocale(QLocale::English).toString(selected));
    return found.isEmpty() ? chosen : QStringLiteral("%1 · %2").arg(chosen, found);
}

QString copiedWords(const QString &what, qsizetype selected, qsizetype here, qsizetype copied)
{
    const QLocale english(QLocale::English);
    const auto all = english.toString(selected);
    if (copied == selected)
        return say("Copied the %1 of %2 users").arg(what, all);
    if (copied == 0 && here == 0)
        return say("No %1 to copy: none of the %2 selected is read yet").arg(what, all);
    if (copied == 0 && here == selected)
        return say("No %1 to copy: none of the %2 selected has one").arg(what, all);
    const auto some = copied == 0
        ? say("No %1 to copy of the %2 selected").arg(what, all)
        : say("Copied the %1 of %2 of the %3 selected").arg(what, english.toString(copied), all);
    if (here == copied)
        return say("%1: the others are not read yet").arg(some);
    if (here == selected)
        return say("%1: the others have none").arg(some);
    return say("%1: %2 without one, %3 not read yet")
        .arg(some, english.toString(here - copied), english.toString(selected - here));
}

} // namespace ui
