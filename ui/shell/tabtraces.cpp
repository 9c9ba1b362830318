#include "ui/shell/tabtraces.h"

#include "ui/results/answerview.h"
#include "ui/shell/documentpage.h"
#include "ui/shell/documenttab.h"
#include "ui/shell/explorer.h"

#include <algorithm>

namespace ui {

TabTexts textsOf(const Explorer &explorer)
{
    TabTexts texts;
    texts.closed = explorer.closed();
    const auto tabs = explorer.tabs();
    for (const auto *tab : tabs) {
        auto value = tab->value();
        value.title = tab->title();
        texts.open.append(value);
        if (tab->page() && tab->page()->answer().body)
            texts.answers.insert(tab->id(), tab->page()->answer().body);
    }
    return texts;
}

TabTraces tracesIn(const TabTexts &texts, const std::function<bool(const QByteArray &)> &isNamedIn)
{
    const auto names = [&](const workspace::Tab &tab) {
        return isNamedIn(tab.text) || isNamedIn(tab.variables) || isNamedIn(tab.name.toUtf8())
            || std::any_of(tab.headers.cbegin(), tab.headers.cend(),
                           [&](const workspace::TabHeader &header) { return isNamedIn(header.value); });
    };
    TabTraces traces;
    for (const auto &tab : texts.open) {
        if (names(tab))
            traces.titles.append(tab.title);
    }
    for (const auto &tab : texts.closed) {
        if (names(tab))
            traces.closed.append(tab.id);
    }
    for (auto answer = texts.answers.cbegin(); answer != texts.answers.cend(); ++answer) {
        // Not copied: it may be 100 MB.
        const std::string &body = **answer;
        if (isNamedIn(QByteArray::fromRawData(body.data(), static_cast<qsizetype>(body.size()))))
            traces.answers.append(answer.key());
    }
    return traces;
}

void forgetTraces(Explorer &explorer, const TabTraces &traces)
{
    explorer.dropClosed(traces.closed);
    const auto tabs = explorer.tabs();
    for (const auto *tab : tabs) {
        if (tab->page() && traces.answers.contains(tab->id()))
            tab->page()->answerView().clear();
    }
}

} // namespace ui
