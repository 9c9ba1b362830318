#include "core/workspace/tab.h"

#include "core/graphql/leftout.h"
#include "core/text/textedit.h"

#include <QUuid>

#include <algorithm>
#include <vector>

namespace workspace {
namespace {

std::vector<text::TextEdit> removals(const std::vector<text::Span> &spans)
{
    std::vector<text::TextEdit> edits;
    edits.reserve(spans.size());
    for (const auto span : spans)
        edits.push_back({span, {}});
    return edits;
}

/// The lines of \a before whose ends are in \a spans, in order.
std::vector<int> joinedLines(const QByteArray &before, const std::vector<text::Span> &spans)
{
    std::vector<int> joined;
    int line = 0;
    std::uint32_t at = 0;
    for (const auto span : spans) {
        line += static_cast<int>(std::count(before.begin() + at, before.begin() + span.begin, '\n'));
        for (auto i = span.begin; i < span.end; ++i) {
            if (before.at(i) == '\n')
                joined.push_back(line++);
        }
        at = span.end;
    }
    return joined;
}

/// False: there was nothing to leave out.
bool leaveOut(QByteArray &bytes, BoxPlace &place, const std::vector<text::Span> &spans)
{
    if (spans.empty())
        return false;
    const auto edits = removals(spans);
    // A value may reach over several lines.
    const auto joined = joinedLines(bytes, spans);
    bytes = QByteArray::fromStdString(text::applied(bytes.toStdString(), edits));
    place.caret = text::moved(place.caret, edits);
    place.anchor = text::moved(place.anchor, edits);
    for (auto &line : place.folds)
        line -= static_cast<int>(std::lower_bound(joined.begin(), joined.end(), line) - joined.begin());
    return true;
}

} // namespace

QString Tab::newId()
{
    return QUuid::createUuid().toString(QUuid::Id128);
}

Tab keepable(Tab tab)
{
    for (auto &header : tab.headers) {
        if (!header.keepsValue && !header.value.isEmpty()) {
            header.value.clear();
            // Sent without its value, it would say something else.
            header.isSent = false;
            tab.leftOut.headers = true;
        }
    }
    if (tab.isCommand) {
        tab.text.clear();
        tab.place = {};
        tab.leftOut.command = true;
    }
    const auto source = tab.text.toStdString();
    const auto names = graphql::secretNames(source);
    tab.leftOut.literals |= leaveOut(tab.text, tab.place, graphql::secretLiterals(source));
    tab.leftOut.variables |=
        leaveOut(tab.variables, tab.variablesPlace, graphql::secretValues(tab.variables.toStdString(), names));
    return tab;
}

} // namespace workspace
