// What a person waits for in the window, measured in real windows on a real display.
#include "core/graphql/schema.h"
#include "core/json/pretty.h"
#include "tests/bench/benchmark.h"
#include "ui/docs/docspane.h"
#include "ui/docs/searchlist.h"
#include "ui/theme/appearance.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QKeyEvent>
#include <QLineEdit>
#include <QWindow>

#include <cstdio>

namespace bench {
namespace {

constexpr int Samples = 30;
constexpr int GeneratedTypes = 1'500;

/// A schema as large as GitHub's: objects in connections, mutations with inputs and payloads, enums, and a description
/// on everything.
std::string generatedSdl()
{
    const char *const nouns[] {"User",    "Repository", "Issue",      "Review",   "Team",
                               "Branch",  "Commit",     "Release",    "Label",    "Project",
                               "Package", "Sponsor",    "Enterprise", "Workflow", "Deployment"};
    const char *const words[] {"the",  "person",  "who",          "created", "an",     "item", "and",
                               "when", "it",      "was",          "closed",  "merged", "or",   "deleted",
                               "by",   "webhook", "organization", "visible", "only",   "to",   "members"};
    std::size_t turn = 0;
    const auto description = [&](int length) {
        std::string text = "\"";
        for (int i = 0; i < length; ++i, turn = turn * 31 + 7)
            text.append(i > 0 ? " " : "").append(words[turn % std::size(words)]);
        return text.append(".\" ");
    };
    std::string sdl =
        "scalar Time interface Node { id: ID! } type PageInfo { hasNextPage: Boolean! endCursor: String }\n";
    std::string query = "type Query { node(id: ID!): Node ";
    std::string mutation = "type Mutation { ";
    const int groups = GeneratedTypes / 6;
    for (int i = 0; i < groups; ++i) {
        const auto name = std::string(nouns[static_cast<std::size_t>(i) % std::size(nouns)]) + std::to_string(i);
        const auto other =
            std::string(nouns[static_cast<std::size_t>(i + 1) % std::size(nouns)]) + std::to_string((i + 1) % groups);
        sdl.append(description(14)).append("type ").append(name).append(" implements Node { id: ID! ");
        for (int field = 0; field < 14; ++field)
            sdl.append(description(12)).append("field").append(std::to_string(field)).append("Name: String ");
        sdl.append("others(")
            .append(description(8))
            .append("first: Int = 20, after: String, orderBy: ")
            .append(name)
            .append("Order): ");
        sdl.append(other).append("Connection! createdAt: Time! }\n");
        sdl.append("type ")
            .append(name)
            .append("Connection { edges: [")
            .append(name)
            .append("Edge] pageInfo: PageInfo! totalCount: Int! }\n");
        sdl.append("type ").append(name).append("Edge { node: ").append(name).append(" cursor: String! }\n");
        sdl.append("enum ")
            .append(name)
            .append("Order { ")
            .append(description(6))
            .append("CREATED_AT UPDATED_AT NAME }\n");
        sdl.append("input Update")
            .append(name)
            .append("Input { ")
            .append(description(8))
            .append("id: ID! name: String order: ")
            .append(name)
            .append("Order }\n");
        sdl.append("type Update")
            .append(name)
            .append("Payload { ")
            .append(name)
            .append(": ")
            .append(name)
            .append(" }\n");
        query.append(description(10))
            .append("all")
            .append(name)
            .append("(first: Int): ")
            .append(name)
            .append("Connection! ");
        mutation.append(description(16))
            .append("update")
            .append(name)
            .append("(input: Update")
            .append(name)
            .append("Input!): Update")
            .append(name)
            .append("Payload! ");
    }
    return sdl.append(query).append("}\n").append(mutation).append("}\n");
}

std::shared_ptr<const graphql::Schema> readSchema(const QString &path)
{
    if (path.isEmpty())
        return graphql::schemaFromSdl(generatedSdl()).schema;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return nullptr;
    const auto text = file.readAll().toStdString();
    return path.endsWith(QLatin1String(".json")) ? graphql::schemaFromIntrospection(text).schema
                                                 : graphql::schemaFromSdl(text).schema;
}

/// Tells when a widget has been painted.
class PaintWatch final : public QObject
{
public:
    explicit PaintWatch(QWidget &widget) { widget.installEventFilter(this); }

    /// Runs the events until a paint comes behind this call, and until the display has it. False: none came.
    bool wait()
    {
        m_painted = false;
        QElapsedTimer time;
        time.start();
        while (!m_painted && time.elapsed() < 5'000)
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 50);
        // What is flushed to the display after the paint counts too.
        QCoreApplication::processEvents();
        QGuiApplication::sync();
        return m_painted;
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            m_painted = true;
        return QObject::eventFilter(watched, event);
    }

private:
    bool m_painted = false;
};

bool waitUntilExposed(const QWidget &window)
{
    QElapsedTimer time;
    time.start();
    while (!window.windowHandle()->isExposed() && time.elapsed() < 10'000)
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 50);
    return window.windowHandle()->isExposed();
}

/// Runs \a body again and again, with what \a before prepares, which is not measured. False from it: not measurable.
template <typename Before, typename Body>
void measureShown(Report &report, const std::string &name, double target, Before before, Body body)
{
    std::vector<double> milliseconds;
    for (int i = 0; i <= Samples; ++i) {
        before(i);
        QCoreApplication::processEvents();
        QElapsedTimer time;
        time.start();
        if (!body(i))
            return report.fail(name, "nothing was painted");
        // The first warms up.
        if (i > 0)
            milliseconds.push_back(static_cast<double>(time.nsecsElapsed()) / 1e6);
    }
    report.add(name, bench::Samples(std::move(milliseconds)), target);
}

void measureDocs(Report &report, const std::shared_ptr<const graphql::Schema> &schema)
{
    constexpr double openTarget = 30;
    constexpr double keyTarget = 16;
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

} // namespace
} // namespace bench

/// gatehouse-bench-ui [SCHEMA]: measures on a generated schema as large as GitHub's, or on the one in a file (SDL, or
/// .json of an introspection answer). Exits 1 when a target was missed, 2 when nothing can be measured.
int main(int argc, char **argv)
{
    // Pictures that nobody could see prove nothing.
    const auto platform = qgetenv("QT_QPA_PLATFORM");
    const bool hasDisplay = !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
    if (!hasDisplay || platform == "offscreen" || platform == "minimal") {
        std::fprintf(stderr, "gatehouse-bench-ui: there is no display to measure on; ./dev bench ui brings one.\n");
        return 2;
    }
    QApplication application(argc, argv);
    const auto path = application.arguments().value(1);
    const auto schema = bench::readSchema(path);
    if (!schema || !schema->query()) {
        std::fprintf(stderr, "gatehouse-bench-ui: %s holds no schema.\n", qPrintable(path));
        return 2;
    }
    std::fprintf(stderr, "measuring ui on a schema of %zu types\n", schema->types().size());
    bench::Report report;
    bench::measureDocs(report, schema);
    const bool passed = report.passed();
    const auto tape = json::Tape::parse(std::move(report).json());
    std::printf("%s\n", json::pretty(tape->root()).c_str());
    return passed ? 0 : 1;
}
