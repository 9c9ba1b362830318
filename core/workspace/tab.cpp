#include "core/workspace/tab.h"

#include "core/graphql/leftout.h"
#include "core/text/textedit.h"

#include <QUuid>

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

/// A value may reach over several lines.
int movedLine(int line, const QByteArray &before, const QByteArray &after, const std::vector<text::TextEdit> &edits)
{
    qsizetype begin = 0;
    for (int i = 0; i < line && begin < before.size(); ++i) {
        const auto end = before.indexOf('\n', begin);
        begin = end < 0 ? before.size() : end + 1;
    }
    const auto moved = text::moved(static_cast<std::uint32_t>(begin), edits);
    return static_cast<int>(QByteArrayView(after).first(moved).count('\n'));
}

/// False: there was nothing to leave out.
bool leaveOut(QByteArray &bytes, BoxPlace &place, const std::vector<text::Span> &spans)
{
    if (spans.empty())
        return false;
    const auto edits = removals(spans);
    const auto before = bytes;
    bytes = QByteArray::fromStdString(text::applied(bytes.toStdString(), edits));
    place.caret = text::moved(place.caret, edits);
    place.anchor = text::moved(place.anchor, edits);
    for (auto &line : place.folds)
        line = movedLine(line, before, bytes, edits);
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
