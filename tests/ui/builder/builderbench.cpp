#include "tests/ui/builder/builderbench.h"

#include "ui/editor/jsoneditor.h"
#include "ui/editor/queryeditor.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QFile>
#include <QMenu>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace support {

std::shared_ptr<const graphql::Schema> schemaOf(const std::string &sdl)
{
    return graphql::schemaFromSdl(sdl).schema;
}

std::shared_ptr<const graphql::Schema> adminSchema()
{
    static const auto schema = [] {
        QFile file(QStringLiteral(SOURCE_ROOT "/resources/sandbox/schema.graphql"));
        return file.open(QIODevice::ReadOnly) ? schemaOf(file.readAll().toStdString()) : nullptr;
    }();
    return schema;
}

QString lineText(const ui::BuilderLine &line)
{
    static const QMap<ui::BuilderLine::Mark, QString> marks {{ui::BuilderLine::Mark::None, u""_s},
                                                             {ui::BuilderLine::Mark::Off, u"[ ] "_s},
                                                             {ui::BuilderLine::Mark::Partly, u"[-] "_s},
                                                             {ui::BuilderLine::Mark::On, u"[x] "_s}};
    auto text = QString(line.depth * 2, u' ') + marks.value(line.mark);
    if (line.isExpandable)
        text += line.isExpanded ? u"v "_s : u"> "_s;
    if (!line.alias.isEmpty())
        text += line.alias + u": "_s;
    text += line.name;
    if (!line.value.isEmpty())
        text += u" = "_s + line.value;
    if (!line.type.isEmpty())
        text += u" ("_s + line.type + u")"_s;
    return text;
}

BuilderBench::BuilderBench(std::shared_ptr<const graphql::Schema> schema, const QByteArray &text)
    : m_page(new ui::DocumentPage(u"project"_s, m_appearance))
{
    auto *layout = new QVBoxLayout(&m_window);
    layout->addWidget(m_page);
    m_window.resize(1228, 680);
    m_page->setSchema(std::move(schema));
    m_page->setContent(text, {});
    m_page->showBuilder(true, 0);
    m_window.show();
    m_window.activateWindow();
    (void)QTest::qWaitForWindowActive(&m_window);
    QTest::qWait(40);
}

BuilderBench::~BuilderBench() = default;

ui::QueryEditor &BuilderBench::editor()
{
    return *m_page->findChild<ui::QueryEditor *>();
}

ui::JsonEditor &BuilderBench::variables()
{
    return *m_page->findChild<ui::JsonEditor *>();
}

ui::BuilderPane &BuilderBench::pane()
{
    return *m_page->findChild<ui::BuilderPane *>();
}

ui::BuilderList &BuilderBench::list()
{
    return pane().list();
}

QString BuilderBench::text()
{
    return QString::fromUtf8(editor().bytes());
}

QStringList BuilderBench::lines()
{
    QStringList texts;
    for (const auto &line : list().rows())
        texts.append(lineText(line));
    return texts;
}

int BuilderBench::row(const QString &path)
{
    const auto &rows = list().rows();
    int found = -1;
    int depth = 0;
    for (const auto &name : path.split(u'/')) {
        bool isThere = false;
        for (auto i = static_cast<std::size_t>(found + 1); i < rows.size() && rows[i].depth >= depth; ++i) {
            const auto &line = rows[i];
            const bool isNewItem = line.kind == ui::BuilderLine::Kind::NewElement;
            const auto called = isNewItem ? u"+"_s : line.alias.isEmpty() ? line.name : line.alias;
            if (line.depth == depth && called == name) {
                found = static_cast<int>(i);
                isThere = true;
                break;
            }
        }
        if (!isThere)
            return -1;
        ++depth;
    }
    return found;
}

void BuilderBench::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    tap(key, modifiers);
    settle();
}

void BuilderBench::tap(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(QApplication::focusWidget(), key, modifiers);
}

void BuilderBench::settle()
{
    (void)QTest::qWaitFor([this] { return !pane().isBusy(); });
    // Without a window manager nothing is active once a menu has closed.
    if (!QApplication::activeWindow()) {
        m_window.activateWindow();
        (void)QTest::qWaitForWindowActive(&m_window);
    }
}

void BuilderBench::type(const QString &text)
{
    // keyClicks() knows no letters beyond Latin ones.
    for (const QChar letter : text)
        QTest::sendKeyEvent(QTest::Click, QApplication::focusWidget(), Qt::Key_unknown, QString(letter),
                            Qt::NoModifier);
}

bool BuilderBench::walk(const QString &path)
{
    if (QApplication::focusWidget() != &list())
        list().setFocus(Qt::TabFocusReason);
    QString way;
    const auto names = path.split(u'/');
    for (const auto &name : names) {
        way += way.isEmpty() ? name : u'/' + name;
        const int wanted = row(way);
        if (wanted < 0)
            return false;
        while (list().currentRow() != wanted)
            press(list().currentRow() < wanted ? Qt::Key_Down : Qt::Key_Up);
        const auto &line = list().rows()[static_cast<std::size_t>(wanted)];
        if (way != path && line.isExpandable && !line.isExpanded)
            press(Qt::Key_Right);
    }
    return true;
}

QMenu *BuilderBench::menu(const char *name)
{
    // One that was closed is still there for a moment.
    for (auto *menu : pane().findChildren<QMenu *>(QLatin1String(name)))
        if (menu->isVisible())
            return menu;
    return nullptr;
}

bool BuilderBench::choose(const QString &caption)
{
    // What Qt makes of the menu key.
    const auto middle = list().visualRect(list().currentIndex()).center();
    QContextMenuEvent event(QContextMenuEvent::Keyboard, middle, list().viewport()->mapToGlobal(middle));
    QApplication::sendEvent(list().viewport(), &event);
    auto *open = menu("rowActions");
    if (!open)
        return false;
    auto *at = open;
    for (const auto &name : caption.split(u'/')) {
        const auto actions = at->actions();
        const auto found = std::find_if(actions.begin(), actions.end(), [&](const QAction *action) {
            return QString(action->text()).remove(u'&').section(u'\t', 0, 0) == name;
        });
        if (found == actions.end()) {
            open->close();
            return false;
        }
        at->setActiveAction(*found);
        auto *inside = (*found)->menu();
        QTest::keyClick(at, inside ? Qt::Key_Right : Qt::Key_Return);
        if (inside)
            at = inside;
    }
    settle();
    return true;
}

QString BuilderBench::follow(const QString &step)
{
    const auto verb = step.section(u' ', 0, 0);
    const auto path = step.section(u' ', 1, 1).replace(u'~', u' ');
    const auto rest = step.section(u' ', 2);
    if (verb == u"name") {
        auto *button = pane().findChild<QToolButton *>(u"renameDefinition"_s);
        QTest::keyClick(button, Qt::Key_Space);
        type(path);
        press(Qt::Key_Return);
        return {};
    }
    if (!walk(path))
        return u"no line "_s + path + u" among\n"_s + lines().join(u'\n');
    const auto shown = list().rows()[static_cast<std::size_t>(list().currentRow())];
    if (verb == u"tick" || (verb == u"want" && shown.mark == ui::BuilderLine::Mark::Off)) {
        press(Qt::Key_Space);
    } else if (verb == u"want") {
        return {};
    } else if (verb == u"enter") {
        press(Qt::Key_Return);
    } else if (verb == u"type") {
        press(Qt::Key_Return);
        if (QApplication::focusWidget() == &list())
            return u"no line to type in at "_s + path;
        type(rest);
        press(Qt::Key_Return);
    } else if (verb == u"choose") {
        press(Qt::Key_Return);
        auto *open = menu("choice");
        if (!open)
            return u"no choice at "_s + path;
        while (open->activeAction() && open->activeAction()->text() != rest)
            QTest::keyClick(open, Qt::Key_Down);
        QTest::keyClick(open, Qt::Key_Return);
        settle();
    } else if (verb == u"menu") {
        if (!choose(rest))
            return u"no such action at "_s + path;
    } else if (verb == u"again") {
        if (!choose(u"Once More Under an Alias"_s))
            return u"not once more: "_s + path;
        press(Qt::Key_F2);
        type(rest);
        press(Qt::Key_Return);
    } else if (verb == u"alias") {
        press(Qt::Key_F2);
        type(rest);
        press(Qt::Key_Return);
    } else {
        return u"what is "_s + verb;
    }
    return {};
}

} // namespace support
