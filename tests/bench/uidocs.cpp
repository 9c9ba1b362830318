#include "core/graphql/schema.h"
#include "tests/bench/shown.h"
#include "tests/bench/ui.h"
#include "ui/docs/docspane.h"
#include "ui/docs/searchlist.h"
#include "ui/theme/appearance.h"

#include <QKeyEvent>
#include <QLineEdit>

namespace bench {

void measureDocs(Report &report, const std::shared_ptr<const graphql::Schema> &schema)
{
    constexpr Limit openTarget {30, 210};
    constexpr Limit keyTarget {16, 420};
    const ui::Appearance appearance(ui::Appearance::Choice::Light);
    // The pane is a part of a window that is there already: opening one is the display's work, not ours.
    QWidget window;
    window.resize(1000, 700);
    window.show();
    if (!waitUntilExposed(window))
        return report.fail("docs", "the display does not show the window");
    std::unique_ptr<ui::DocsPane> pane;
    const auto make = [&](int) {
        pane = std::make_unique<ui::DocsPane>(appearance, &window);
        pane->setGeometry(680, 0, 320, 700);
        pane->show();
    };
    const auto page = [&]() -> QWidget & {
        return *pane->findChild<ui::DocsPage *>()->viewport();
    };
    measureShown(report, "docs: a schema arrives, is looked through and painted", openTarget, make, [&](int) {
        QEventLoop loop;
        QObject::connect(pane.get(), &ui::DocsPane::shown, &loop, &QEventLoop::quit);
        pane->setSchema(schema);
        loop.exec();
        return PaintWatch(page()).wait();
    });
    measureShown(
        report, "docs: the pane is opened", openTarget, [&](int) { pane->hide(); },
        [&](int) {
            pane->show();
            return PaintWatch(page()).wait();
        });
    const graphql::Type *longest = schema->query();
    for (const auto *type : schema->types())
        if (type->fields.size() > longest->fields.size())
            longest = type;
    const auto places = {QString(), QString::fromStdString(schema->query()->name),
                         QString::fromStdString(longest->name)};
    for (const auto &place : places)
        measureShown(
            report, "docs: open the page of " + (place.isEmpty() ? "the schema" : place.toStdString()), openTarget,
            [&](int) { pane->open(place.isEmpty() ? places.begin()[1] : QString()); },
            [&](int) {
                pane->open(place);
                return PaintWatch(page()).wait();
            });

    auto *search = pane->findChild<QLineEdit *>();
    auto &found = *pane->findChild<ui::SearchList *>()->viewport();
    window.activateWindow();
    pane->focusSearch();
    const auto text = QStringLiteral("repository created by");
    measureShown(
        report, "docs: key to painted results", keyTarget,
        [&](int i) {
            if (const auto typed = i % (text.size() - 1); typed == 0)
                search->setText(text.left(1));
        },
        [&](int i) {
            const QChar letter = text[i % (text.size() - 1) + 1];
            QKeyEvent key(QEvent::KeyPress, 0, Qt::NoModifier, QString(letter));
            QCoreApplication::sendEvent(search, &key);
            return PaintWatch(found).wait();
        });
}

} // namespace bench
