#include "ui/code/finder.h"

#include "ui/code/boxlook.h"
#include "ui/code/codebox.h"

#include <algorithm>

namespace ui {

int Finder::mark(QString text, bool caseSensitive)
{
    clear();
    m_wanted = std::move(text);
    m_caseSensitive = caseSensitive;
    m_revision = m_box.revision();
    const QByteArray needle = m_wanted.toUtf8();
    if (needle.isEmpty())
        return 0;
    const auto length = m_box.SendScintilla(QsciScintilla::SCI_GETLENGTH);
    m_box.SendScintilla(QsciScintilla::SCI_SETSEARCHFLAGS, caseSensitive ? QsciScintilla::SCFIND_MATCHCASE : 0);
    m_box.SendScintilla(QsciScintilla::SCI_SETINDICATORCURRENT, static_cast<int>(FoundIndicator));
    long from = 0;
    while (from < length) {
        m_box.SendScintilla(QsciScintilla::SCI_SETTARGETRANGE, static_cast<unsigned long>(from), length);
        const long begin = m_box.SendScintilla(QsciScintilla::SCI_SEARCHINTARGET,
                                               static_cast<unsigned long>(needle.size()), needle.constData());
        if (begin < 0)
            break;
        from = std::max(m_box.SendScintilla(QsciScintilla::SCI_GETTARGETEND), begin + 1);
        m_places.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(from)});
        m_box.SendScintilla(QsciScintilla::SCI_INDICATORFILLRANGE, static_cast<unsigned long>(begin), from - begin);
    }
    return count();
}

int Finder::search(const QString &text, bool caseSensitive)
{
    if (mark(text, caseSensitive) == 0)
        return 0;
    const auto next = firstFrom(static_cast<std::uint32_t>(m_box.SendScintilla(QsciScintilla::SCI_GETSELECTIONSTART)));
    return selectPlace(next == m_places.size() ? 0 : next);
}

int Finder::step(bool backwards)
{
    if (m_revision != m_box.revision())
        mark(m_wanted, m_caseSensitive);
    if (m_places.empty())
        return 0;
    const auto edge = backwards ? QsciScintilla::SCI_GETSELECTIONSTART : QsciScintilla::SCI_GETSELECTIONEND;
    const auto next = firstFrom(static_cast<std::uint32_t>(m_box.SendScintilla(edge)));
    const auto count = m_places.size();
    return selectPlace(backwards ? (next + count - 1) % count : next % count);
}

int Finder::replace(const QString &replacement)
{
    if (m_revision != m_box.revision())
        mark(m_wanted, m_caseSensitive);
    const text::Span selected {static_cast<std::uint32_t>(m_box.SendScintilla(QsciScintilla::SCI_GETSELECTIONSTART)),
                               static_cast<std::uint32_t>(m_box.SendScintilla(QsciScintilla::SCI_GETSELECTIONEND))};
    if (std::find(m_places.begin(), m_places.end(), selected) != m_places.end()) {
        put(selected, replacement.toUtf8());
        const auto behind = selected.begin + static_cast<std::uint32_t>(replacement.toUtf8().size());
        m_box.select({behind, behind});
    }
    return step(false);
}

int Finder::replaceAll(const QString &replacement)
{
    if (m_revision != m_box.revision())
        mark(m_wanted, m_caseSensitive);
    const auto places = m_places;
    const auto bytes = replacement.toUtf8();
    m_box.SendScintilla(QsciScintilla::SCI_BEGINUNDOACTION);
    for (auto place = places.rbegin(); place != places.rend(); ++place)
        put(*place, bytes);
    m_box.SendScintilla(QsciScintilla::SCI_ENDUNDOACTION);
    mark(m_wanted, m_caseSensitive);
    return static_cast<int>(places.size());
}

void Finder::put(text::Span place, const QByteArray &replacement)
{
    m_box.SendScintilla(QsciScintilla::SCI_SETTARGETRANGE, static_cast<unsigned long>(place.begin),
                        static_cast<long>(place.end));
    m_box.SendScintilla(QsciScintilla::SCI_REPLACETARGET, static_cast<unsigned long>(replacement.size()),
                        replacement.constData());
}

void Finder::clear()
{
    m_wanted.clear();
    m_places.clear();
    m_box.SendScintilla(QsciScintilla::SCI_SETINDICATORCURRENT, static_cast<int>(FoundIndicator));
    m_box.SendScintilla(QsciScintilla::SCI_INDICATORCLEARRANGE, 0UL, m_box.SendScintilla(QsciScintilla::SCI_GETLENGTH));
}

std::size_t Finder::firstFrom(std::uint32_t offset) const
{
    const auto place = std::lower_bound(m_places.begin(), m_places.end(), offset,
                                        [](text::Span span, std::uint32_t at) { return span.begin < at; });
    return static_cast<std::size_t>(place - m_places.begin());
}

int Finder::selectPlace(std::size_t place)
{
    m_box.select(m_places[place]);
    return static_cast<int>(place) + 1;
}

} // namespace ui
