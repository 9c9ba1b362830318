#include "ui/editor/queryeditor.h"

#include "core/graphql/help/typedaside.h"
#include "core/language/analysis.h"
#include "ui/editor/completer.h"
#include "ui/editor/findings.h"
#include "ui/editor/foldlevels.h"
#include "ui/editor/graphqllexer.h"
#include "ui/editor/hoverhelp.h"
#include "ui/editor/signatureline.h"

#include <QAction>
#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>

namespace ui {
namespace {

qsizetype indentationOf(const QByteArray &line)
{
    const auto *text = std::find_if(line.begin(), line.end(), [](char byte) { return byte != ' ' && byte != '\t'; });
    return text - line.begin();
}

} // namespace

QueryEditor::QueryEditor(const Appearance &appearance, QWidget *parent)
    : CodeBox(appearance, new GraphqlLexer, parent),
      m_appearance(appearance)
{
    setAccessibleName(tr("Query, in GraphQL"));
    addFindBar();
    auto *comment = new QAction(tr("Comment or uncomment"), this);
    comment->setShortcut(Qt::CTRL | Qt::Key_Slash);
    comment->setShortcutContext(Qt::WidgetShortcut);
    connect(comment, &QAction::triggered, this, &QueryEditor::toggleComment);
    addAction(comment);
    m_completer =
        new Completer(appearance, *this, {[this](std::uint32_t place) { return completion(place); }, "{(:@$[,=|"});
    m_hover = new HoverHelp(*this);
    connect(m_hover, &HoverHelp::docsRequested, this, &QueryEditor::docsRequested);
    connect(this, &CodeBox::caretMoved, this, [this] { showSignature(false); });
    for (auto *bar : {verticalScrollBar(), horizontalScrollBar()}) {
        connect(bar, &QScrollBar::valueChanged, m_hover, &HoverHelp::close);
        connect(bar, &QScrollBar::valueChanged, this, &QueryEditor::closeSignature);
    }
}

QueryEditor::~QueryEditor()
{
    delete m_signature;
}

std::shared_ptr<const graphql::Document> QueryEditor::document()
{
    if (!hasFreshDocument()) {
        m_document = graphql::parse(bytes().toStdString());
        m_documentRevision = revision();
    }
    return m_document;
}

void QueryEditor::adopt(std::shared_ptr<const graphql::Document> document)
{
    const auto text = bytes();
    if (!document || document->source() != std::string_view(text.constData(), static_cast<std::size_t>(text.size())))
        return;
    m_document = std::move(document);
    m_documentRevision = revision();
}

std::optional<graphql::Completion> QueryEditor::completion(std::uint32_t place)
{
    if (send(SCI_GETLENGTH) > static_cast<long>(Completer::LongText) && !hasFreshDocument())
        return std::nullopt;
    return graphql::complete(schema(), *document(), place);
}

void QueryEditor::complete()
{
    m_completer->open();
}

bool QueryEditor::event(QEvent *event)
{
    // Escape closes what is open here before it is anybody's shortcut.
    if (event->type() == QEvent::ShortcutOverride && (m_completer->isOpen() || m_hover->isOpen() || isSignatureOpen())
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return CodeBox::event(event);
}

void QueryEditor::keyPressEvent(QKeyEvent *event)
{
    if (m_completer->handle(*event)) {
        event->accept();
        return;
    }
    if (handleNavigation(*event)) {
        event->accept();
        return;
    }
    m_hover->close();
    const auto before = revision();
    if (stepAside(*event) || stepOut(*event)) {
        event->accept();
        return;
    }
    CodeBox::keyPressEvent(event);
    const bool changed = revision() != before;
    if (changed)
        showSignature(event->text() == QLatin1String("(") || event->text() == QLatin1String(","));
    m_completer->follow(*event, changed);
}

/// True when the bracket is there already, and the caret has gone into it.
bool QueryEditor::stepAside(const QKeyEvent &event)
{
    const auto typed = event.text();
    const bool isPlain = !isReadOnly() && send(SCI_GETSELECTIONS) == 1 && send(SCI_GETSELECTIONEMPTY) != 0;
    if (!isPlain || (typed != QLatin1String("(") && typed != QLatin1String("{")))
        return false;
    const auto source = bytes().toStdString();
    const bool isSelection = typed == QLatin1String("{");
    if (!isSelection) {
        if (const auto more = graphql::moreArgumentsPlace(source, caret())) {
            replaceSpan({*more, *more}, ", ");
            showSignature(true);
            m_completer->begin();
            return true;
        }
    }
    const auto place =
        isSelection ? graphql::selectionPlace(source, caret()) : graphql::argumentsPlace(source, caret());
    if (!place)
        return false;
    send(SCI_GOTOPOS, *place);
    if (isSelection)
        m_completer->begin();
    return isSelection;
}

/// True when Tab has left the brackets or quotes around the caret.
bool QueryEditor::stepOut(const QKeyEvent &event)
{
    const bool isPlain = !isReadOnly() && send(SCI_GETSELECTIONS) == 1 && send(SCI_GETSELECTIONEMPTY) != 0;
    if (!isPlain || event.key() != Qt::Key_Tab || event.modifiers() != Qt::NoModifier)
        return false;
    const auto way = graphql::wayOut(bytes().toStdString(), caret());
    if (!way)
        return false;
    if (!way->removed.isEmpty())
        replaceSpan(way->removed, {});
    const auto place = way->place - way->removed.length();
    select({place, place});
    if (textBefore(place, 1) == " ") // In a selection, to be filled.
        m_completer->begin();
    return true;
}

void QueryEditor::focusOutEvent(QFocusEvent *event)
{
    m_completer->close();
    m_hover->close();
    closeSignature();
    CodeBox::focusOutEvent(event);
}

void QueryEditor::showAnalysis(const language::Analysis &analysis)
{
    if (analysis.revision != revision())
        return;
    m_document = analysis.document;
    m_documentRevision = analysis.revision;
    m_completer->analysisCame();
    showFindings(findingsOf(analysis.diagnostics));
    showFolds(analysis);
}

void QueryEditor::showFolds(const language::Analysis &analysis)
{
    const auto levels = foldLevels(analysis.folds, static_cast<std::size_t>(lines()));
    for (std::size_t line = 0; line < levels.size(); ++line) {
        long wanted = SC_FOLDLEVELBASE + levels[line].depth;
        if (levels[line].isHeader)
            wanted |= SC_FOLDLEVELHEADERFLAG;
        // Only what differs: setting a level redraws the margin, and unfolds what lost its header.
        if (send(SCI_GETFOLDLEVEL, line) != wanted)
            send(SCI_SETFOLDLEVEL, line, wanted);
    }
}

QByteArray QueryEditor::lineText(long line) const
{
    QByteArray text(send(SCI_LINELENGTH, static_cast<unsigned long>(line)), '\0');
    SendScintilla(SCI_GETLINE, static_cast<unsigned long>(line), text.data());
    while (text.endsWith('\n') || text.endsWith('\r'))
        text.chop(1);
    return text;
}

std::set<long> QueryEditor::selectedLines() const
{
    std::set<long> chosen;
    for (unsigned long i = 0; i < static_cast<unsigned long>(send(SCI_GETSELECTIONS)); ++i) {
        const long first = send(SCI_LINEFROMPOSITION, static_cast<unsigned long>(send(SCI_GETSELECTIONNSTART, i)));
        const long end = send(SCI_GETSELECTIONNEND, i);
        long last = send(SCI_LINEFROMPOSITION, static_cast<unsigned long>(end));
        // A selection that ends before a line's first letter was not meant to hold the line.
        if (last > first && send(SCI_POSITIONFROMLINE, static_cast<unsigned long>(last)) == end)
            --last;
        for (long line = first; line <= last; ++line)
            chosen.insert(line);
    }
    return chosen;
}

void QueryEditor::toggleComment()
{
    const auto chosen = selectedLines();
    bool allCommented = true;
    auto column = std::numeric_limits<qsizetype>::max();
    for (const long line : chosen) {
        const auto text = lineText(line);
        if (text.trimmed().isEmpty())
            continue;
        column = std::min(column, indentationOf(text));
        allCommented = allCommented && text.trimmed().startsWith('#');
    }
    if (column == std::numeric_limits<qsizetype>::max())
        return;

    send(SCI_BEGINUNDOACTION);
    for (const long line : chosen) {
        const auto text = lineText(line);
        if (text.trimmed().isEmpty())
            continue;
        const long begin = send(SCI_POSITIONFROMLINE, static_cast<unsigned long>(line));
        if (allCommented) {
            const auto mark = indentationOf(text);
            const bool spaced = mark + 1 < text.size() && text[mark + 1] == ' ';
            send(SCI_DELETERANGE, static_cast<unsigned long>(begin + mark), spaced ? 2 : 1);
        } else {
            // Not SCI_INSERTTEXT, which leaves one caret.
            send(SCI_SETTARGETRANGE, static_cast<unsigned long>(begin + column), static_cast<long>(begin + column));
            SendScintilla(SCI_REPLACETARGET, 2UL, "# ");
        }
    }
    send(SCI_ENDUNDOACTION);
}

QByteArray QueryEditor::indentationBelow(long line) const
{
    for (; line >= 0; --line) {
        const auto text = lineText(line);
        if (!text.trimmed().isEmpty())
            return QByteArray(indentationOf(text) + (text.trimmed().endsWith('{') ? indentationWidth() : 0), ' ');
    }
    return {};
}

bool QueryEditor::isInSelection(long position) const
{
    const QByteArray text = bytes();
    const std::string_view source(text.constData(), static_cast<std::size_t>(text.size()));
    graphql::Lexer lexer(source);
    int depth = 0;
    for (auto token = lexer.next();
         token.kind != graphql::TokenKind::EndOfFile && token.span.end <= static_cast<std::uint32_t>(position);
         token = lexer.next()) {
        if (token.kind == graphql::TokenKind::BraceLeft)
            ++depth;
        else if (token.kind == graphql::TokenKind::BraceRight)
            depth = std::max(0, depth - 1);
    }
    return depth > 0;
}

void QueryEditor::insertOperation(const QByteArray &text)
{
    // Behind the line of the caret, with an empty line between it and its neighbours.
    const long line = send(SCI_LINEFROMPOSITION, caret());
    const long begin = send(SCI_GETLINEENDPOSITION, static_cast<unsigned long>(line));
    const QByteArray before = lineText(line).trimmed().isEmpty() ? (line == 0 ? "" : "\n") : "\n\n";
    const QByteArray inserted = before + text + "\n";
    SendScintilla(SCI_INSERTTEXT, static_cast<unsigned long>(begin), inserted.constData());
    send(SCI_GOTOPOS, static_cast<unsigned long>(begin + inserted.size() - 1));
    setFocus(Qt::OtherFocusReason);
}

void QueryEditor::insertField(const QString &text, const QString &operation)
{
    if (!operation.isEmpty() && !isInSelection(static_cast<long>(caret()))) {
        insertOperation(operation.toUtf8() + " {\n  " + text.toUtf8().replace("\n", "\n  ") + "\n}");
        return;
    }
    const long line = send(SCI_LINEFROMPOSITION, caret());
    const long lineBegin = send(SCI_POSITIONFROMLINE, static_cast<unsigned long>(line));
    const QByteArray present = lineText(line);
    const QByteArray own(indentationOf(present), ' ');
    const auto column = static_cast<long>(caret()) - lineBegin;
    const QByteArray head = present.left(column).trimmed();
    const QByteArray tail = present.mid(column).trimmed();

    // The part of the line that gives way, as columns, and what stands before and behind the field in its place.
    long from = static_cast<long>(own.size());
    long to = from;
    QByteArray indentation = own;
    QByteArray before;
    QByteArray after;
    if (head.isEmpty() && tail.isEmpty()) {
        indentation = before = indentationBelow(line - 1);
        from = 0;
        to = static_cast<long>(present.size());
    } else if (head.isEmpty()) {
        after = "\n" + own;
    } else {
        from += static_cast<long>(head.size());
        to = static_cast<long>(present.size());
        if (head.endsWith('{'))
            indentation += QByteArray(indentationWidth(), ' ');
        before = "\n" + indentation;
        if (!tail.isEmpty() && head.endsWith('{') && tail.startsWith('}')) {
            to -= static_cast<long>(tail.size());
            after = "\n" + own;
        } else if (!tail.isEmpty()) {
            // A selection on one line stays on one line.
            from = send(SCI_WORDENDPOSITION, caret(), 1) - lineBegin;
            to = from + static_cast<long>(indentationOf(present.mid(from)));
            before = after = " ";
        }
    }
    QByteArray field = text.toUtf8();
    field.replace("\n", "\n" + indentation);
    const QByteArray inserted = before + field + after;
    send(SCI_SETTARGETRANGE, static_cast<unsigned long>(lineBegin + from), lineBegin + to);
    SendScintilla(SCI_REPLACETARGET, static_cast<unsigned long>(inserted.size()), inserted.constData());
    send(SCI_GOTOPOS, static_cast<unsigned long>(lineBegin + from + before.size() + field.size()));
    setFocus(Qt::OtherFocusReason);
}

} // namespace ui
