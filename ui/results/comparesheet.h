#pragma once

#include "core/base/error.h"
#include "core/results/comparison.h"
#include "ui/theme/sheet.h"

#include <functional>
#include <optional>

class QLabel;
class QSplitter;

namespace ui {

class ComparedLines;
class DifferenceList;
class StatePage;

/// Two answers, compared: the list of what differs, and both side by side. Reading and comparing happen on another
/// thread; what was compared is not kept when the sheet closes.
class CompareSheet final : public Sheet
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CompareSheet)

public:
    /// What is compared, or why there is nothing.
    struct Side
    {
        QString name;
        /// Called on another thread.
        std::function<tl::expected<std::shared_ptr<const std::string>, QString>()> read;
    };
    /// More is not compared.
    static constexpr std::size_t Largest = 64U * 1024 * 1024;

    CompareSheet(const Side &before, const Side &after, const Appearance &appearance, QWidget *over);

    /// Null until it is done.
    const std::shared_ptr<const results::Comparison> &comparison() const { return m_comparison; }

signals:
    void compared();

private:
    struct Outcome
    {
        std::shared_ptr<const results::Comparison> comparison;
        QString problem;
    };
    static Outcome compareNow(const Side &before, const Side &after);
    void build(const Side &before, const Side &after);
    void take(const Outcome &outcome);

    const Appearance &m_appearance;
    QString m_equal; ///< What is said where there is no difference.
    std::shared_ptr<const results::Comparison> m_comparison;
    QLabel *m_summary = nullptr;
    QSplitter *m_split = nullptr;
    DifferenceList *m_list = nullptr;
    ComparedLines *m_lines = nullptr;
    StatePage *m_state = nullptr;
    QPushButton *m_all = nullptr;
    QPushButton *m_copy = nullptr;
};

} // namespace ui
