#include "tests/bench/shown.h"
#include "tests/bench/ui.h"
#include "ui/docs/markdowntext.h"
#include "ui/results/rowsview.h"
#include "ui/theme/appearance.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPixmap>

namespace bench {
namespace {

using namespace Qt::StringLiterals;

/// What another server may send as a description, to keep who reads it busy.
void measureHostileMarkdown(Report &report, const ui::Appearance &appearance)
{
    constexpr int letters = 1'000'000;
    const QString pieces[] {u"a"_s, u">"_s,        u"> "_s,  u"- "_s, u"- a\n"_s,
                            u"["_s, u"![a](b) "_s, u"*a_"_s, u"`"_s,  u"|a|b|\n|-|-|\n"_s,
                            u"|"_s, u"# a\n"_s};
    for (const auto &piece : pieces) {
        const auto markdown = piece.repeated(letters / piece.size());
        const auto shown = QString(piece).replace(u'\n', u' ').toStdString();
        report.add("docs: a million letters of \"" + shown + "\" laid out and painted",
                   measure(20,
                           [&] {
                               ui::MarkdownText text(markdown, appearance, [](const QString &) { return QString(); });
                               constexpr int width = 300;
                               QPixmap picture(width, std::min(text.lay(width) + 1, 800));
                               QPainter painter(&picture);
                               text.draw(&painter, {}, appearance, -1, -1);
                           }),
                   {250});
    }
}

void measureLargeAnswer(Report &report, const ui::Appearance &appearance)
{
    std::string text = "[0";
    for (int i = 1; i < 100'000; ++i)
        text += ",\"row " + std::to_string(i) + "\"";
    auto tape = json::Tape::parse(text + "]");
    ui::RowsView view(appearance);
    view.resize(560, 700);
    view.setJson(std::make_shared<const results::JsonRows>(std::make_shared<const json::Tape>(std::move(*tape))));
    view.show();
    const std::string name = "answer of 100,000 rows: from the first to the last";
    if (!waitUntilExposed(view))
        return report.fail(name, "the display does not show the window");
    const auto press = [&](Qt::Key key) {
        QKeyEvent event(QEvent::KeyPress, key, Qt::ControlModifier);
        QCoreApplication::sendEvent(&view, &event);
    };
    measureShown(
        report, name, {16}, [&](int) { press(Qt::Key_Home); },
        [&](int) {
            press(Qt::Key_End);
            return PaintWatch(*view.viewport()).wait();
        });
}

} // namespace

void measureTexts(Report &report)
{
    const ui::Appearance appearance(ui::Appearance::Choice::Light);
    measureHostileMarkdown(report, appearance);
    measureLargeAnswer(report, appearance);
}

} // namespace bench
