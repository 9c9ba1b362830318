// A page as a value, and the value as a page.
#include "core/exchange/foreign.h"
#include "ui/editor/jsoneditor.h"
#include "ui/editor/queryeditor.h"
#include "ui/results/answerview.h"
#include "ui/shell/bottompane.h"
#include "ui/shell/boxplace.h"
#include "ui/shell/documentpage.h"
#include "ui/shell/headerspane.h"
#include "ui/shell/quietnotice.h"

namespace ui {
namespace {

QList<workspace::TabHeader> valuesOf(const QList<HeaderLine> &lines)
{
    QList<workspace::TabHeader> headers;
    for (const auto &line : lines)
        headers.append({line.header.name, line.header.value, line.isSent, line.keepsValue});
    return headers;
}

QList<HeaderLine> linesOf(const QList<workspace::TabHeader> &headers)
{
    QList<HeaderLine> lines;
    for (const auto &header : headers)
        lines.append({{header.name, header.value}, header.isSent, header.keepsValue});
    return lines;
}

} // namespace

void DocumentPage::watchValue()
{
    connect(m_editor, &QueryEditor::documentChanged, this, &DocumentPage::valueChanged);
    connect(m_editor, &QueryEditor::caretMoved, this, &DocumentPage::valueChanged);
    connect(m_variables, &JsonEditor::documentChanged, this, &DocumentPage::valueChanged);
    connect(m_variables, &JsonEditor::caretMoved, this, &DocumentPage::valueChanged);
    for (auto *box : {static_cast<QsciScintilla *>(m_editor), static_cast<QsciScintilla *>(m_variables)}) {
        // Folds that open and close say nothing else; they have moved when the click is over.
        connect(box, &QsciScintilla::marginClicked, this, &DocumentPage::valueChanged, Qt::QueuedConnection);
    }
    connect(&m_bottom->headers(), &HeadersPane::edited, this, &DocumentPage::valueChanged);
    connect(this, &DocumentPage::titleChanged, this, &DocumentPage::valueChanged);
}

void DocumentPage::setValue(const workspace::Tab &tab)
{
    setContent(tab.text, tab.variables);
    restorePlace(*m_editor, tab.place);
    restoreJsonPlace(*m_variables, tab.variablesPlace);
    m_bottom->headers().setLines(linesOf(tab.headers));
    setFile(tab.file);
    m_leftOut = tab.leftOut;
    noteLeftOut({});
}

workspace::Tab DocumentPage::value() const
{
    workspace::Tab tab;
    tab.projectKey = m_projectKey;
    tab.title = title();
    tab.text = text();
    tab.variables = variables();
    tab.isCommand = exchange::looksForeign(tab.text);
    tab.headers = valuesOf(m_bottom->headers().lines());
    tab.place = placeOf(*m_editor);
    tab.variablesPlace = placeOf(*m_variables);
    tab.file = m_file;
    tab.differsFromFile = m_differsFromFile;
    tab.leftOut = m_leftOut;
    return tab;
}

void DocumentPage::noteLeftOut(const QString &ofTheAnswer)
{
    QStringList what;
    if (m_leftOut.command)
        what.append(tr("the command that was pasted here, because it may have held a token"));
    if (m_leftOut.literals)
        what.append(tr("secrets in the query"));
    if (m_leftOut.variables)
        what.append(tr("secrets among the variables"));
    if (m_leftOut.headers)
        what.append(tr("values of headers"));
    QStringList sentences;
    if (!what.isEmpty())
        sentences.append(
            tr("Not kept on the disk: %1. Write them again where they are needed.").arg(what.join(tr(", "))));
    if (!ofTheAnswer.isEmpty())
        sentences.append(ofTheAnswer);
    if (sentences.isEmpty())
        return;
    m_notice->offer(
        sentences.join(QLatin1Char(' ')), tr("OK"),
        [this] {
            m_leftOut = {};
            emit valueChanged();
        },
        QuietNotice::Stay::UntilTaken);
}

const run::Answer &DocumentPage::answer() const
{
    return m_answer->answer();
}

void DocumentPage::showKept(const run::KeptAnswer &kept)
{
    // What was run meanwhile is newer.
    if (m_running || m_answer->answer().body)
        return;
    if (kept.wasTooLarge) {
        noteLeftOut(tr("The last answer was larger than 10 MB: it was not kept on the disk."));
        return;
    }
    const QSignalBlocker itIsOnTheDisk(this);
    m_answer->showAnswer(kept.answer);
    if (kept.isMasked)
        noteLeftOut(tr("Secrets in the last answer were not kept on the disk: they are shown as •••."));
}

} // namespace ui
