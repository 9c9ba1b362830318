#include "core/users/userpage.h"

#include "core/run/answer.h"
#include "core/users/members.h"
#include "core/users/reads.h"

#include <algorithm>

namespace users {
namespace {

void readList(const json::Value &list, UserPage &page)
{
    page.hasList = true;
    if (const auto total = list.find("totalCount"))
        page.total = total->integer();
    if (const auto edges = list.find("edges"); edges && edges->isArray())
        edges->forEachItem([&](const json::Value &edge) {
            const auto node = edge.find("node");
            page.users.push_back(node ? UserSummary::read(*node) : UserSummary());
            page.cursors.push_back(textOf(edge, "cursor"));
        });
}

void addFound(const json::Value &user, UserPage &page)
{
    auto summary = UserSummary::read(user);
    const auto isSame = [&](const UserSummary &known) {
        return known.id == summary.id;
    };
    if (!summary.id.isEmpty() && std::none_of(page.exact.begin(), page.exact.end(), isSame))
        page.exact.push_back(std::move(summary));
}

/// A second way to the same person, which may be shut in a project whose login IDs have other names.
bool isSideQuestion(const run::AnswerError &error)
{
    static const QStringList sideWays {QStringLiteral("byUsername"), QStringLiteral("byLoginID"),
                                       QStringLiteral("byLowerAttribute"), QStringLiteral("byLowerLoginID")};
    return sideWays.contains(error.path);
}

} // namespace

UserPage UserPage::read(const run::Answer &answer)
{
    UserPage page;
    auto told = answer;
    const auto isOff = [](const run::AnswerError &error) {
        return error.reason == QLatin1String("SearchDisabled");
    };
    page.isSearchOff = std::any_of(told.errors.begin(), told.errors.end(), isOff);
    told.errors.removeIf([&](const run::AnswerError &error) { return isOff(error) || isSideQuestion(error); });
    page.failure = failureOf(told);
    const auto data = answer.tape ? answer.tape->root().find("data") : std::nullopt;
    if (!page.failure.isEmpty() || !data || !data->isObject()) {
        if (page.isSearchOff)
            page.failure.clear();
        return page;
    }
    for (const auto key : {"byID", "byUsername", "byLoginID", "byLowerLoginID"})
        if (const auto user = data->find(key); user && user->isObject())
            addFound(*user, page);
    for (const auto key : {"byAttribute", "byLowerAttribute"})
        for (const auto &user : listOf(*data, key))
            addFound(user, page);
    const auto list = data->find("users");
    if (list && list->isObject())
        readList(*list, page);
    if (list && !page.hasList && !page.isSearchOff)
        page.failure =
            told.errors.isEmpty() ? QStringLiteral("The server's answer holds no list.") : told.errors.first().message;
    else
        page.gaps = gapsOf(told);
    return page;
}

} // namespace users
