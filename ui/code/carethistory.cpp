#include "ui/code/carethistory.h"

#include "ui/code/codebox.h"

#include <algorithm>
#include <utility>

namespace ui {
namespace {

using Sci = QsciScintillaBase;

/// What is kept of them.
Carets::Places severalOf(const Carets &carets)
{
    return carets.isAlone() ? Carets::Places() : carets.places();
}

} // namespace

void CaretHistory::begin(Carets::Places before)
{
    if (!m_isChanging && !m_before)
        m_before = std::move(before);
}

void CaretHistory::note(int modificationType)
{
    const auto is = [modificationType](int flags) {
        return (modificationType & flags) != 0;
    };
    const long length = m_box.SendScintilla(Sci::SCI_GETLENGTH);
    if (is(Sci::SC_PERFORMED_USER)) {
        if (is(Sci::SC_MOD_BEFOREINSERT | Sci::SC_MOD_BEFOREDELETE)) {
            // With many carets a step is made of many changes, and the first of them tells.
            if (!m_isChanging && !m_before)
                m_before = severalOf(m_box.carets());
            return;
        }
        if (!is(Sci::SC_MOD_INSERTTEXT | Sci::SC_MOD_DELETETEXT))
            return;
        // What was taken back cannot be made again now.
        m_steps.resize(std::min(m_done, m_steps.size()));
        if (is(Sci::SC_STARTACTION) || m_steps.empty())
            m_steps.push_back({std::exchange(m_before, std::nullopt).value_or(Carets::Places()), {}, m_length, 0});
        m_done = m_steps.size();
        m_isChanging = true;
        m_wanted.reset();
    } else if (is(Sci::SC_LASTSTEPINUNDOREDO)) {
        const bool isUndone = is(Sci::SC_PERFORMED_UNDO);
        if (isUndone ? m_done == 0 : m_done >= m_steps.size())
            return clear();
        const auto &step = m_steps[isUndone ? --m_done : m_done++];
        const auto fits = (isUndone ? step.lengthBefore : step.lengthAfter) == length;
        m_wanted = fits ? (isUndone ? step.before : step.after) : Carets::Places();
    }
    m_length = length;
}

void CaretHistory::settle()
{
    if (m_isChanging && !m_steps.empty()) {
        auto &step = m_steps.back();
        step.after = severalOf(m_box.carets());
        step.lengthAfter = m_length;
    }
    m_isChanging = false;
    m_before.reset();
    if (const auto wanted = std::exchange(m_wanted, std::nullopt); wanted && wanted->ranges.size() > 1)
        m_box.carets().restore(*wanted);
}

void CaretHistory::clear()
{
    m_length = m_box.SendScintilla(Sci::SCI_GETLENGTH);
    m_steps.clear();
    m_done = 0;
    m_before.reset();
    m_wanted.reset();
    m_isChanging = false;
}

} // namespace ui
