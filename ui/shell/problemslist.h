#pragma once

#include "core/text/span.h"
#include "ui/theme/appearance.h"

#include <QListWidget>

#include <vector>

namespace ui {

/// One line of the problems: what is wrong, and where. Offsets are bytes of the text it is about.
struct Problem
{
    enum class Place { Query, Variables, Headers };
    Place place = Place::Query;
    bool isError = true;
    QString message;
    QString rule; ///< Empty for syntax.
    int line = 1;
    int column = 1;
    text::Span span;
    bool operator==(const Problem &) const = default;
};

/// What the program found wrong with the query, its variables and its headers. Enter or a double click goes to the
/// place.
class ProblemsList final : public QListWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProblemsList)

public:
    explicit ProblemsList(const Appearance &appearance, QWidget *parent = nullptr);

    void showProblems(const std::vector<Problem> &problems);

signals:
    void problemActivated(ui::Problem::Place place, text::Span span);

private:
    void rebuild();

    const Appearance &m_appearance;
    std::vector<Problem> m_problems;
};

} // namespace ui
