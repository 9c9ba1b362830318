#pragma once

#include "core/graphql/schema.h"
#include "ui/builder/builderlist.h"
#include "ui/builder/builderpane.h"
#include "ui/shell/documentpage.h"
#include "ui/theme/appearance.h"

#include <QWidget>

#include <memory>

namespace ui {
class JsonEditor;
class QueryEditor;
} // namespace ui

namespace support {

/// The sandbox's schema, read once.
std::shared_ptr<const graphql::Schema> adminSchema();
std::shared_ptr<const graphql::Schema> schemaOf(const std::string &sdl);

/// A line as it can be read in a test: indentation, what opens it, mark, name, value, type.
QString lineText(const ui::BuilderLine &line);

/// A page with its builder open, and hands on the keyboard.
class BuilderBench
{
public:
    explicit BuilderBench(std::shared_ptr<const graphql::Schema> schema, const QByteArray &text = {});
    ~BuilderBench();

    ui::DocumentPage &page() { return *m_page; }
    ui::QueryEditor &editor();
    ui::JsonEditor &variables();
    ui::BuilderPane &pane();
    ui::BuilderList &list();
    QString text();
    /// All lines, as lineText().
    QStringList lines();
    /// The line whose names from the outermost on are \a path, as `users/edges/node`; -1: none in view. A number is an
    /// item of a list, `+` the line that adds one.
    int row(const QString &path);

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    /// The same, without waiting for what comes of it.
    void tap(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    /// Waits until what was asked for is in the text.
    void settle();
    void type(const QString &text);
    /// Goes to a line by arrows alone, opening what is closed on the way.
    bool walk(const QString &path);
    /// Opens the menu of the current line by its key, and takes the entry with that caption; `Use/$name` is in a menu
    /// of it.
    bool choose(const QString &caption);
    /// The open menu of that name; null when there is none.
    QMenu *menu(const char *name);
    /// Does what a line says, keys only: `tick path`, `want path` (when it is not there yet), `enter path`, `type path
    /// text`, `choose path VALUE`, `menu path caption`, `alias path name`, `again path alias`, `name Name`; `~` is a
    /// blank in a path. What went wrong, or nothing.
    QString follow(const QString &step);

private:
    ui::Appearance m_appearance {ui::Appearance::Choice::Light};
    QWidget m_window;
    ui::DocumentPage *m_page;
};

} // namespace support
