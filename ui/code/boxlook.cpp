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

/// A chevron drawn at the screen's scale: Scintilla's own fold marks are heavy boxes.
void defineChevron(QsciScintilla &box, int marker, bool down, const QColor &color)
{
    constexpr int Side = 12;
    const double scale = box.devicePixelRatioF();
    const int pixels = static_cast<int>(std::lround(Side * scale));
    QImage image(pixels, pixels, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(pixels / static_cast<double>(Side), pixels / static_cast<double>(Side));
    painter.setPen(QPen(color, 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    QPainterPath path;
    if (down) {
        path.moveTo(3, 4.5);
        path.lineTo(6, 7.5);
        path.lineTo(9, 4.5);
    } else {
        path.moveTo(4.5, 3);
        path.lineTo(7.5, 6);
        path.lineTo(4.5, 9);
    }
    painter.drawPath(path);
    painter.end();
    box.SendScintilla(QsciScintilla::SCI_RGBAIMAGESETWIDTH, pixels);
    box.SendScintilla(QsciScintilla::SCI_RGBAIMAGESETHEIGHT, pixels);
    box.SendScintilla(QsciScintilla::SCI_RGBAIMAGESETSCALE, std::lround(scale * 100));
    box.SendScintilla(QsciScintilla::SCI_MARKERDEFINERGBAIMAGE, static_cast<unsigned long>(marker), image);
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

    defineChevron(box, QsciScintilla::SC_MARKNUM_FOLDEROPEN, true, color(Role::Comment));
    defineChevron(box, QsciScintilla::SC_MARKNUM_FOLDER, false, color(Role::Accent));
    defineChevron(box, QsciScintilla::SC_MARKNUM_FOLDEREND, false, color(Role::Accent));
    defineChevron(box, QsciScintilla::SC_MARKNUM_FOLDEROPENMID, true, color(Role::Comment));
    setLineHeight(box);
}

} // namespace ui
