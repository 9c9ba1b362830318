#include "ui/code/boxlook.h"

#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <Qsci/qsciscintilla.h>

#include <cmath>

namespace ui {
namespace {

/// Lines of code stand on a grid of 20 pixels, whatever the font's own idea is.
constexpr long LineHeight = 20;

/// Scintilla wants blue, green, red.
long scintillaColor(const QColor &color)
{
    return color.red() | (color.green() << 8) | (color.blue() << 16);
}

void setLineHeight(QsciScintilla &box)
{
    box.setExtraAscent(0);
    box.setExtraDescent(0);
    const long extra = std::max(0L, LineHeight - box.SendScintilla(QsciScintilla::SCI_TEXTHEIGHT, 0UL));
    box.setExtraAscent(static_cast<int>(extra / 2));
    box.setExtraDescent(static_cast<int>(extra - extra / 2));
}

/// Half way between two colours: for what is there to be found, not to be read.
QColor between(const QColor &one, const QColor &other)
{
    return {(one.red() + other.red()) / 2, (one.green() + other.green()) / 2, (one.blue() + other.blue()) / 2};
}

void setMarker(QsciScintilla &box, int marker, int shape, const QColor &color)
{
    const auto number = static_cast<unsigned long>(marker);
    box.SendScintilla(QsciScintilla::SCI_MARKERDEFINE, number, static_cast<long>(shape));
    box.SendScintilla(QsciScintilla::SCI_MARKERSETFORE, number, scintillaColor(color));
    box.SendScintilla(QsciScintilla::SCI_MARKERSETBACK, number, scintillaColor(color));
}

} // namespace

void defineShapes(QsciScintilla &box)
{
    // A folded line says so by its chevron; the line across that Scintilla draws is louder than the text.
    box.SendScintilla(QsciScintilla::SCI_SETFOLDFLAGS, 0UL);
    for (const int squiggle : {ErrorIndicator, WarningIndicator, HintIndicator})
        box.SendScintilla(QsciScintilla::SCI_INDICSETSTYLE, static_cast<unsigned long>(squiggle),
                          static_cast<long>(QsciScintilla::INDIC_SQUIGGLE));
    box.SendScintilla(QsciScintilla::SCI_INDICSETSTYLE, static_cast<unsigned long>(FoundIndicator),
                      static_cast<long>(QsciScintilla::INDIC_STRAIGHTBOX));
    box.SendScintilla(QsciScintilla::SCI_INDICSETUNDER, static_cast<unsigned long>(FoundIndicator), 1L);
    box.SendScintilla(QsciScintilla::SCI_INDICSETSTYLE, static_cast<unsigned long>(OwnCloserIndicator),
                      static_cast<long>(QsciScintilla::INDIC_HIDDEN));
    for (const int marker : {QsciScintilla::SC_MARKNUM_FOLDEREND, QsciScintilla::SC_MARKNUM_FOLDEROPENMID,
                             QsciScintilla::SC_MARKNUM_FOLDERSUB, QsciScintilla::SC_MARKNUM_FOLDERTAIL,
                             QsciScintilla::SC_MARKNUM_FOLDERMIDTAIL})
        box.SendScintilla(QsciScintilla::SCI_MARKERDEFINE, static_cast<unsigned long>(marker),
                          static_cast<long>(QsciScintilla::SC_MARK_EMPTY));
}

void applyBoxTheme(QsciScintilla &box, const Theme &theme)
{
    const auto color = [&theme](Role role) {
        return theme.color(role);
    };
    box.setMarginsBackgroundColor(color(Role::Panel));
    box.setMarginsForegroundColor(color(Role::Comment));
    box.setMarginsFont(Theme::codeFont());
    box.setFoldMarginColors(color(Role::Panel), color(Role::Panel));
    box.setCaretForegroundColor(color(Role::Accent));
    box.setCaretLineBackgroundColor(color(Role::CaretLine));
    box.setSelectionBackgroundColor(color(Role::Selection));
    box.SendScintilla(QsciScintilla::SCI_SETADDITIONALCARETFORE, scintillaColor(color(Role::Accent)));
    box.SendScintilla(QsciScintilla::SCI_SETADDITIONALSELBACK, scintillaColor(color(Role::Selection)));
    box.resetSelectionForegroundColor();
    box.setMatchedBraceBackgroundColor(color(Role::AccentWash));
    box.setMatchedBraceForegroundColor(color(Role::Accent));
    box.setUnmatchedBraceBackgroundColor(color(Role::Panel));
    box.setUnmatchedBraceForegroundColor(color(Role::Live));
    box.setIndentationGuidesBackgroundColor(color(Role::Panel));
    box.setIndentationGuidesForegroundColor(color(Role::Line));

    const auto setIndicator = [&](int indicator, Role role) {
        box.SendScintilla(QsciScintilla::SCI_INDICSETFORE, static_cast<unsigned long>(indicator),
                          scintillaColor(color(role)));
    };
    setIndicator(ErrorIndicator, Role::Live);
    setIndicator(WarningIndicator, Role::Warning);
    setIndicator(HintIndicator, Role::Accent);
    setIndicator(FoundIndicator, Role::Warning);
    box.SendScintilla(QsciScintilla::SCI_INDICSETALPHA, static_cast<unsigned long>(FoundIndicator), 50L);
    box.SendScintilla(QsciScintilla::SCI_INDICSETOUTLINEALPHA, static_cast<unsigned long>(FoundIndicator), 120L);

    // Shapes that Scintilla draws itself: its pictures are not scaled with the screen.
    for (const int marker : {QsciScintilla::SC_MARKNUM_FOLDEROPEN, QsciScintilla::SC_MARKNUM_FOLDEROPENMID})
        setMarker(box, marker, QsciScintilla::SC_MARK_ARROWDOWN, between(color(Role::Comment), color(Role::Panel)));
    for (const int marker : {QsciScintilla::SC_MARKNUM_FOLDER, QsciScintilla::SC_MARKNUM_FOLDEREND})
        setMarker(box, marker, QsciScintilla::SC_MARK_ARROW, color(Role::Accent));
    setLineHeight(box);
}

} // namespace ui
