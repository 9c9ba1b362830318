// How a QueryEditor goes from a name to what it means, and selects by meaning.
#include "core/graphql/help/definition.h"
#include "core/graphql/help/selection.h"
#include "core/graphql/help/signaturehelp.h"
#include "ui/editor/completer.h"
#include "ui/editor/hoverhelp.h"
#include "ui/editor/queryeditor.h"
#include "ui/editor/signatureline.h"

#include <QMouseEvent>

namespace ui {

bool QueryEditor::goToDefinitionAt(quint32 offset)
{
    const auto target = graphql::definitionAt(schema(), *document(), offset);
    if (!target)
        return false;
    if (!target->places.empty())
        select(target->places.front());
    else if (target->element)
        emit docsRequested(docsPlaceOf(*target->element));
    return !target->places.empty() || target->element;
}

void QueryEditor::goToDefinition()
{
    m_hover->close();
    goToDefinitionAt(caret());
}

void QueryEditor::explain()
{
    m_hover->showAt(caret());
}

text::Span QueryEditor::selection() const
{
    return {static_cast<std::uint32_t>(send(SCI_GETSELECTIONSTART)),
            static_cast<std::uint32_t>(send(SCI_GETSELECTIONEND))};
}

void QueryEditor::growSelection()
{
    const auto from = selection();
    if (from != m_grown)
        m_growCaret = caret();
    m_grown = graphql::grownSelection(*document(), from);
    send(SCI_SETSEL, m_grown.begin, m_grown.end);
}

void QueryEditor::shrinkSelection()
{
    const auto from = selection();
    if (from != m_grown)
        m_growCaret = from.begin;
    m_grown = graphql::shrunkSelection(*document(), from, m_growCaret);
    send(SCI_SETSEL, m_grown.begin, m_grown.end);
}

const SignatureLine *QueryEditor::signature() const
{
    return m_signature;
}

QRect QueryEditor::popupAnchor(quint32 position) const
{
    auto anchor = rectOf(position);
    // Where the line of help stands below the text, the list stands below that.
    if (isSignatureOpen() && m_signature->geometry().top() > anchor.top())
        anchor.setBottom(std::max(anchor.bottom(), m_signature->geometry().bottom()));
    return anchor;
}

bool QueryEditor::isSignatureOpen() const
{
    return m_signature && !m_signature->isHidden();
}

void QueryEditor::closeSignature()
{
    if (m_signature)
        m_signature->hide();
}

void QueryEditor::showSignature(bool opens)
{
    if (!opens && !isSignatureOpen())
        return;
    // A long text is not parsed anew for a line of help.
    const bool isAtHand = hasFreshDocument() || send(SCI_GETLENGTH) <= static_cast<long>(Completer::LongText);
    const auto help = schema() && isAtHand ? graphql::signatureHelpAt(*schema(), *document(), caret()) : std::nullopt;
    if (!help || help->parameters.empty()) {
        closeSignature();
        return;
    }
    if (!m_signature || m_signature->parentWidget() != window()) {
        delete m_signature;
        m_signature = new SignatureLine(m_appearance, window());
    }
    m_signature->setHelp(*help);
    m_signature->showBeside(rectOf(caret()), {mapTo(window(), QPoint()), size()});
}

void QueryEditor::mousePressEvent(QMouseEvent *event)
{
    m_hover->close();
    if (event->button() == Qt::LeftButton && event->modifiers() == Qt::ControlModifier) {
        const long at =
            send(SCI_POSITIONFROMPOINTCLOSE, static_cast<unsigned long>(event->pos().x()), event->pos().y());
        if (at >= 0 && goToDefinitionAt(static_cast<quint32>(at))) {
            event->accept();
            return;
        }
    }
    CodeBox::mousePressEvent(event);
}

void QueryEditor::showHover(int position, int x, int y)
{
    if (position < 0 || m_completer->isOpen())
        return;
    for (const auto &finding : findings()) {
        if (finding.span.contains(static_cast<std::uint32_t>(position))) {
            CodeBox::showHover(position, x, y);
            return;
        }
    }
    m_hover->showAt(static_cast<quint32>(position));
}

void QueryEditor::hideHover()
{
    CodeBox::hideHover();
    m_hover->leave();
}

bool QueryEditor::handleNavigation(const QKeyEvent &event)
{
    const auto modifiers = event.modifiers();
    if (event.key() == Qt::Key_F12 && modifiers == Qt::NoModifier)
        goToDefinition();
    else if (event.key() == Qt::Key_I && modifiers == Qt::ControlModifier)
        explain();
    else if (event.key() == Qt::Key_F2 && modifiers == Qt::NoModifier)
        rename();
    else if (event.key() == Qt::Key_Right && modifiers == (Qt::ShiftModifier | Qt::AltModifier))
        growSelection();
    else if (event.key() == Qt::Key_Left && modifiers == (Qt::ShiftModifier | Qt::AltModifier))
        shrinkSelection();
    else if (event.key() == Qt::Key_Escape && m_hover->isOpen())
        m_hover->close();
    else if (event.key() == Qt::Key_Escape && isSignatureOpen())
        closeSignature();
    else
        return false;
    return true;
}

} // namespace ui
