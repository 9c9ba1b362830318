#include "ui/code/codelexer.h"

#include <Qsci/qsciscintilla.h>

namespace ui {

CodeLexer::CodeLexer(const char *language, std::span<const Style> styles, QObject *parent)
    : QsciLexerCustom(parent),
      m_language(language),
      m_styles(styles)
{ }

void CodeLexer::applyTheme(const Theme &theme)
{
    setDefaultPaper(theme.color(Role::Panel));
    setDefaultColor(theme.color(Role::Text));
    setDefaultFont(Theme::codeFont());
    setPaper(theme.color(Role::Panel), -1);
    setFont(Theme::codeFont(), -1);
    for (std::size_t style = 0; style < m_styles.size(); ++style)
        setColor(theme.color(m_styles[style].role), static_cast<int>(style));
}

bool CodeLexer::isProse(int style) const
{
    const auto number = static_cast<std::size_t>(style);
    return number < m_styles.size() && m_styles[number].isProse;
}

QString CodeLexer::description(int style) const
{
    // An empty answer tells setLexer() that there is no such style.
    const auto number = static_cast<std::size_t>(style);
    return number < m_styles.size() ? QString::fromLatin1(m_styles[number].description) : QString();
}

void CodeLexer::styleText(int start, int end)
{
    if (!editor() || start >= end)
        return;
    const auto length = static_cast<std::size_t>(editor()->SendScintilla(QsciScintilla::SCI_GETLENGTH));
    const auto *bytes =
        static_cast<const char *>(editor()->SendScintillaPtrResult(QsciScintilla::SCI_GETCHARACTERPOINTER));
    const std::string styles =
        stylesOf({bytes, length}, static_cast<std::size_t>(start), std::min(static_cast<std::size_t>(end), length));
    startStyling(start);
    editor()->SendScintilla(QsciScintilla::SCI_SETSTYLINGEX, static_cast<unsigned long>(styles.size()), styles.data());
}

} // namespace ui
