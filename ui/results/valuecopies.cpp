#include "ui/results/valuecopies.h"

#include "core/json/pretty.h"
#include "core/results/tableexport.h"
#include "ui/theme/elsewhere.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>

#include <numeric>

namespace ui {
namespace {

/// Making the text of a value of so many bytes takes less than a frame.
constexpr std::uint32_t SmallValue = 200'000;

QString textOfUtf8(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

std::pair<results::Table, results::TableSelection> tableOf(const std::shared_ptr<const json::Tape> &tape,
                                                           const json::Value &value)
{
    std::vector<json::Value> rows;
    if (value.isArray() || results::isConnection(value))
        results::forEachRow(value, [&](const json::Value &row) { rows.push_back(row); });
    else
        rows.push_back(value);
    results::Table table(tape, rows);
    results::TableSelection all;
    all.rows = results::allRows(table);
    all.columns.resize(table.columns().size());
    std::iota(all.columns.begin(), all.columns.end(), std::size_t {0});
    return {std::move(table), std::move(all)};
}

} // namespace

ValueCopies::ValueCopies(std::shared_ptr<const json::Tape> tape, std::uint32_t offset)
    : m_tape(std::move(tape)),
      m_spot(json::spotAt(*m_tape, offset))
{ }

QString ValueCopies::value() const
{
    return m_spot.value.isString() ? QString::fromStdString(m_spot.value.string()) : json();
}

QString ValueCopies::json() const
{
    return isContainer() ? QString::fromStdString(json::pretty(m_spot.value)) : textOfUtf8(m_spot.value.raw());
}

/// How many steps of the path lead to the row; 0 when there is none.
std::size_t ValueCopies::rowLength() const
{
    const auto &path = m_spot.path;
    for (auto length = path.size(); length > 0; --length) {
        if (std::holds_alternative<std::string>(path[length - 1]))
            continue;
        const auto *name = length < path.size() ? std::get_if<std::string>(&path[length]) : nullptr;
        return name && *name == "node" ? length + 1 : length;
    }
    return 0;
}

QString ValueCopies::rowAsJson() const
{
    auto path = m_spot.path;
    path.resize(rowLength());
    const auto row = path.empty() ? std::nullopt : json::valueAt(m_tape->root(), path);
    return row ? QString::fromStdString(json::pretty(*row)) : QString();
}

QString ValueCopies::csv() const
{
    const auto [table, all] = tableOf(m_tape, m_spot.value);
    return QString::fromStdString(results::csv(table, all));
}

QString ValueCopies::markdown() const
{
    const auto [table, all] = tableOf(m_tape, m_spot.value);
    return QString::fromStdString(results::markdown(table, all));
}

void ValueCopies::addTo(QMenu &menu) const
{
    const auto add = [&](const QString &title, QString (ValueCopies::*text)() const) {
        return menu.addAction(title, qApp, [copies = *this, text] {
            const auto put = [](const QString &copied) {
                QApplication::clipboard()->setText(copied);
            };
            if (copies.m_spot.value.span().length() <= SmallValue)
                put((copies.*text)());
            else
                elsewhere([copies, text] { return (copies.*text)(); }, put);
        });
    };
    add(QMenu::tr("Copy Value"), &ValueCopies::value);
    add(QMenu::tr("Copy Path"), &ValueCopies::path);
    add(QMenu::tr("Copy JSON Pointer"), &ValueCopies::pointer);
    menu.addSeparator();
    if (isContainer())
        add(QMenu::tr("Copy as JSON"), &ValueCopies::json);
    if (isInRow())
        add(QMenu::tr("Copy Row as JSON"), &ValueCopies::rowAsJson);
    if (isContainer()) {
        add(QMenu::tr("Copy as CSV"), &ValueCopies::csv);
        add(QMenu::tr("Copy as Markdown"), &ValueCopies::markdown);
    }
}

} // namespace ui
