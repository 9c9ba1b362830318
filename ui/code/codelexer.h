#pragma once

#include "ui/theme/theme.h"

#include <Qsci/qscilexercustom.h>

#include <span>
#include <string>
#include <string_view>

namespace ui {

/// A lexer that gives every byte of a range its style in one call to Scintilla, and takes its colours from the roles
/// of the theme. The grammar is the subclass's; it should be the core's, so that there is one.
class CodeLexer : public QsciLexerCustom
{
    Q_OBJECT

public:
    struct Style
    {
        Role role;
        const char *description;
        bool isProse = false; ///< A string or a comment, where brackets are just letters.
    };

    /// Recolours without styling a byte again. Never setLexer() for that: it wipes what the box itself has set.
    void applyTheme(const Theme &theme);

    bool isProse(int style) const;

    const char *language() const override { return m_language; }
    QString description(int style) const override;
    void styleText(int start, int end) override;

protected:
    /// \a styles: what the style numbers mean, from 0; must outlive the lexer.
    CodeLexer(const char *language, std::span<const Style> styles, QObject *parent);

    /// One style byte for each byte of [\a begin, \a end) of \a text. \a begin is the start of a line.
    virtual std::string stylesOf(std::string_view text, std::size_t begin, std::size_t end) = 0;

private:
    const char *m_language;
    std::span<const Style> m_styles;
};

} // namespace ui
