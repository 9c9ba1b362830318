#include "ui/code/invisibles.h"

#include "core/base/visibletext.h"

#include <Qsci/qsciscintilla.h>

namespace ui {
namespace {

/// Where Unicode keeps its invisible characters; each one is then asked for. C0 is left out: Scintilla draws those.
constexpr std::pair<char32_t, char32_t> InvisibleRanges[] {
    {0x7f, 0xad},       {0x34f, 0x34f},     {0x61c, 0x61c},     {0x115f, 0x1160},   {0x17b4, 0x17b5}, {0x180b, 0x180f},
    {0x2000, 0x206f},   {0x3164, 0x3164},   {0xfe00, 0xfe0f},   {0xfeff, 0xfeff},   {0xffa0, 0xffa0}, {0xfff0, 0xfffb},
    {0x13430, 0x1345f}, {0x1bca0, 0x1bca3}, {0x1d173, 0x1d17a}, {0xe0000, 0xe0fff},
};

std::vector<std::pair<QByteArray, QByteArray>> findInvisibles()
{
    std::vector<std::pair<QByteArray, QByteArray>> found;
    for (const auto &[first, last] : InvisibleRanges)
        for (char32_t character = first; character <= last; ++character) {
            // Not QString::fromUcs4(), which takes U+FEFF for a byte order mark and drops it.
            const auto text = QStringView(QChar::fromUcs4(character)).toString();
            if (base::visibleText(text) != text)
                found.emplace_back(
                    text.toUtf8(),
                    "U+" + QByteArray::number(static_cast<uint>(character), 16).toUpper().rightJustified(4, '0'));
        }
    return found;
}

} // namespace

const std::vector<std::pair<QByteArray, QByteArray>> &invisibleCharacters()
{
    static const auto characters = findInvisibles();
    return characters;
}

void drawInvisibles(QsciScintilla &box)
{
    for (const auto &[utf8, shown] : invisibleCharacters())
        box.SendScintilla(QsciScintilla::SCI_SETREPRESENTATION, utf8.constData(), shown.constData());
}

} // namespace ui
